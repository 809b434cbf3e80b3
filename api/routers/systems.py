"""`/api/systems`: the parties that are or could be responsible."""

from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.body import Listing
from api.bodies.things import ConceptAnswer, ConceptEntry, ThingsRequest, thing_body, things_body
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import spelled
from api.parameters import Name, Paged, Starting, ThingSort
from api.routing import router

calls = router("/api/systems", "systems")


@calls.get("", response_model=Listing[ConceptEntry], responses=documented(one=True))
def systems(
    request: Request,
    snapshot: Current,
    *,
    q: Starting = "",
    document: Name = None,
    sort: ThingSort = "label",
    page: Paged,
) -> Response:
    """Systems; with `document`, those that were found in it and in no vocabulary."""
    asked = ThingsRequest(spelled(request, "/api/systems"), "concept", "system", None, document, sort, q)
    return json_answer(request, snapshot, things_body(snapshot, asked, page))


@calls.get("/{id:path}", response_model=ConceptAnswer, responses=documented(one=True))
async def system(request: Request, snapshot: Current, id: str) -> Response:  # noqa: A002 (the word that addresses use)
    """One system, by its name in ids, with or without `system/` before it."""
    whole = id if id.startswith("system/") or "://" in id else f"system/{id}"
    return json_answer(request, snapshot, thing_body(snapshot, whole, "concept", "system"))
