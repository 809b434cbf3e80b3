"""Recommendation ↔ thing edges as memory-mapped compressed sparse rows, read in both directions."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Row:
    """The edges that leave one node, sorted by the ordinal at the other end and then by relation.

    `ordinals` are at the other end; `relations` index RELATIONS; three arrays of one length.
    """

    ordinals: NDArray[np.uint32]
    relations: NDArray[np.uint8]
    inferred: NDArray[np.bool_]


class Ties:
    """Sealed ties, open for reading from any number of threads."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises Damaged where the directory does not hold ties as they were written."""
        raise NotImplementedError

    def recommendations(self, thing: int) -> Row:
        """The edges that tie recommendations to a thing."""
        raise NotImplementedError

    def things(self, recommendation: int) -> Row:
        """The edges that tie a recommendation to things."""
        raise NotImplementedError

    def count(self, thing: int) -> int:
        """How many recommendations are tied to a thing."""
        raise NotImplementedError
