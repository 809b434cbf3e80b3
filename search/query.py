"""Search: a request in, an answer out."""

from typing import Final

from tantivy import Query

from graph.catalog.catalog import Catalog
from graph.ties.ties import Ties
from search.answer import SearchAnswer, Total
from search.attempts import Attempt, attempts
from search.compiling import Compiled, compiled
from search.facets import Sources, counted
from search.filters import Filters, narrowed, resolved
from search.hits import hits
from search.index import Found, Index
from search.request import MAX_REACH, SearchRequest, check
from search.sorting import Order, order_of

_ADVICE: Final = "Nothing was found: try other words, or the beginning of one with a star, such as train*."


def search(index: Index, catalog: Catalog, request: SearchRequest, ties: Ties | None = None) -> SearchAnswer:
    """Find recommendations. Whatever the words are, they are read somehow, and `notes` say how.

    `ties` of the same snapshot make facets quicker.
    Raises Invalid for a filter, facet, order, limit or offset that there is not.
    """
    check(request)
    notes: list[str] = []
    filters = resolved(request.filters, index, catalog, notes)
    attempt, order, (query, floor), found = _first_finding(index, catalog, request, filters)
    if not found.count:
        notes += _on_nothing(query, filters, index) or ([] if attempt.notes or notes else [_ADVICE])
    places = [(None if order.column else key + floor, place) for key, place in found.hits]
    return SearchAnswer(
        query=attempt.text,
        corrected=attempt.corrected,
        corrected_used=bool(attempt.replaced),
        total=Total(found.count),
        shown=hits(index, places, attempt.tree, attempt.replaced),
        facets=counted(attempt.tree, filters, request.facets, found.count, Sources(index, catalog, ties))
        if request.facets
        else {},
        expanded=attempt.expanded,
        notes=(*attempt.notes, *notes),
        sort=request.sort,
        limit=request.limit,
        offset=request.offset,
    )


def _first_finding(
    index: Index, catalog: Catalog, request: SearchRequest, filters: Filters
) -> tuple[Attempt, Order, Compiled, Found]:
    """The first understanding of the query that finds anything within the filters, else the very first."""
    tried: list[tuple[Attempt, Order, Compiled, Found]] = []
    for attempt in attempts(request.q, index, catalog, expand=request.expand):
        query = index.once(compiled, attempt.tree, index)
        order = order_of(request.sort, attempt.tree)
        found = index.find(
            narrowed(query.query, filters, index),
            min(request.limit, MAX_REACH - request.offset),
            request.offset,
            order.column,
            descending=order.descending,
        )
        tried.append((attempt, order, query, found))
        if found.count:
            return tried[-1]
    return tried[0]


def _on_nothing(query: Query, filters: Filters, index: Index) -> list[str]:
    count = index.find(query).count if filters else 0
    return [f"Without the filters there are {count:,}."] if count else []
