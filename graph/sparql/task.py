"""What a worker process is told to do, and what it says of it, as JSON: it is trusted with nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import orjson

# Messages of a worker begin with one of these; a chunk of the answer follows, or JSON.
CHUNK: Final = b"c"
DONE: Final = b"d"
FAILED: Final = b"f"


@dataclass(frozen=True, slots=True)
class Task:
    """One query on one store. `store` is its path.

    `default` and `named` are the graphs of the dataset by their IRIs; without either, `union` says whether
    the default graph is the union of all, or what the query itself says.
    """

    store: str
    query: str
    base: str
    prefixes: Mapping[str, str]
    format: str
    seconds: float
    rows: int
    union: bool = True
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None

    def written(self) -> bytes:
        """As it is sent."""
        return orjson.dumps(self)


def read_task(message: bytes) -> Task:
    """A task that was sent."""
    return Task(**orjson.loads(message))


@dataclass(frozen=True, slots=True)
class Done:
    """The answer is whole: how many rows or triples it has, and whether there would be more."""

    rows: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """There is no answer, because the query is not SPARQL ("syntax") or could not be answered."""

    kind: str
    message: str
    line: int | None = None
    column: int | None = None
