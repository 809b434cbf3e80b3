"""What a search is asked: words, filters, facets, an order and a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

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
