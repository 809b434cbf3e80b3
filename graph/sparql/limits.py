"""What one query may take."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of time, `memory` bytes of a worker's address space, `rows` or triples, bytes of `output`.

    `workers` is how many queries run at once that have taken longer than a moment. Beside them there are
    more places for those that have not: who takes one for a moment must not keep the others waiting for it.
    """

    seconds: float = 15.0
    memory: int = 2 * 2**30
    rows: int = 100_000
    output: int = 256 * 2**20
    workers: int = 2

    @property
    def quick(self) -> int:
        """How many queries run at once that have not yet taken longer than a moment."""
        return _QUICK * self.workers


_QUICK: Final = 4

#: The bounds on a query as it is written: each far above what people write, far below what does harm.
#: A hundred patterns about one thing take Oxigraph's optimiser a second, two hundred of them 16.
LONGEST: Final = 64 * 1024
DEEPEST: Final = 64
MOST_OPERATORS: Final = 300
MOST_PATTERNS: Final = 80
