"""Parts of documents that something is missing of: votes, categories and goals without recommendations, terms
without a definition."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import orjson

from graph.catalog.catalog import MAX_PAGE, Catalog, Thing
from graph.catalog.entries import Type
from graph.gaps.found import Found, GapItem, GapType, Scope
from graph.ties.ties import Ties


def find_unjoined_votes(catalog: Catalog, ties: Ties, scope: Scope) -> Found:
    """Votes that no recommendation refers to."""
    of, empty = _untied(catalog, ties, "question", scope)
    return Found(len(empty), of, _items(catalog, empty[scope.page], "question"))


def find_empty_categories(catalog: Catalog, ties: Ties, scope: Scope) -> Found:
    """Categories that no recommendation is in."""
    of, empty = _untied(catalog, ties, "category", scope)
    return Found(len(empty), of, _items(catalog, empty[scope.page], "category"))


def find_empty_goals(catalog: Catalog, ties: Ties, scope: Scope) -> Found:
    """Goals of such categories; a category need not have one."""
    _, empty = _untied(catalog, ties, "category", scope)
    categories = (f"goal/{category.public_id}" for category in catalog.by_ordinals(empty))
    goals = catalog.by_ids(list(categories))
    of = _count(catalog, ties, "goal", scope)
    return Found(len(goals), of, tuple(_item(goal, "goal") for goal in goals[scope.page]))


def find_undefined_terms(catalog: Catalog, scope: Scope) -> Found:
    """Terms that documents set out to define, and do not."""
    total, terms = catalog.undefined(scope.slugs, scope.limit, scope.offset)
    slugs = dict.fromkeys(slug for slug, _, _ in terms)
    views = {
        each.public_id: orjson.loads(each.view) for each in catalog.by_ids([f"document/{s}" for s in slugs])
    }
    return Found(
        total, None, tuple(_term(slug, term, views[slug]["definitions"][at]) for slug, at, term in terms)
    )


def _untied(catalog: Catalog, ties: Ties, type_: Type, scope: Scope) -> tuple[int, list[int]]:
    """How many things of a type there are, and the ordinals of those that no recommendation is tied to."""
    if scope.documents:
        things = list(_of_documents(catalog, type_, scope.slugs))
        return len(things), [thing.ordinal for thing in things if not thing.count]
    if type_ not in ties.kind_names:
        return 0, []
    every = ties.kinds == ties.kind_names.index(type_)
    return int(np.count_nonzero(every)), np.flatnonzero(every & (ties.counts == 0)).tolist()


def _count(catalog: Catalog, ties: Ties, type_: Type, scope: Scope) -> int:
    if not scope.documents:
        return _untied(catalog, ties, type_, scope)[0]
    return sum(catalog.things(type_, document=slug, limit=0)[0] for slug in scope.slugs)


def _of_documents(catalog: Catalog, type_: Type, slugs: Sequence[str]) -> Iterator[Thing]:
    for slug in slugs:
        total, offset = 1, 0
        while offset < total:
            total, things = catalog.things(type_, document=slug, limit=MAX_PAGE, offset=offset)
            yield from things
            offset += MAX_PAGE


def _items(catalog: Catalog, ordinals: Sequence[int], type_: GapType) -> tuple[GapItem, ...]:
    return tuple(_item(thing, type_) for thing in catalog.by_ordinals(ordinals))


def _item(thing: Thing, type_: GapType) -> GapItem:
    source = orjson.loads(thing.view)["source"]
    return GapItem(
        type=type_,
        id=thing.public_id,
        label=thing.label,
        document=thing.document,
        detail=None,
        line_start=source["line_start"],
        line_end=source["line_end"],
        page=source["page"],
    )


def _term(slug: str, term: str, definition: dict[str, Any]) -> GapItem:
    place = definition["source"]
    return GapItem(
        "definition", slug, term, slug, None, place["line_start"], place["line_end"], place["page"]
    )
