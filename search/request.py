"""What a search is asked: words, filters, facets, an order and a page."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ontology.errors import Invalid, TooLarge

#: What results can be narrowed by, in the order in which people read them.
FILTERS: Final = (
    "document",
    "kind",
    "category",
    "system",
    "concept",
    "action",
    "funding",
    "outcome",
    "status",
)

#: What results can be counted by: every filter but `concept`, which is counted by kind of concept.
FACETS: Final = (
    "document",
    "kind",
    "category",
    "system",
    "population",
    "occupation",
    "competency",
    "program",
    "organization",
    "topic",
    "action",
    "funding",
    "outcome",
    "status",
)

#: The orders; all but relevance may be turned round by a leading "-".
SORTS: Final = ("relevance", "document", "code", "title", "percent")

MAX_LIMIT: Final = 100
MAX_VALUES: Final = 100
#: The last result that can be reached by paging is the one with this number; filters narrow further.
MAX_REACH: Final = 10_000


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. An empty `q` lists everything that the filters let through.

    `filters` holds values by a name of FILTERS: any one of the values of a filter will do, and every filter
    must be met. `facets` are names of FACETS to count by. `expand` widens words that name a concept to what
    else it is called, and to the narrower concepts.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: str = "relevance"
    limit: int = 20
    offset: int = 0
    expand: bool = True

    @property
    def identity(self) -> Hashable:
        """All of it, as what has the same answer has it."""
        filters = tuple((name, tuple(values)) for name, values in self.filters.items())
        return (self.q, filters, self.facets, self.sort, self.limit, self.offset, self.expand)


def check(request: SearchRequest) -> None:
    """Raises Invalid for a name that there is not, TooLarge for a number over its limit."""
    _check_names(request)
    if not 1 <= request.limit <= MAX_LIMIT:
        raise TooLarge(f"limit is from 1 to {MAX_LIMIT}, not {request.limit}.", "limit")
    if request.offset < 0:
        raise Invalid("offset is 0 or more.", "offset")
    if request.offset >= MAX_REACH:
        raise TooLarge(f"Only the first {MAX_REACH:,} results can be paged to: narrow by a filter.", "offset")
    for name, values in request.filters.items():
        if len(values) > MAX_VALUES:
            raise TooLarge(f"{name} takes at most {MAX_VALUES} values, not {len(values):,}.", name)


def _check_names(request: SearchRequest) -> None:
    for name in request.filters:
        if name not in FILTERS:
            raise Invalid(f"{name!r} is no filter; the filters are {', '.join(FILTERS)}.", name)
    for facet in request.facets:
        if facet not in FACETS:
            raise Invalid(f"{facet!r} is no facet; the facets are {', '.join(FACETS)}.", "facets")
    if request.sort.removeprefix("-") not in SORTS or request.sort == "-relevance":
        raise Invalid(f"{request.sort!r} is no order; the orders are {', '.join(SORTS)}.", "sort")
