"""`/documents`, `/categories`, `/systems` and the like: lists to browse, each its data too."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.things import ThingsRequest, things_body
from api.dependencies import Current
from api.negotiation import spelled
from api.paging import Page
from api.parameters import Limit, Name, Offset, Starting, ThingSort, among
from api.routing import router
from api.site.answering import page_answer
from api.site.browsing import shelf_page
from api.site.shelves import SHELVES, Shelf
from graph.catalog import Sort
from library.snapshot import Snapshot
from ontology.concepts import KINDS

calls = router("", "site", shown=False)

# A form that leaves its choice open sends the parameter empty.
_Kind = Annotated[str, among(("", *KINDS)), Query()]


@calls.get("/documents")
def documents_page(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    sort: ThingSort = "id",
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """What `/api/documents` gives, to browse."""
    return _shelf(request, snapshot, SHELVES["documents"], q, sort, Page(limit, offset))


@calls.get("/categories")
def categories_page(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    document: Name = None,
    sort: ThingSort = "id",
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """What `/api/categories` gives, to browse."""
    return _shelf(request, snapshot, SHELVES["categories"], q, sort, Page(limit, offset), document)


@calls.get("/systems")
@calls.get("/competencies")
@calls.get("/populations")
def kind_page(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    document: Name = None,
    sort: ThingSort = "label",
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """The concepts of one kind, to browse."""
    shelf = SHELVES[request.scope["path"].rpartition("/")[2]]
    return _shelf(request, snapshot, shelf, q, sort, Page(limit, offset), document)


@calls.get("/concepts")
def concepts_page(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    kind: _Kind = "",
    document: Name = None,
    sort: ThingSort = "label",
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """What `/api/concepts` gives, to browse."""
    return _shelf(request, snapshot, SHELVES["concepts"], q, sort, Page(limit, offset), document, kind)


def _shelf(
    request: Request,
    snapshot: Snapshot,
    shelf: Shelf,
    q: str,
    sort: Sort,
    page: Page,
    document: str | None = None,
    kind: str | None = None,
) -> Response:
    path = spelled(request, f"/{shelf.name}")
    asked = ThingsRequest(path, shelf.type, shelf.kind, kind or None, document or None, sort, q)
    body = things_body(snapshot, asked, page)
    return page_answer(
        request, snapshot, body, lambda found: shelf_page(request, snapshot, shelf, asked, page, found)
    )
