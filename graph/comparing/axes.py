"""One side of a matrix: which values of a dimension it shows, and where a recommendation stands on it.

A recommendation stands at every value that it is tied to by any relation. What is not shown by itself has a
place too: the other values together, what is stated in words that mean nothing known, and what is not stated.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.ties.counting import thing_counts
from graph.ties.facts import FACTS, KIND_MASK, RECOMMENDATION_KINDS
from graph.ties.rows import RELATION_SHIFT, REPEATED
from graph.ties.ties import Ties
from ontology.concepts import KINDS

#: The dimensions by name: those of concepts, and four that are not.
DIMENSIONS: Final = ("document", "category", "kind", "responsible", *KINDS)

#: The places that are no value, with what they are called.
OTHERS: Final = "_others"
UNKNOWN: Final = "_unknown"
NOT_STATED: Final = "_not-stated"
_LABELS: Final = {
    OTHERS: "other values",
    UNKNOWN: "stated otherwise",
    NOT_STATED: "not stated",
}
# The fact that something is stated, of the dimensions in which that need not be a value that is known.
_STATED: Final = {
    "category": "unknown-category",
    "action": "action",
    "funding": "funding",
    "status": "status",
    "outcome": "outcome",
}
# What every recommendation has.
_ALWAYS: Final = ("kind", "document")
#: Recommendations that are looked at at once.
CHUNK: Final = 1 << 16

Counts = NDArray[np.int64]
Recommendations = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class AxisValue:
    """A value, and how many recommendations stand at it; the id of what is no value begins with "_"."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """A dimension as a matrix shows it.

    `names` are the shown values' (id, label), and `codes` what they are on the arrays: the ordinal of a
    thing, or the index of a kind of recommendation. `total` is how many values there are.
    """

    dimension: str
    names: tuple[tuple[str, str], ...]
    codes: tuple[int, ...]
    total: int

    @classmethod
    def of(
        cls,
        catalog: Catalog,
        ties: Ties,
        kinds: Mapping[str, str],
        *,
        dimension: str,
        recommendations: Recommendations,
        top: int,
    ) -> Self:
        """The `top` values at which the most of these recommendations stand; `kinds` are labels of kinds."""
        counts = _counts(ties, dimension, recommendations)
        some = np.flatnonzero(counts)
        if dimension == "kind":
            best = some[np.argsort(-counts[some], kind="stable")][:top].tolist()
            names = [(name, kinds.get(name, name)) for name in (RECOMMENDATION_KINDS[code] for code in best)]
            return cls(dimension, tuple(names), tuple(best), len(some))
        order = np.lexsort((ties.thing_ranks[some], -counts[some]))[:top]
        things = catalog.by_ordinals(some[order].tolist())
        names = [(thing.public_id, thing.label) for thing in things]
        return cls(dimension, tuple(names), tuple(thing.ordinal for thing in things), len(some))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all places, in order."""
        return (*(id_ for id_, _ in self.names), OTHERS, UNKNOWN, NOT_STATED)

    @property
    def size(self) -> int:
        """The number of places."""
        return len(self.names) + 3

    def values(self, counts: Sequence[int]) -> Iterator[tuple[int, AxisValue]]:
        """The places that are shown, each with its number: all values, and of what is none what is met.

        That something is not stated is shown even if it never is, where it could be.
        """
        labels = (*(label for _, label in self.names), *_LABELS.values())
        hidden = tuple(_LABELS) if self.dimension in _ALWAYS else (OTHERS, UNKNOWN)
        for place, (id_, label, count) in enumerate(zip(self.ids, labels, counts, strict=True)):
            if count or id_ not in hidden:
                yield place, AxisValue(id_, label, count)

    def places(self, ties: Ties, recommendations: Recommendations) -> tuple[Counts, Counts]:
        """Where recommendations stand, each place once: their places in the list given, and on this axis.

        In the order of the list.
        """
        local, place = self._at_values(ties, recommendations)
        others = place == len(self.names)
        none = np.ones(len(recommendations), np.bool_)
        none[local] = False
        missing = np.flatnonzero(none)
        bit = FACTS.get(_STATED.get(self.dimension, ""), 0)
        stated = (ties.facts[recommendations[missing]] & np.uint16(bit)) != 0
        every = np.concatenate([local[~others], _distinct(local[others]), missing])
        at = np.concatenate(
            [
                place[~others],
                np.full(len(every) - np.count_nonzero(~others) - len(missing), len(self.names)),
                np.where(stated, self.size - 2, self.size - 1),
            ]
        )
        order = np.argsort(every, kind="stable")  # quick, on three runs in order
        return every[order], at[order]

    def _at_values(self, ties: Ties, recommendations: Recommendations) -> tuple[Counts, Counts]:
        if self.dimension in _ALWAYS:
            codes = _single(ties, self.dimension, recommendations)
            return np.arange(len(recommendations)), self._lookup(ties)[codes]
        local, things = tied(ties, self.dimension, recommendations)
        return local, self._lookup(ties)[things]

    def _lookup(self, ties: Ties) -> Counts:
        """The place of every code."""
        places = np.full(max(len(ties.counts), len(RECOMMENDATION_KINDS)), len(self.names), np.int64)
        places[list(self.codes)] = np.arange(len(self.codes))
        return places


