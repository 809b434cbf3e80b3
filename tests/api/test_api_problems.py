"""Every error is a problem of RFC 9457, under the status that the table gives it."""

from collections.abc import Callable, Iterator
from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from api.metrics import Metrics
from api.middleware.edge import Edge
from api.problems import HANDLERS
from ontology.errors import Busy, Damaged, Invalid, NotFound, ThroughlineError, TooLarge, Unreadable

_RAISED: dict[str, Exception] = {
    "root": ThroughlineError("It failed."),
    "invalid": Invalid("The depth is wrong: 0 to 3 would be right.", "depth"),
    "large": TooLarge("The limit is at most 100.", "limit"),
    "missing": NotFound("There is no such thing.", ("peers", "peer support")),
    "unreadable": Unreadable("The file is no text.", 3),
    "damaged": Damaged("The index is not what was written."),
    "busy": Busy("Another process holds the library."),
    "media": HTTPException(415, "Send JSON."),
    "defect": ZeroDivisionError("division by zero"),
    "surrogate": Invalid("A lone \ud800 is no character.", "q\ud800"),
}


@pytest.fixture(scope="module")
def failing(asking: Callable[[ASGIApp], httpx.Client]) -> Iterator[httpx.Client]:
    """A client of an application whose calls fail as their path says, behind our edge and handlers."""
    app = FastAPI(exception_handlers=HANDLERS)
    app.add_middleware(Edge, metrics=Metrics())

    @app.get("/fail/{name}")
    async def fail(name: str) -> Response:
        raise _RAISED[name]

    @app.get("/number")
    async def number(limit: Annotated[int, Query(le=100)]) -> Response:
        return Response(str(limit))

    with asking(app) as client:
        yield client


@pytest.mark.parametrize(
    ("name", "status", "title"),
    [
        ("root", 500, "Internal Server Error"),
        ("invalid", 400, "Bad Request"),
        ("large", 400, "Bad Request"),
        ("missing", 404, "Not Found"),
        ("unreadable", 422, "Unprocessable Entity"),
        ("damaged", 503, "Service Unavailable"),
        ("busy", 503, "Service Unavailable"),
        ("media", 415, "Unsupported Media Type"),
        ("defect", 500, "Internal Server Error"),
        ("surrogate", 400, "Bad Request"),
    ],
)
def test_each_error_has_its_status(failing: httpx.Client, name: str, status: int, title: str) -> None:
    """The status stands in the response and in its body, which is a problem document."""
    answer = failing.get(f"/fail/{name}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert (told["type"], told["status"], told["title"]) == ("about:blank", status, title)


def test_a_problem_says_what_would_be_right(failing: httpx.Client) -> None:
    """The message and the parameter at fault go out as they were raised."""
    told = failing.get("/fail/invalid").json()
    assert told["detail"] == "The depth is wrong: 0 to 3 would be right."
    assert told["parameter"] == "depth"


def test_not_found_names_the_nearest(failing: httpx.Client) -> None:
    """The nearest known things stand beside the message, best first."""
    assert failing.get("/fail/missing").json()["nearest"] == ["peers", "peer support"]


def test_what_does_not_apply_is_left_out(failing: httpx.Client) -> None:
    """A problem without a parameter or neighbours has no such members, not null ones."""
    assert set(failing.get("/fail/root").json()) == {"type", "title", "status", "detail"}


def test_unavailable_says_when_to_come_back(failing: httpx.Client) -> None:
    """503 carries Retry-After."""
    assert failing.get("/fail/busy").headers["retry-after"] == "5"


def test_a_defect_tells_nothing_of_itself(failing: httpx.Client) -> None:
    """An unforeseen failure is 500 without its message or traceback, with the id under which it is logged."""
    answer = failing.get("/fail/defect", headers={"X-Request-Id": "abc-1"})
    assert answer.headers["x-request-id"] == "abc-1"
    assert "division" not in answer.text
    assert "Traceback" not in answer.text
    assert "X-Request-Id" in answer.json()["detail"]


def test_a_value_that_cannot_be_right_names_its_parameter(failing: httpx.Client) -> None:
    """The detail names the parameter, the cap and what was given."""
    told = failing.get("/number", params={"limit": "1000"}).json()
    assert told["status"] == 400
    assert told["parameter"] == "limit"
    assert told["errors"] == [
        {"parameter": "limit", "message": "should be less than or equal to 100, not '1000'"}
    ]


def test_a_missing_value_is_said_to_be_required(failing: httpx.Client) -> None:
    """A parameter that must be given is named."""
    assert failing.get("/number").json()["detail"] == "limit: is required"
