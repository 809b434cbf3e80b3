"""`/api/categories`: the categories that documents set up, with their goals."""

from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.body import Listing
from api.bodies.things import CategoryAnswer, CategoryEntry, ThingsRequest, thing_body, things_body
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import spelled
from api.parameters import Name, Paged, Starting, ThingSort
from api.routing import router

calls = router("/api/categories", "categories")


@calls.get("", response_model=Listing[CategoryEntry], responses=documented(one=True))
def categories(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    document: Name = None,
    sort: ThingSort = "id",
    page: Paged,
) -> Response:
    """The categories of all documents, or of one."""
    asked = ThingsRequest(spelled(request, "/api/categories"), "category", document=document, sort=sort, q=q)
    return json_answer(request, snapshot, things_body(snapshot, asked, page))


@calls.get("/{id:path}", response_model=CategoryAnswer, responses=documented(one=True))
async def category(request: Request, snapshot: Current, id: str) -> Response:  # noqa: A002 (the word that addresses use)
    """One category, by `<document>/<number>`."""
    return json_answer(request, snapshot, thing_body(snapshot, f"category/{id}", "category"))
