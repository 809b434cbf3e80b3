"""Search: a request in, an answer out."""

from typing import Final

from tantivy import Query

from graph.catalog.catalog import Catalog
from graph.ties.ties import Ties
from search.answer import SearchAnswer, Total
from search.attempts import Attempt, attempts
from search.compiling import compiled, unrated
from search.facets import Sources, counted
from search.filters import Filters, narrowed, resolved
from search.foremost import foremost_page
from search.hits import hits
from search.index import Found, Index
from search.request import MAX_REACH, SearchRequest, check
from search.sorting import order_of
from search.tree import Node, Word

_ADVICE: Final = "Nothing was found: try other words, or the beginning of one with a star, such as train*."

#: Of so many it is sooner known how many they are than which is the first.
_VERY_MANY: Final = 10_000


def search(index: Index, catalog: Catalog, request: SearchRequest, ties: Ties | None = None) -> SearchAnswer:
    """Find recommendations. Whatever the words are, they are read somehow, and `notes` say how.

    `ties` of the same snapshot make facets quicker.
    Raises Invalid for a filter, facet, order, limit or offset that there is not.
    """
    check(request)
    notes: list[str] = []
    filters = resolved(request.filters, index, catalog, notes)
    attempt, found = _first_finding(index, catalog, request, filters)
    if not found.count:
        query = index.once(compiled, attempt.tree, index).query
        notes += _on_nothing(query, filters, index) or ([] if attempt.notes or notes else [_ADVICE])
    return SearchAnswer(
        query=attempt.text,
        corrected=attempt.corrected,
        corrected_used=bool(attempt.replaced),
        total=Total(found.count),
        shown=hits(index, found.hits, attempt.tree, attempt.replaced),
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
) -> tuple[Attempt, Found]:
    """The first understanding of the query that finds anything within the filters, else the very first.

    Its hits have their scores, None where the order is that of a column.
    """
    tried: list[tuple[Attempt, Found]] = []
    for attempt in attempts(request.q, index, catalog, expand=request.expand):
        tried.append((attempt, _page(attempt.tree, index, request, filters)))
        if tried[-1][1].count:
            return tried[-1]
    return tried[0]


def _page(tree: Node, index: Index, request: SearchRequest, filters: Filters) -> Found:
    query, order = index.once(compiled, tree, index), order_of(request.sort, tree)
    limit = min(request.limit, MAX_REACH - request.offset)
    if query.foremost and not order.column:
        page = foremost_page(query.foremost, filters, index, limit, request.offset)
        if page:
            return page if isinstance(tree, Word) else Found(_count(tree, index, filters, page), page.hits)
    found = index.find(
        narrowed(query.query, filters, index),
        limit,
        request.offset,
        order.column,
        descending=order.descending,
    )
    return Found(found.count, [(None if order.column else key + query.floor, at) for key, at in found.hits])


def _count(tree: Node, index: Index, filters: Filters, page: Found) -> int:
    """How many a query finds that finds more than those of which this is a page."""
    every = narrowed(index.once(unrated, tree, index), filters, index)
    return index.count_of(every) if page.count > _VERY_MANY else index.find(every).count


def _on_nothing(query: Query, filters: Filters, index: Index) -> list[str]:
    count = index.find(query).count if filters else 0
    return [f"Without the filters there are {count:,}."] if count else []