def tied(ties: Ties, dimension: str, recommendations: Recommendations) -> tuple[Counts, NDArray[np.uint32]]:
    """The ties of recommendations in a dimension: their places in the list given, and the things."""
    rows = recommendations.astype(np.int64)
    edges, forward = _edges(ties, rows), ties.forward
    things, flags = forward.ordinals[edges], forward.flags[edges]
    if dimension == "responsible":
        kept = flags >> RELATION_SHIFT == ties.relation_names.index(dimension)
    else:
        kept = (ties.kinds[things] == _code(ties, dimension)) & (flags & REPEATED == 0)
    sizes = forward.index[rows + 1] - forward.index[rows]
    return np.repeat(np.arange(len(rows)), sizes)[kept], things[kept]


def _edges(ties: Ties, rows: Counts) -> slice | Counts:
    """Where the edges of recommendations lie: in one run, where these follow one another."""
    if len(rows) and rows[-1] - rows[0] == len(rows) - 1:
        return slice(int(ties.forward.index[rows[0]]), int(ties.forward.index[rows[-1] + 1]))
    return ties.forward.positions(rows)


def _distinct(ascending: Counts) -> Counts:
    """Each number once."""
    new = np.ones(len(ascending), np.bool_)
    new[1:] = ascending[1:] != ascending[:-1]
    return ascending[new]


def _single(ties: Ties, dimension: str, recommendations: Recommendations) -> NDArray[np.integer]:
    if dimension == "document":
        return ties.documents[recommendations]
    return ties.facts[recommendations] & np.uint16(KIND_MASK)


def _counts(ties: Ties, dimension: str, recommendations: Recommendations) -> Counts:
    """How many of these recommendations stand at each value, by code."""
    if dimension == "kind":
        return np.bincount(_single(ties, "kind", recommendations), minlength=len(RECOMMENDATION_KINDS))
    if dimension != "responsible":
        return np.where(ties.kinds == _code(ties, dimension), thing_counts(ties, recommendations), 0)
    counts = np.zeros(len(ties.counts), np.int64)
    for begin in range(0, len(recommendations), CHUNK):
        _, things = tied(ties, dimension, recommendations[begin : begin + CHUNK])
        counts += np.bincount(things, minlength=len(counts))
    return counts


def _code(ties: Ties, kind: str) -> int:
    """The code of a kind of thing; one that no thing has where there is none."""
    return ties.kind_names.index(kind) if kind in ties.kind_names else 0xFF
