"""Query parameters: the ones that many calls share, and a route that takes no others."""

from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Annotated, Any, get_origin

from fastapi import Query
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import AfterValidator
from starlette.requests import Request
from starlette.responses import Response

from api.nearest import nearest
from graph import catalog
from ontology.errors import Invalid
from search.request import FACETS, MAX_LIMIT, MAX_REACH, SORTS

MOST_OFFSET = 1_000_000
MOST_VALUES = 64
LONGEST_WORDS = 1024

Limit = Annotated[
    int, Query(ge=1, le=MAX_LIMIT, description=f"How many items to give, {MAX_LIMIT} at the most.")
]
Offset = Annotated[
    int, Query(ge=0, le=MOST_OFFSET, description="How many items to leave out before the first.")
]
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
Name = Annotated[str | None, Query(max_length=LONGEST_WORDS)]
Names = Annotated[list[str], Query(default_factory=list, max_length=MOST_VALUES)]

Sort = Annotated[
    str, Query(description=f"{', '.join(SORTS)}; all but relevance may be turned round by a leading '-'.")
]
Facets = Annotated[
    list[str],
    Query(
        default_factory=list,
        max_length=len(FACETS),
        description=f"What to count the results by, repeated or joined by commas: {', '.join(FACETS)}.",
    ),
]
ThingSort = Annotated[catalog.Sort, Query(description="By name, by id, or by how many recommendations.")]


def among(names: Iterable[str]) -> AfterValidator:
    """What lets through only one of these names, and says which there are."""
    known = tuple(names)

    def check(given: str) -> str:
        if given not in known:
            raise ValueError(f"should be one of {', '.join(known)}")
        return given

    return AfterValidator(check)


class StrictRoute(APIRoute):
    """A route that refuses a parameter that it does not know, or that is given twice where one is meant."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, after its query has been checked."""
        handle = super().get_route_handler()
        repeatable = dict(_declared(self.dependant))

        async def strict(request: Request) -> Response:
            if request.scope["query_string"]:
                check_names([name for name, _ in request.query_params.multi_items()], repeatable)
            return await handle(request)

        return strict


def _declared(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    """Each query parameter of a route and of what it depends on, and whether it may be repeated."""
    for parameter in dependant.query_params:
        yield parameter.alias, get_origin(parameter.field_info.annotation) is list
    for dependency in dependant.dependencies:
        yield from _declared(dependency)


def check_names(given: list[str], repeatable: dict[str, bool]) -> None:
    """Raises Invalid for the first name that is unknown, or repeated where one value is meant."""
    for position, name in enumerate(given):
        if name not in repeatable:
            raise Invalid(_unknown(name, repeatable), name)
        if not repeatable[name] and name in given[:position]:
            raise Invalid(f"The parameter {name!r} is given more than once; give it once.", name)


def _unknown(name: str, known: dict[str, bool]) -> str:
    close = nearest(name, known)
    if close:
        return f"There is no parameter {name!r} here; did you mean {close[0]!r}?"
    names = ", ".join(sorted(known))
    return f"There is no parameter {name!r} here; " + (
        f"those that there are: {names}." if names else "it takes none."
    )
