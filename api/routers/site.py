"""The pages for people, each its data too; and the description of the API for programs."""

import hashlib
from dataclasses import replace
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.answers import unchanged
from api.bodies.csv_rows import HIT_COLUMNS, csv_rows
from api.bodies.hits import pairs
from api.bodies.overview import overview_body
from api.bodies.ties import pairs as touches_pairs
from api.bodies.ties import touches_body
from api.bodies.turtle import found_turtle
from api.dependencies import Current
from api.filters import Filters
from api.negotiation import form, spelled
from api.paging import address
from api.parameters import Facets, Limit, Reach, Sort, Words
from api.routers.touches import Asked
from api.routing import router
from api.site.answering import fitting, html_answer, page_answer
from api.site.asking import touches_asked
from api.site.home import home_page
from api.site.rendering import render
from api.site.searching import FACETS, USUAL, search_page
from api.site.touching import landing_page, touches_page
from search.request import SearchRequest

calls = router("", "site", shown=False)

#: Recommendations on a page.
_MOST: Final = 40


@calls.get("/")
def home(request: Request, snapshot: Current) -> Response:
    """What the library holds, and a box to ask it."""
    body = overview_body(snapshot)
    return page_answer(request, snapshot, body, lambda held: home_page(request, snapshot, held))


@calls.get("/search")
def search(
    request: Request,
    snapshot: Current,
    *,
    filters: Filters,
    facets: Facets,
    q: Words = "",
    sort: Sort = "relevance",
    limit: Limit = 20,
    offset: Reach = 0,
) -> Response:
    """What `/api/search` finds, counted by what a person narrows by."""
    thing = touches_asked(q)
    if thing is not None and form(request, ("html", "json", "csv", "ttl")) == "html":
        return RedirectResponse(address(request.app.state.prefix + "/touches", [("q", thing)]), 303)
    names = tuple(name for each in facets for name in each.split(",") if name)
    shown = fitting(request, limit, _MOST, ("csv", "ttl"))
    asked = SearchRequest(q, filters, names or FACETS, sort, shown, offset)
    body = request.app.state.searches.body(snapshot, asked, spelled(request, "/search"), USUAL)
    return page_answer(
        request,
        snapshot,
        body,
        lambda found: search_page(request, snapshot, found, pairs(asked, USUAL)),
        {
            "csv": lambda json: csv_rows(json, HIT_COLUMNS),
            "ttl": lambda json: found_turtle(snapshot, json),
        },
    )


@calls.get("/touches")
def touches(request: Request, snapshot: Current, given: Asked) -> Response:
    """What `/api/touches` answers; of nothing, the question."""
    if not (given.q or "").strip() and not given.id and form(request, ("html", "json")) == "html":
        return html_answer(request, snapshot, lambda: landing_page(request, snapshot))
    shown = fitting(request, given.limit, _MOST)
    asked = replace(given, q=None if given.id else given.q, id=given.id or None, limit=shown)
    body = touches_body(snapshot, asked, spelled(request, "/touches"))
    return page_answer(
        request, snapshot, body, lambda found: touches_page(request, snapshot, found, touches_pairs(asked))
    )


@calls.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The description of every call, as OpenAPI 3.1."""
    content = orjson.dumps(request.app.openapi())
    headers = {"ETag": f'W/"{hashlib.sha256(content).hexdigest()[:20]}"', "Cache-Control": "no-cache"}
    return unchanged(request, headers) or Response(content, headers=headers, media_type="application/json")


@calls.get("/docs")
async def docs(request: Request) -> Response:
    """The same as a page to read and try, by the installed Swagger UI: nothing comes from elsewhere."""
    return HTMLResponse(render("docs.html", request, None))
