"""`/documents`, `/categories`, `/systems` and the like: lists to browse, each its data too."""

from typing import Annotated, NotRequired, TypedDict, Unpack

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.things import ThingsRequest, things_body
from api.dependencies import Current
from api.negotiation import spelled
from api.paging import Page
from api.parameters import Name, Paged, Starting, ThingSort, among
from api.routing import router
from api.site.answering import page_answer
from api.site.browsing import shelf_page
from api.site.shelves import SHELVES
from graph.catalog.catalog import Sort
from library.snapshots.snapshot import Snapshot
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
    page: Paged,
) -> Response:
    """What `/api/documents` gives, to browse."""
    return _shelf(request, snapshot, "documents", page, q=q, sort=sort)


@calls.get("/categories")
def categories_page(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    document: Name = None,
    sort: ThingSort = "id",
    page: Paged,
) -> Response:
    """What `/api/categories` gives, to browse."""
    return _shelf(request, snapshot, "categories", page, q=q, sort=sort, document=document or None)


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
    page: Paged,
) -> Response:
    """The concepts of one kind, to browse."""
    name = request.scope["path"].rpartition("/")[2]
    return _shelf(request, snapshot, name, page, q=q, sort=sort, document=document or None)


@calls.get("/concepts")
def concepts_page(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    kind: _Kind = "",
    document: Name = None,
    sort: ThingSort = "label",
    page: Paged,
) -> Response:
    """What `/api/concepts` gives, to browse."""
    return _shelf(
        request,
        snapshot,
        "concepts",
        page,
        q=q,
        sort=sort,
        document=document or None,
        kind=kind or None,
    )


class _Asked(TypedDict):
    q: str
    sort: Sort
    document: NotRequired[str | None]
    kind: NotRequired[str | None]


def _shelf(request: Request, snapshot: Snapshot, name: str, page: Page, **given: Unpack[_Asked]) -> Response:
    shelf = SHELVES[name]
    asked = ThingsRequest(spelled(request, f"/{name}"), shelf.type, shelf.kind, **given)
    return page_answer(
        request,
        snapshot,
        things_body(snapshot, asked, page),
        lambda found: shelf_page(request, snapshot, shelf, asked=asked, page=page, found=found),
    )
