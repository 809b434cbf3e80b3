"""What a search finds, with the addresses of its facets and of the pages beside it."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import orjson

from api.bodies.body import Body, Item, at_site
from api.paging import Page, Pairs, address, beside, quoted
from library.snapshots.snapshot import Snapshot
from search.answer import Expansion, FacetValue, Hit, SearchAnswer, Suggestion, Total
from search.query import search
from search.request import FILTERS, MAX_REACH, SearchRequest
from search.suggestions import suggest

PATH = "/api/search"
_PLAIN = SearchRequest()

Value = TypeVar("Value")

#: A `Facet` as a page has two hundred: to make each as a class takes longer than all else of the page.
_Linked = dict[str, str | int]


@dataclass(kw_only=True)
class Facet(FacetValue):
    """A value of a facet; `url` is the same search with it chosen or, where it is selected, let go."""

    url: str


@dataclass(frozen=True, slots=True)
class _Page(Generic[Item, Value]):
    snapshot: str
    query: str
    corrected: str | None
    corrected_used: bool
    total: Total
    items: tuple[Item, ...]
    facets: dict[str, tuple[Value, ...]]
    expanded: tuple[Expansion, ...]
    notes: tuple[str, ...]
    sort: str
    limit: int
    offset: int
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class SearchPage(_Page[Hit, Facet]):
    """A `search.answer.SearchAnswer` from a snapshot, with its addresses."""


@dataclass(frozen=True, slots=True)
class SuggestionList:
    """Completions of what was typed, best first."""

    snapshot: str
    query: str
    items: tuple[Suggestion, ...]


def search_body(
    snapshot: Snapshot, request: SearchRequest, path: str = PATH, usual: SearchRequest = _PLAIN
) -> Body:
    """One page of what is found; `path` is that of the call its links are to.

    `usual` is what that call takes for granted where it is not asked otherwise.
    """
    ties = snapshot.ties if request.facets else None
    found, path = search(snapshot.index, snapshot.catalog, request, ties), at_site(snapshot, path)
    asked = pairs(request, usual)
    around = beside(path, asked, Page(request.limit, request.offset), reachable(found))
    page = _Page(
        snapshot=snapshot.id,
        query=found.query,
        corrected=found.corrected,
        corrected_used=found.corrected_used,
        total=found.total,
        items=tuple(map(orjson.Fragment, found.shown)),
        facets={name: _linked(values, request, path, usual) for name, values in found.facets.items()},
        expanded=found.expanded,
        notes=found.notes,
        sort=found.sort,
        limit=found.limit,
        offset=found.offset,
        next=around.next,
        previous=around.previous,
    )
    return Body(orjson.dumps(page), around.link_header())


def reachable(found: SearchAnswer) -> int:
    """How many results can be paged to."""
    return min(found.total.value, MAX_REACH)


def pairs(request: SearchRequest, usual: SearchRequest = _PLAIN) -> Pairs:
    """The query that asks for this, without its page; what is as usual is left out."""
    plain = [("q", request.q)]
    plain += [(name, value) for name in FILTERS for value in request.filters.get(name, ())]
    plain += [("facets", ",".join(request.facets))] if request.facets != usual.facets else []
    plain += [("sort", request.sort)] if request.sort != usual.sort else []
    return plain + ([] if request.expand else [("expand", "false")])


def _linked(
    values: tuple[FacetValue, ...], request: SearchRequest, path: str, usual: SearchRequest
) -> tuple[_Linked, ...]:
    """The values of a facet, each with the address of the search with it chosen or let go."""
    if not values:
        return ()
    before, after = _around(values[0].filter, request, path, usual)
    return tuple(
        {
            "value": each.value,
            "label": each.label,
            "count": each.count,
            "filter": each.filter,
            "selected": each.selected,
            "url": address(path, pairs(_let_go(each, request), usual))
            if each.selected
            else f"{before}{each.filter}={quoted(each.value)}{after}",
        }
        for each in values
    )


def _around(name: str, request: SearchRequest, path: str, usual: SearchRequest) -> tuple[str, str]:
    """What stands before and after one more value of a filter in an address: the same for all values."""
    one = "\0"
    chosen = (*request.filters.get(name, ()), one)
    whole = address(path, pairs(replace(request, filters={**request.filters, name: chosen}), usual))
    before, _, after = whole.rpartition(f"{name}={quoted(one)}")
    return before, after


def _let_go(value: FacetValue, request: SearchRequest) -> SearchRequest:
    kept = tuple(each for each in request.filters[value.filter] if each != value.value)
    return replace(request, filters={**request.filters, value.filter: kept}, offset=0)


def suggest_body(snapshot: Snapshot, q: str, limit: int) -> Body:
    """Completions of what was typed."""
    items = tuple(suggest(snapshot.index, snapshot.catalog, q, limit))
    return Body(orjson.dumps(SuggestionList(snapshot.id, q, items)))
