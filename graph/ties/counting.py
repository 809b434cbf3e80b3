"""How many of some recommendations are tied to each thing; each recommendation counts once a thing."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from graph.ties.ties import HOLE, Ties


def thing_counts(ties: Ties, recommendations: NDArray[np.integer]) -> NDArray[np.int64]:
    """The counts of all things, by ordinal.

    Of more than half of all recommendations, the others are counted instead.
    """
    if 2 * len(recommendations) <= ties.live:
        return _counted(ties, recommendations)
    others = ties.documents != HOLE
    others[recommendations] = False
    return ties.counts - _counted(ties, np.flatnonzero(others))


def _counted(ties: Ties, recommendations: NDArray[np.integer]) -> NDArray[np.int64]:
    size = len(ties.counts)
    counts: NDArray[np.int64] = np.bincount(ties.documents[recommendations], minlength=size)
    for things in ties.forward.distinct(recommendations):
        np.add.at(counts, things, 1)
    return counts


@dataclass(frozen=True, slots=True)
class Tally:
    """The things tied at all, by ordinal, ascending, and how many recommendations are tied to each."""

    things: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, ties: Ties, recommendations: NDArray[np.integer]) -> Self:
        """That of some recommendations, at a cost that grows with their ties alone where these are few."""
        if len(recommendations) * ties.edges > len(ties.counts) * ties.live:
            counts = thing_counts(ties, recommendations)
            things = np.flatnonzero(counts != 0)  # of truth values in half the time
            return cls(things, counts[things])
        tied = [ties.documents[recommendations], *ties.forward.distinct(recommendations)]
        things, counts = np.unique(np.concatenate(tied), return_counts=True)
        return cls(things.astype(np.int64), counts)

    def with_(self, other: "Tally") -> "Tally":
        """That of these recommendations and of others, none of which are among them."""
        if not len(other.things):
            return self
        things, places = np.unique(np.concatenate([self.things, other.things]), return_inverse=True)
        counts = np.bincount(places, np.concatenate([self.counts, other.counts])).astype(np.int64)
        return Tally(things, counts)

    def without(self, things: NDArray[np.int64]) -> "Tally":
        """That of the other things."""
        kept = np.isin(self.things, things, invert=True)
        return Tally(self.things[kept], self.counts[kept])
