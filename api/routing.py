"""Routes that take no parameter but their own."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Any, get_origin

from fastapi import APIRouter
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from api.nearest import nearest
from ontology.errors import Invalid


def router(prefix: str, tag: str, *, shown: bool = True) -> APIRouter:
    """A router of such routes, each known to programs by the name of its function."""
    return APIRouter(
        prefix=prefix,
        tags=[tag],
        route_class=StrictRoute,
        include_in_schema=shown,
        generate_unique_id_function=lambda route: route.name,
    )


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
