"""What touches a thing: every recommendation tied to it or to a narrower concept, with path and proof.

Last come those that have it in their text alone; words that name no thing are looked for there only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, reading_of
from graph.ties.relations import IN_TEXT, WORDS
from graph.ties.ties import Ties
from graph.touching.asked import targets
from graph.touching.by_text import text_items, wording_of
from graph.touching.connected import Connected, connected
from graph.touching.items import Fetch, TouchItem, touch_items
from graph.touching.meant import Meant, meant_by
from graph.touching.sides import Side, both, items_of
from graph.touching.touching import touching
from graph.touching.wordings import NOTHING, TextPage, TextSearch
from ontology.errors import Invalid, NotFound, TooLarge

#: Caps of what can be asked, and what is meant where nothing is said.
MAX_LIMIT: Final = 100
MAX_DEPTH: Final = 6
MAX_OFFSET: Final = 2**31


@dataclass(frozen=True, slots=True)
class TouchesRequest:
    """Either `q`, words to resolve, or `id`, a thing's id.

    Of `relation` (names) and of `document` (slugs) any will do; none means all. What is found is tied to
    each of `along` (ids) too. `depth` is the greatest distance: 1 is a direct tie, and each step to a
    narrower concept adds one.
    """

    q: str | None = None
    id: str | None = None
    relation: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    depth: int = MAX_DEPTH
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class TouchGroup:
    """The recommendations whose nearest tie is of one relation: how many, and those on this page."""

    relation: str
    label: str
    count: int
    items: tuple[TouchItem, ...]


@dataclass(frozen=True, slots=True)
class TouchesAnswer:
    """One page of what touches the things that the query stands for.

    `resolved` are the things that the query stands for, and `asked` their ids by group: a recommendation
    touches one thing of each group. Most queries name one thing; "stipends for nurses" names two.
    `total` and the counts are of the whole answer, each recommendation counted once. The page runs through
    the groups in order, and in each the stated come before the inferred, the near before the far. What is
    connected is counted over `connected_of` of the total: all, but for a great many by text alone.
    """

    query: str
    resolved: tuple[Reading, ...]
    asked: tuple[tuple[str, ...], ...]
    total: int
    limit: int
    offset: int
    groups: tuple[TouchGroup, ...]
    connected: Connected
    connected_of: int


def touches(
    catalog: Catalog,
    ties: Ties,
    fetch: Fetch,
    request: TouchesRequest,
    texts: TextSearch | None = None,
) -> TouchesAnswer:
    """Without `texts` nothing is looked for in texts.

    Raises Invalid, TooLarge (naming the cap), or NotFound with the nearest known things.
    """
    _check(request)
    meant = _meant(catalog, request, texts)
    documents = [_document(catalog, slug) for slug in request.document] or None
    sides = [_side(catalog, ties, group, request, documents) for group in meant.groups]
    first = min(sides, key=lambda side: side.found.total)
    found = first.found
    for side in sides:
        found = found if side is first else found.among(side.found.recommendations)
    for thing_id in request.along:
        found = found.among(_tied_to(catalog, ties, thing_id))
    page = found.page(ties, request.offset, request.limit)
    items = touch_items(catalog, ties, fetch, first.aims, page)
    for side in sides:
        if side is not first:
            items = list(map(both, items, items_of(catalog, ties, fetch, side, page)))
    alone = _by_text(catalog, texts, request, meant, found.total)
    every = np.concatenate([found.recommendations, alone.ordinals])
    asked = [aim.seed.ordinal for side in sides for aim in side.aims if aim.seed.distance == 1]
    return TouchesAnswer(
        query=request.q if request.q is not None else meant.readings[0].id,
        resolved=meant.readings,
        asked=tuple(tuple(reading.id for reading in group) for group in meant.groups),
        total=found.total + alone.total,
        limit=request.limit,
        offset=request.offset,
        groups=(
            *_groups(found.counts(), items),
            *_groups(alone.counts, text_items(catalog, alone.hits, meant)),
        ),
        connected=connected(catalog, ties, every, asked),
        connected_of=len(every),
    )


def _side(
    catalog: Catalog,
    ties: Ties,
    group: Sequence[Reading],
    request: TouchesRequest,
    documents: Sequence[int] | None,
) -> Side:
    aims = targets(catalog, [reading for reading in group if reading.type != "text"], request.depth)
    return Side(aims, touching(ties, [aim.seed for aim in aims], request.relation, documents))


def _by_text(
    catalog: Catalog, texts: TextSearch | None, request: TouchesRequest, meant: Meant, before: int
) -> TextPage:
    """What of the page comes after the ties: there are so many `before` it."""
    if texts is None or (request.relation and IN_TEXT not in request.relation):
        return NOTHING
    wording = wording_of(catalog, meant, request.document, request.along)
    if wording is None:
        return NOTHING
    offset = max(0, request.offset - before)
    return texts.page(wording, max(0, request.limit - max(0, before - request.offset)), offset)


def _check(request: TouchesRequest) -> None:
    for name, value, low, cap in (
        ("limit", request.limit, 0, MAX_LIMIT),
        ("depth", request.depth, 1, MAX_DEPTH),
        ("offset", request.offset, 0, MAX_OFFSET),
    ):
        if value < low:
            raise Invalid(f"The {name} is at least {low}, not {value}.", name)
        if value > cap:
            raise TooLarge(f"The {name} is at most {cap}, not {value}.", name)
    unknown = [name for name in request.relation if name not in WORDS]
    if unknown:
        raise Invalid(f"There is no relation {unknown[0][:100]!r}; there are {', '.join(WORDS)}.", "relation")


def _meant(catalog: Catalog, request: TouchesRequest, texts: TextSearch | None) -> Meant:
    if request.q is not None and request.id is None:
        return meant_by(catalog, request.q, texts)
    if request.id is not None and request.q is None:
        return Meant(((reading_of(catalog.thing(request.id)),),), request.id)
    raise Invalid("Ask either by q, a name, or by id, the id of a thing.", "q")


def _document(catalog: Catalog, slug: str) -> int:
    try:
        return catalog.thing(f"document/{slug}").ordinal
    except NotFound as error:
        slugs = (near.removeprefix("document/") for near in error.nearest if near.startswith("document/"))
        raise NotFound(f"There is no document {slug[:100]!r}.", tuple(slugs)) from error


def _tied_to(catalog: Catalog, ties: Ties, thing_id: str) -> NDArray[np.uint32]:
    """The recommendations tied to a thing that answers can be narrowed by."""
    thing = catalog.thing(thing_id)
    if thing.type == "document":
        return ties.of_document(thing.ordinal)
    if thing.type not in {"concept", "category"}:
        raise Invalid(f"Narrow by a concept, a category or a document, not by a {thing.type}.", "with")
    return ties.recommendations(thing.ordinal).ordinals


def _groups(counts: Mapping[str, int], items: Sequence[TouchItem]) -> tuple[TouchGroup, ...]:
    return tuple(
        TouchGroup(
            relation=name,
            label=WORDS[name].label,
            count=count,
            items=tuple(item for item in items if item.path[0]["relation"] == name),
        )
        for name, count in counts.items()
    )
