"""How far a long piece of work has come, told to whoever shows it, and how long its phases took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Phase = Literal["preparing", "reading", "storing", "indexing", "sealing", "serving"]


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps of a phase; while reading, a step is a document."""

    phase: Phase
    done: int
    total: int


#: Called often, in the process and thread that builds; it must be quick.
Listener = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """The listener of those who do not listen."""


class Clock:
    """`seconds` that each phase took, by its name."""

    def __init__(self, listener: Listener) -> None:
        self.seconds: dict[Phase, float] = {}
        self._listener = listener

    @contextmanager
    def phase(self, phase: Phase, total: int = 1) -> Iterator[Callable[[int], None]]:
        """Time a phase; gives what is to be called with the number of steps done."""

        def tell(done: int) -> None:
            self._listener(Progress(phase, done, total))

        tell(0)
        began = time.monotonic()
        yield tell
        self.seconds[phase] = time.monotonic() - began
        tell(total)
