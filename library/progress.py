"""How far a long piece of work has come, told to whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Phase = Literal["reading", "storing", "indexing", "sealing", "switching"]


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
