"""Compressed sparse rows: for each node, the edges that leave it, in one run of two long arrays.

An edge is the ordinal at its other end and one byte of flags: the relation's code in the upper six bits, then
whether it was inferred, then whether it joins the same two nodes as the edge before it (so that nodes can
be counted once, however many relations join them).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from graph.ties.arrays import open_array
from ontology.errors import Damaged

RELATION_SHIFT = np.uint8(2)
INFERRED = np.uint8(0b10)
REPEATED = np.uint8(0b01)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """`ordinals[index[n]:index[n + 1]]` are at the other end of node n's edges, ascending; `flags` too."""

    index: NDArray[np.int64]
    ordinals: NDArray[np.uint32]
    flags: NDArray[np.uint8]

    @classmethod
    def open(cls, path: Path, rows: int) -> Self:
        """The rows in the directory `path`, memory-mapped. Raises Damaged."""
        index = open_array(path / "index.npy", "int64", rows + 1)
        if index[0] != 0 or np.any(index[1:] < index[:-1]):
            raise Damaged(f"The rows in {path.name} do not follow one another.")
        edges = int(index[-1])
        ordinals = open_array(path / "ordinals.npy", "uint32", edges)
        return cls(index, ordinals, open_array(path / "flags.npy", "uint8", edges))

    @classmethod
    def empty(cls) -> Self:
        """No rows."""
        return cls(np.zeros(1, np.int64), np.zeros(0, np.uint32), np.zeros(0, np.uint8))

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.index) - 1

    def span(self, row: int) -> slice:
        """Where a row's edges lie; nowhere, for a row beyond the last."""
        return slice(int(self.index[row]), int(self.index[row + 1])) if 0 <= row < self.size else slice(0, 0)

    def positions(self, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """Where the edges of many rows lie, row after row, in the order given."""
        starts = self.index[rows]
        lengths = self.index[np.asarray(rows) + 1] - starts
        ends = np.cumsum(lengths)
        total = ends[-1] if len(ends) else 0
        positions: NDArray[np.int64] = np.repeat(starts - (ends - lengths), lengths) + np.arange(total)
        return positions

    def distinct(self, rows: NDArray[np.integer], chunk: int = 1 << 14) -> Iterator[NDArray[np.uint32]]:
        """The nodes joined to each of many rows, each once a row, in chunks that fit into a cache."""
        for begin in range(0, len(rows), chunk):
            positions = self.positions(rows[begin : begin + chunk])
            yield self.ordinals[positions[(self.flags[positions] & REPEATED) == 0]]
