"""Which recommendations touch the things asked about, how nearly and by which relation: all on arrays.

Of all ties of a recommendation the nearest one counts: stated before inferred, then by fewer steps, then in
the order of the relations. So a recommendation is counted once, in one group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.ties.relations import PART_OF
from graph.ties.rows import INFERRED, RELATION_SHIFT
from graph.ties.ties import Ties

# A tie as one number, the nearest the smallest: 1 bit whether inferred, 5 of distance, 6 of relation, 20 of
# the seed's place in the list.
_INFERRED: Final = np.uint32(31)
_DISTANCE: Final = np.uint32(26)
_RELATION: Final = np.uint32(20)
#: The most things that one question can be about, narrower ones included.
MAX_SEEDS: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Seed:
    """A thing to look for ties to: its ordinal, and how far from what was asked a tie to it is.

    `whole` says that it is a document, which its own recommendations touch by being part of it; `held` are
    those (ordinals) that are part of what is no document, such as a section.
    """

    ordinal: int
    distance: int = 1
    whole: bool = False
    held: NDArray[np.uint32] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest tie of one recommendation: the relation's name, and the seed's place in the list."""

    recommendation: int
    seed: int
    relation: str
    inferred: bool
    distance: int


@dataclass(frozen=True, slots=True)
class Touching:
    """The recommendations that touch the seeds; five arrays of one length, ascending by ordinal.

    `relations` index `names`; `seeds` the seeds given.
    """

    names: tuple[str, ...]
    recommendations: NDArray[np.uint32]
    inferred: NDArray[np.bool_]
    distances: NDArray[np.uint8]
    relations: NDArray[np.uint8]
    seeds: NDArray[np.uint32]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.recommendations)

    def among(self, recommendations: NDArray[np.uint32]) -> "Touching":
        """Those of them that are also among some recommendations (ordinals)."""
        return self._kept(np.isin(self.recommendations, recommendations))

    def without(self, recommendations: NDArray[np.uint32]) -> "Touching":
        """Those of them that are not among some recommendations (ordinals)."""
        return self._kept(np.isin(self.recommendations, recommendations, invert=True))

    def _kept(self, kept: NDArray[np.bool_]) -> "Touching":
        return Touching(
            self.names,
            self.recommendations[kept],
            self.inferred[kept],
            self.distances[kept],
            self.relations[kept],
            self.seeds[kept],
        )

    def counts(self) -> dict[str, int]:
        """How many there are by relation, in the order of the relations; none is zero."""
        counts = np.bincount(self.relations, minlength=len(self.names)).tolist()
        return {name: count for name, count in zip(self.names, counts, strict=True) if count}

    def page(self, ties: Ties, offset: int, limit: int) -> list[Nearest]:
        """Some of them in order: by relation, then the nearest, then as in their documents."""
        key = self.relations.astype(np.uint64) << np.uint64(40)
        nearness = self.inferred.astype(np.uint64) << np.uint64(5) | self.distances.astype(np.uint64)
        key |= nearness << np.uint64(32)
        key |= ties.ranks[self.recommendations].astype(np.uint64)
        end = min(offset + limit, len(key))
        first = np.argpartition(key, end - 1)[:end] if 0 < end < len(key) else np.arange(len(key))
        places = first[np.argsort(key[first])][offset:end].tolist()
        return [self._nearest(place) for place in places]

    def _nearest(self, place: int) -> Nearest:
        return Nearest(
            recommendation=int(self.recommendations[place]),
            seed=int(self.seeds[place]),
            relation=self.names[self.relations[place]],
            inferred=bool(self.inferred[place]),
            distance=int(self.distances[place]),
        )


def touching(
    ties: Ties, seeds: Sequence[Seed], relations: Sequence[str] = (), documents: Sequence[int] | None = None
) -> Touching:
    """Every recommendation tied to a seed, by any of `relations` (or all, where none is named), and part of
    any of `documents` (by ordinal)."""
    names = (*ties.relation_names, PART_OF)
    wanted = np.array([not relations or name in relations for name in names])
    edges = np.concatenate([_tied(ties, seeds, wanted), *_parts(ties, seeds, wanted)])
    edges.sort()
    found = (edges >> np.uint64(32)).astype(np.uint32)
    nearest = np.ones(len(edges), np.bool_)
    nearest[1:] = found[1:] != found[:-1]
    if documents is not None:
        nearest &= np.isin(ties.documents[found], np.array(documents, np.uint32))
    tie = edges[nearest].astype(np.uint32)
    return Touching(
        names=names,
        recommendations=found[nearest],
        inferred=(tie >> _INFERRED).astype(np.bool_),
        distances=(tie >> _DISTANCE & np.uint32(31)).astype(np.uint8),
        relations=(tie >> _RELATION & np.uint32(63)).astype(np.uint8),
        seeds=tie & np.uint32(MAX_SEEDS - 1),
    )


def _tied(ties: Ties, seeds: Sequence[Seed], wanted: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """All edges of the seeds, each as one number whose upper half is the recommendation."""
    rows = ties.backward
    kept = [(seed.ordinal, _base(at, seed)) for at, seed in enumerate(seeds) if seed.ordinal < rows.size]
    ordinals, bases = np.array(kept, np.int64).reshape(-1, 2).T
    positions = rows.positions(ordinals)
    flags = rows.flags[positions]
    relations = flags >> RELATION_SHIFT
    tie = np.repeat(bases.astype(np.uint32), rows.index[ordinals + 1] - rows.index[ordinals])
    tie |= relations.astype(np.uint32) << _RELATION
    tie |= (flags & INFERRED != 0).astype(np.uint32) << _INFERRED
    edges: NDArray[np.uint64] = rows.ordinals[positions].astype(np.uint64) << np.uint64(32) | tie
    return edges if wanted.all() else edges[wanted[relations]]


def _parts(ties: Ties, seeds: Sequence[Seed], wanted: NDArray[np.bool_]) -> Iterator[NDArray[np.uint64]]:
    """What is part of the seeds that are documents or hold something, in the same form."""
    code = len(ties.relation_names)
    for at, seed in enumerate(seeds):
        held = ties.of_document(seed.ordinal) if seed.whole else seed.held
        if held is not None and wanted[code]:
            yield held.astype(np.uint64) << np.uint64(32) | np.uint64(
                _base(at, seed) | code << int(_RELATION)
            )


def _base(at: int, seed: Seed) -> int:
    """What all ties to a seed have in common."""
    return min(seed.distance, 31) << int(_DISTANCE) | at
