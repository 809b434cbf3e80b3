"""The query parameters that many calls share, with their bounds."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Depends, Query
from pydantic import AfterValidator

from api.paging import Page
from graph.catalog import catalog
from search.request import FACETS, MAX_LIMIT, MAX_REACH, SORTS

MOST_OFFSET = 1_000_000
MOST_VALUES = 64
LONGEST_WORDS = 1024


def among(names: Iterable[str]) -> AfterValidator:
    """What lets through only one of these names, and says which there are."""
    known = tuple(names)

    def check(given: str) -> str:
        if given not in known:
            raise ValueError(f"should be one of {', '.join(known)}")
        return given

    return AfterValidator(check)


Limit = Annotated[
    int, Query(ge=1, le=MAX_LIMIT, description=f"How many items to give, {MAX_LIMIT} at the most.")
]
Offset = Annotated[
    int, Query(ge=0, le=MOST_OFFSET, description="How many items to leave out before the first.")
]


async def _page(limit: Limit = 20, offset: Offset = 0) -> Page:
    return Page(limit, offset)


Paged = Annotated[Page, Depends(_page)]
Reach = Annotated[
    int,
    Query(
        ge=0,
        lt=MAX_REACH,
        description=f"How many items to leave out before the first. "
        f"Only the first {MAX_REACH} can be paged to: narrow by a filter, or export the whole.",
    ),
]
Words = Annotated[str, Query(max_length=LONGEST_WORDS)]
Starting = Annotated[
    str, Query(max_length=LONGEST_WORDS, description="Only what has a name with a word that begins so.")
]
Name = Annotated[str | None, Query(max_length=LONGEST_WORDS)]
Names = Annotated[list[str], Query(default_factory=list, max_length=MOST_VALUES)]

_ORDERS = (*SORTS, *(f"-{name}" for name in SORTS if name != "relevance"))
_FACET = f"(?:{'|'.join(FACETS)})"

Sort = Annotated[
    str,
    among(_ORDERS),
    Query(json_schema_extra={"enum": [*_ORDERS]}, description="The order; a leading '-' turns it round."),
]
Facets = Annotated[
    list[str],
    Query(
        default_factory=list,
        max_length=len(FACETS),
        json_schema_extra={"items": {"type": "string", "pattern": f"^{_FACET}(?:,{_FACET})*$"}},
        description=f"What to count the results by, repeated or joined by commas: {', '.join(FACETS)}.",
    ),
]
ThingSort = Annotated[catalog.Sort, Query(description="By name, by id, or by how many recommendations.")]
