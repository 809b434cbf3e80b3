"""Which concepts recommendations share, counted over a whole library on arrays."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from graph.ties.rows import RELATION_SHIFT
from graph.ties.specificity import binding, binding_relations, specificity
from graph.ties.ties import HOLE, Ties

#: The kinds of concept that say what a recommendation is about; the others say what is to become of it.
THEMES: Final = frozenset(
    {"system", "population", "occupation", "competency", "program", "organization", "topic"}
)
#: The most concepts that are measured: those that carry most information, count times specificity.
MAX_CONCEPTS: Final = 1_000
_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """`concepts` are ordinals of things, in the order of their names.

    `recommendations` and `members` are the pairs of a recommendation's ordinal and the place in `concepts` of
    what it is tied to by a relation that binds, each pair once, sorted.
    """

    concepts: NDArray[np.uint32]
    recommendations: NDArray[np.uint32]
    members: NDArray[np.uint16]

    @classmethod
    def of(cls, ties: Ties) -> Self:
        """What the recommendations of a library share."""
        concepts = _chosen(ties)
        place = np.full(len(ties.kinds) + 1, len(concepts), np.uint16)
        place[concepts] = np.arange(len(concepts))
        live = np.flatnonzero(ties.documents != HOLE)
        found = [_pairs(ties, live[at : at + _CHUNK], place) for at in range(0, len(live), _CHUNK)]
        nothing = np.zeros(0, np.int64)
        keys = np.concatenate(found) if found else nothing
        return cls(concepts, (keys >> 16).astype(np.uint32), (keys & 0xFFFF).astype(np.uint16))

    def together(self) -> NDArray[np.int64]:
        """How many recommendations are tied to both of two concepts: a square matrix, its diagonal empty."""
        size = len(self.concepts)
        counts = np.zeros(size * size, np.int64)
        starts = np.flatnonzero(np.diff(self.recommendations, prepend=np.int64(-1)))
        for at in range(0, len(starts), _CHUNK):
            begin = int(starts[at])
            end = int(starts[at + _CHUNK]) if at + _CHUNK < len(starts) else len(self.members)
            left, right = self._neighbours(begin, end)
            counts += np.bincount(left * size + right, minlength=size * size)
        matrix = counts.reshape(size, size)
        return matrix + matrix.T

    def _neighbours(self, begin: int, end: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Every two concepts of one recommendation, from whole recommendations."""
        members = self.members[begin:end].astype(np.int64)
        _, group, sizes = np.unique(self.recommendations[begin:end], return_inverse=True, return_counts=True)
        after = np.cumsum(sizes)[group] - np.arange(len(members)) - 1
        ends = np.cumsum(after)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - after, after)
        first = np.repeat(np.arange(len(members)), after)
        return members[first], members[first + 1 + within]


def _chosen(ties: Ties) -> NDArray[np.uint32]:
    """The concepts that are measured."""
    themes = np.array([name in THEMES for name in ties.kind_names], np.bool_)
    every = np.flatnonzero(themes[ties.kinds] & (ties.counts > 1))
    every = every[binding(ties, every)]
    worth = ties.counts[every] * specificity(ties, every)
    best = every[np.lexsort((ties.thing_ranks[every], -worth))[:MAX_CONCEPTS]]
    return best[np.argsort(ties.thing_ranks[best])].astype(np.uint32)


def _pairs(ties: Ties, recommendations: NDArray[np.int64], place: NDArray[np.uint16]) -> NDArray[np.int64]:
    """Each recommendation with each measured concept it is bound to, packed into one number."""
    positions = ties.forward.positions(recommendations)
    lengths = ties.forward.index[recommendations + 1] - ties.forward.index[recommendations]
    members = place[ties.forward.ordinals[positions]]
    wanted = members < place[-1]
    wanted &= binding_relations(ties)[ties.forward.flags[positions] >> RELATION_SHIFT]
    sources = np.repeat(recommendations, lengths)
    return np.unique(sources[wanted] << 16 | members[wanted])
