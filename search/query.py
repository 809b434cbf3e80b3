"""Search: a request in, an answer out."""

from tantivy import Query

from graph.catalog import Catalog
from ontology.errors import Invalid, TooLarge
from search.answer import SearchAnswer, Total
from search.attempts import Attempt, attempts
from search.compiling import Compiled, compiled
from search.facets import counted
from search.filters import Filters, narrowed, resolved
from search.hits import hits
from search.index import Found, Index
from search.request import FACETS, FILTERS, MAX_LIMIT, MAX_REACH, SORTS, SearchRequest
from search.sorting import order_of


def search(index: Index, catalog: Catalog, request: SearchRequest) -> SearchAnswer:
    """Find recommendations. Whatever the words are, they are read somehow, and `notes` say how.

    Raises Invalid for a filter, facet, order, limit or offset that there is not.
    """
    _check(request)
    notes: list[str] = []
    filters = resolved(request.filters, index, catalog, notes)
    attempt, (query, floor), found = _first_finding(index, catalog, request, filters)
    if not found.count and filters:
        notes += _without_filters(query, index)
    by_score = order_of(request.sort, attempt.tree).column is None
    places = [(key + floor if by_score else None, place) for key, place in found.hits]
    return SearchAnswer(
        query=attempt.text,
        corrected=attempt.corrected,
        corrected_used=bool(attempt.replaced),
        total=Total(found.count),
        items=hits(index, places, attempt.tree, attempt.replaced),
        facets=counted(query, filters, request.facets, index, catalog) if request.facets else {},
        expanded=attempt.expanded,
        notes=(*attempt.notes, *notes),
        sort=request.sort,
        limit=request.limit,
        offset=request.offset,
    )


def _first_finding(
    index: Index, catalog: Catalog, request: SearchRequest, filters: Filters
) -> tuple[Attempt, Compiled, Found]:
    """The first understanding of the query that finds anything within the filters, else the very first."""
    tried: list[tuple[Attempt, Compiled, Found]] = []
    for attempt in attempts(request.q, index, catalog, expand=request.expand):
        query = compiled(attempt.tree, index)
        order = order_of(request.sort, attempt.tree)
        found = index.find(
            narrowed(query.query, filters, index),
            min(request.limit, MAX_REACH - request.offset),
            request.offset,
            order.column,
            descending=order.descending,
        )
        tried.append((attempt, query, found))
        if found.count:
            return tried[-1]
    return tried[0]


def _without_filters(query: Query, index: Index) -> list[str]:
    count = index.find(query).count
    return [f"Without the filters there are {count:,}."] if count else []


def _check(request: SearchRequest) -> None:
    for name in request.filters:
        if name not in FILTERS:
            raise Invalid(f"{name!r} is no filter; the filters are {', '.join(FILTERS)}.", name)
    for facet in request.facets:
        if facet not in FACETS:
            raise Invalid(f"{facet!r} is no facet; the facets are {', '.join(FACETS)}.", "facets")
    if request.sort.removeprefix("-") not in SORTS or request.sort == "-relevance":
        raise Invalid(f"{request.sort!r} is no order; the orders are {', '.join(SORTS)}.", "sort")
    if not 1 <= request.limit <= MAX_LIMIT:
        raise TooLarge(f"limit is from 1 to {MAX_LIMIT}, not {request.limit}.", "limit")
    if request.offset < 0:
        raise Invalid("offset is 0 or more.", "offset")
    if request.offset >= MAX_REACH:
        raise TooLarge(f"Only the first {MAX_REACH:,} results can be paged to: narrow by a filter.", "offset")
