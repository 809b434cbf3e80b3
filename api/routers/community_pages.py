"""`/communities` and `/binding`: what hangs together, as pages."""

from dataclasses import replace
from typing import Annotated, Final

from fastapi import Depends, Path
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.communities import (
    binding_body,
    binding_csv,
    communities_body,
    communities_csv,
    community_body,
)
from api.bodies.csv_rows import RECOMMENDATION_COLUMNS, csv_rows
from api.dependencies import Current
from api.negotiation import spelled
from api.paging import Page
from api.parameters import Paged
from api.routing import router
from api.site.answering import fitting, page_answer
from api.site.communities import BINDING_PATH, PATH, binding_page, communities_page, community_page

calls = router("", "site", shown=False)

#: Groups, recommendations or things on a page.
_MOST: Final = 50
_Number = Annotated[int, Path(ge=0, le=0xFFFF)]


async def _fitting(request: Request, page: Paged) -> Page:
    return replace(page, limit=fitting(request, page.limit, _MOST, ("csv",)))


_Fitting = Annotated[Page, Depends(_fitting)]


@calls.get(PATH)
def communities(request: Request, snapshot: Current, asked: _Fitting) -> Response:
    """What `/api/communities` gives, and below it what binds them."""
    body = communities_body(snapshot, asked, spelled(request, PATH))
    return page_answer(
        request,
        snapshot,
        body,
        lambda found: communities_page(request, snapshot, found, asked),
        {"csv": communities_csv},
    )


@calls.get(f"{PATH}/{{number}}")
def community(request: Request, snapshot: Current, number: _Number, asked: _Fitting) -> Response:
    """What `/api/communities/{number}` gives, as a list."""
    body = community_body(snapshot, number, asked, spelled(request, f"{PATH}/{number}"))
    return page_answer(
        request,
        snapshot,
        body,
        lambda found: community_page(request, snapshot, number, found, asked),
        {"csv": lambda json: csv_rows(json, RECOMMENDATION_COLUMNS)},
    )


@calls.get(BINDING_PATH)
def binding(request: Request, snapshot: Current, asked: _Fitting) -> Response:
    """What `/api/binding` gives, as a table."""
    body = binding_body(snapshot, asked, spelled(request, BINDING_PATH))
    return page_answer(
        request,
        snapshot,
        body,
        lambda found: binding_page(request, snapshot, found, asked),
        {"csv": binding_csv},
    )
