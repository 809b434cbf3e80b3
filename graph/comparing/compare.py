"""Two documents side by side: the concepts that both are about, those of one alone, and what is nearest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog, Thing
from graph.catalog.choices import check_name, check_page, document_called
from graph.comparing.pairs import Pair, nearest_pairs
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from ontology.concepts import KINDS
from ontology.errors import Invalid

#: What a comparison is made of, by the names by which one part of it is asked for.
PARTS: Final = ("shared", "only-left", "only-right", "pairs")


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """Two documents by slug: all parts, each with its first `limit` items, or one `part` with a page of them.

    Of `kind` (kinds of concept) any will do; none means all. It does not narrow the pairs.
    """

    left: str
    right: str
    part: str | None = None
    kind: tuple[str, ...] = ()
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One of the documents, and how many recommendations and concepts it has."""

    id: str
    title: str
    recommendations: int
    concepts: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A concept just above or below one, or related to it, of which the other document speaks."""

    id: str
    label: str
    relation: str
    count: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A concept, and how many recommendations of either document are tied to it.

    Where only one document is, `near` holds what the other speaks of just beside it.
    """

    id: str
    label: str
    kind: str
    left: int
    right: int
    near: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Concepts:
    """How many there are, and some."""

    total: int
    items: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many pairs were compared, 300 at the most, and some."""

    total: int
    items: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents share and what they do not; a part that was not asked for is None."""

    left: Side
    right: Side
    shared: Concepts | None
    only_left: Concepts | None
    only_right: Concepts | None
    pairs: Pairs | None


def compare(catalog: Catalog, ties: Ties, fetch: Fetch, request: CompareRequest) -> Comparison:
    """Raises NotFound with the nearest documents, Invalid, or TooLarge, naming the cap."""
    _check(request)
    documents = [document_called(catalog, slug) for slug in (request.left, request.right)]
    sides = [ties.of_document(document.ordinal) for document in documents]
    counts = _Counts.of(ties, sides, request.kind)
    page = slice(request.offset, request.offset + request.limit)
    found = {
        part: _concepts(catalog, ties, counts, part, page)
        for part in PARTS[:-1]
        if request.part in (None, part)
    }
    pairs = nearest_pairs(catalog, ties, fetch, *sides) if request.part in (None, "pairs") else None
    return Comparison(
        left=_side(documents[0], sides[0], counts.left),
        right=_side(documents[1], sides[1], counts.right),
        shared=found.get("shared"),
        only_left=found.get("only-left"),
        only_right=found.get("only-right"),
        pairs=None if pairs is None else Pairs(len(pairs), tuple(pairs[page])),
    )


def _check(request: CompareRequest) -> None:
    if request.left == request.right:
        raise Invalid("Compare two documents that differ.", "right")
    for kind in request.kind:
        check_name("kind of concept", kind, KINDS, "kind")
    if request.part is not None:
        check_name("part", request.part, PARTS)
    elif request.offset:
        raise Invalid("A page of a comparison has a part: say which, to page through it.", "offset")
    check_page(request.limit, request.offset)


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """Three arrays of one length: concepts by ordinal, and how many of either document are tied to each."""

    things: NDArray[np.int64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]

    @classmethod
    def of(cls, ties: Ties, sides: Sequence[NDArray[np.uint32]], kinds: Sequence[str]) -> "_Counts":
        tied = [_tied(ties, side, kinds or tuple(KINDS)) for side in sides]
        things = np.union1d(*tied)
        left, right = (np.bincount(np.searchsorted(things, each), minlength=len(things)) for each in tied)
        return cls(things, left, right)

    def part(self, part: str) -> "_Counts":
        """Those of the concepts in a part."""
        left, right = self.left > 0, self.right > 0
        held = {"shared": left & right, "only-left": left & ~right, "only-right": right & ~left}[part]
        return _Counts(self.things[held], self.left[held], self.right[held])

    def ordered(self, ties: Ties) -> "_Counts":
        """The most tied first; those shared, by the side with fewer."""
        left, right = self.left, self.right
        order = np.lexsort((ties.thing_ranks[self.things], -(left + right), -np.minimum(left, right)))
        return _Counts(self.things[order], left[order], right[order])

    def by_thing(self) -> dict[int, tuple[int, int]]:
        """Both counts of each concept, by its ordinal."""
        pairs = zip(self.left.tolist(), self.right.tolist(), strict=True)
        return dict(zip(self.things.tolist(), pairs, strict=True))


def _tied(ties: Ties, side: NDArray[np.uint32], kinds: Sequence[str]) -> NDArray[np.int64]:
    """The concepts of some kinds that recommendations are tied to, each once a recommendation."""
    found = np.concatenate([np.zeros(0, np.uint32), *ties.forward.distinct(side)]).astype(np.int64)
    codes = [code for code, name in enumerate(ties.kind_names) if name in kinds]
    return found[np.isin(ties.kinds[found], codes)]


def _concepts(catalog: Catalog, ties: Ties, counts: _Counts, part: str, page: slice) -> Concepts:
    """The concepts of a part, the most tied first."""
    found = counts.part(part).ordered(ties)
    things = catalog.by_ordinals(found.things[page].tolist())
    known = counts.by_thing()
    other = {"only-left": 1, "only-right": 0}.get(part)
    near = {thing.id: catalog.beside(thing.id) for thing in things} if other is not None else {}
    beside = {each.id: each for each in catalog.by_ids(sorted({i for ids in near.values() for _, i in ids}))}
    return Concepts(
        total=len(found.things),
        items=tuple(
            Compared(
                thing.id,
                thing.label,
                thing.kind or "",
                *known[thing.ordinal],
                () if other is None else _near(near[thing.id], beside, known, other),
            )
            for thing in things
        ),
    )


def _near(
    ids: Sequence[tuple[str, str]],
    things: Mapping[str, Thing],
    counts: Mapping[int, tuple[int, int]],
    side: int,
) -> tuple[Neighbour, ...]:
    told = [(relation, things[id_]) for relation, id_ in ids if id_ in things]
    return tuple(
        Neighbour(thing.id, thing.label, relation, counts[thing.ordinal][side])
        for relation, thing in told
        if counts.get(thing.ordinal, (0, 0))[side]
    )


def _side(document: Thing, recommendations: NDArray[np.uint32], counts: NDArray[np.int64]) -> Side:
    return Side(document.public_id, document.label, len(recommendations), int(np.count_nonzero(counts)))
