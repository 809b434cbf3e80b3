"""The pages for people, and the description of the API for programs."""

import hashlib

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.answers import unchanged, validators
from api.bodies.body import at_site
from api.bodies.hits import pairs, search_body
from api.bodies.things import ThingsRequest, things_body
from api.dependencies import Current
from api.filters import Filters
from api.pages import fill, home_page, search_page
from api.paging import Page
from api.parameters import Limit, Reach, Sort, Words
from api.routing import router
from search.request import MAX_LIMIT, SearchRequest

calls = router("", "site", shown=False)


@calls.get("/")
def home(request: Request, snapshot: Current) -> Response:
    """What the library holds, and a box to search it."""
    headers = validators(snapshot, "html")
    documents = things_body(snapshot, ThingsRequest("/api/documents", "document"), Page(MAX_LIMIT))
    html = home_page(orjson.loads(documents.json), snapshot.ties.live, at_site(snapshot, ""))
    return unchanged(request, headers) or HTMLResponse(html, headers=headers)


@calls.get("/search")
def search(
    request: Request,
    snapshot: Current,
    filters: Filters,
    *,
    q: Words = "",
    sort: Sort = "relevance",
    limit: Limit = 20,
    offset: Reach = 0,
) -> Response:
    """What `/api/search` finds, as a page."""
    headers = validators(snapshot, "html")
    asked = SearchRequest(q, filters, sort=sort, limit=limit, offset=offset)
    body = search_body(snapshot, asked, "/search")
    html = search_page(orjson.loads(body.json), pairs(asked), at_site(snapshot, ""))
    return unchanged(request, headers) or HTMLResponse(html, headers=headers)


@calls.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The description of every call, as OpenAPI 3.1."""
    content = orjson.dumps(request.app.openapi())
    headers = {"ETag": f'W/"{hashlib.sha256(content).hexdigest()[:20]}"', "Cache-Control": "no-cache"}
    return unchanged(request, headers) or Response(content, headers=headers, media_type="application/json")


@calls.get("/docs")
async def docs(request: Request) -> Response:
    """The same as a page to read and try, by the installed Swagger UI: nothing comes from elsewhere."""
    return HTMLResponse(fill("docs", prefix=request.app.state.prefix))
