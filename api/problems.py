"""Every error as `application/problem+json` (RFC 9457), through one table from errors to status codes."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import orjson
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Match

from api.nearest import nearest
from ontology.errors import (
    Busy,
    Damaged,
    Exhausted,
    Invalid,
    NotFound,
    Refused,
    ThroughlineError,
    TooLarge,
    Unreadable,
)

MEDIA_TYPE = "application/problem+json"


class ContentTooLarge(TooLarge):
    """The content of a request is over a limit, by its size or by what reading it takes."""


STATUS: dict[type[ThroughlineError], HTTPStatus] = {
    Invalid: HTTPStatus.BAD_REQUEST,
    TooLarge: HTTPStatus.BAD_REQUEST,
    ContentTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Refused: HTTPStatus.FORBIDDEN,
    Exhausted: HTTPStatus.SERVICE_UNAVAILABLE,
    NotFound: HTTPStatus.NOT_FOUND,
    Unreadable: HTTPStatus.UNPROCESSABLE_ENTITY,
    Damaged: HTTPStatus.SERVICE_UNAVAILABLE,
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
    ThroughlineError: HTTPStatus.INTERNAL_SERVER_ERROR,
}

_LONGEST_DETAIL = 500


@dataclass(frozen=True, slots=True)
class ParameterProblem:
    """One parameter that cannot be right, and what would be."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for a person (`title`, `detail`) and a program (`status` and the fields after it).

    `parameter` is the one at fault, `nearest` the known ids or names most like the one asked for, best first;
    `line` and `column`, 1-based, where in a query or document the fault is.
    """

    type: str
    title: str
    status: int
    detail: str
    parameter: str | None = None
    nearest: tuple[str, ...] | None = None
    errors: tuple[ParameterProblem, ...] | None = None
    line: int | None = None
    column: int | None = None


def problem(
    status: int,
    detail: str,
    *,
    parameter: str | None = None,
    nearest: tuple[str, ...] = (),
    errors: tuple[ParameterProblem, ...] = (),
    line: int | None = None,
    column: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response that tells of one problem; what does not apply is left out of it."""
    told = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=_printable(detail),
        parameter=None if parameter is None else _printable(parameter),
        nearest=nearest or None,
        errors=errors or None,
        line=line,
        column=column,
    )
    body = {name: value for name in Problem.__slots__ if (value := getattr(told, name)) is not None}
    return Response(
        orjson.dumps(body),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def _printable(text: str) -> str:
    """The text as JSON can carry it: a request may hold lone surrogates and be long."""
    clean = text.encode(errors="replace").decode()
    return clean if len(clean) <= _LONGEST_DETAIL else f"{clean[:_LONGEST_DETAIL]}…"


def status_of(error: ThroughlineError) -> HTTPStatus:
    """The status that says what kind of error it is: that of its nearest ancestor in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


async def domain_problem(_: Request, error: Exception) -> Response:
    """Any error of our own tree."""
    assert isinstance(error, ThroughlineError)
    status = status_of(error)
    return problem(
        status,
        str(error),
        parameter=getattr(error, "name", None),
        nearest=tuple(getattr(error, "nearest", ())),
        line=getattr(error, "line", None),
        column=getattr(error, "column", None),
        headers={"Retry-After": "5"} if status is HTTPStatus.SERVICE_UNAVAILABLE else None,
    )


async def http_problem(request: Request, error: Exception) -> Response:
    """What a route or the router itself refuses; the router says no more than a number."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    if error.detail != status.phrase:
        return problem(status, error.detail, headers=error.headers)
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        allow = _with_head(_methods(request))
        return problem(status, f"This method is not allowed here; use {allow}.", headers={"Allow": allow})
    path: str = request.scope["path"].removeprefix(request.app.state.prefix)
    known = [known for known in request.app.openapi()["paths"] if "{" not in known]
    return problem(status, f"Nothing is at {path!r}.", nearest=nearest(path, known))


def _methods(request: Request) -> set[str]:
    """The methods that any route has for this path; the router itself names those of the first.

    Where no route is left that has it, a folder of files refused it: these are there for GET.
    """
    routes = (route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE)
    return {method for route in routes for method in getattr(route, "methods", None) or ()} or {"GET"}


def _with_head(methods: set[str]) -> str:
    return ", ".join(sorted(methods | {"HEAD", "OPTIONS"} if "GET" in methods else methods))


def failed() -> Response:
    """500, which says nothing of the cause: that stands in the log under the id of the request."""
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The service failed to answer; its log tells why, under the id in X-Request-Id.",
    )


async def validation_problem(_: Request, error: Exception) -> Response:
    """Parameters whose values cannot be right, each with what would be."""
    assert isinstance(error, RequestValidationError)
    wrong = tuple(
        ParameterProblem(str(each["loc"][-1] if len(each["loc"]) < 3 else each["loc"][1]), _would_be(each))
        for each in error.errors()
    )
    detail = "; ".join(f"{each.parameter}: {each.message}" for each in wrong)
    return problem(HTTPStatus.BAD_REQUEST, detail, parameter=wrong[0].parameter, errors=wrong)


def _would_be(error: Mapping[str, object]) -> str:
    message = str(error["msg"]).removeprefix("Input ").removeprefix("Value error, ")
    given = str(error.get("input"))
    return f"{message}, not {given[:60]!r}" if error.get("type") != "missing" else "is required"


HANDLERS: dict[int | type[Exception], Callable[[Request, Exception], Coroutine[None, None, Response]]] = {
    ThroughlineError: domain_problem,
    HTTPException: http_problem,
    RequestValidationError: validation_problem,
}
