"""`/api/touches`: what touches a thing, by which path, and the sentence that proves it."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.ties import TouchesPage, touches_body
from api.dependencies import Current
from api.documentation import documented
from api.parameters import Limit, Name, Names, Offset, StrictRoute
from graph.touches import TouchesRequest

router = APIRouter(prefix="/api/touches", route_class=StrictRoute, tags=["touches"])

_Depth = Annotated[int, Query(ge=0, description="How many steps of narrower concepts to go down.")]


@router.get("", response_model=TouchesPage, responses=documented(one=True))
def touches(
    request: Request,
    snapshot: Current,
    *,
    relation: Names,
    document: Names,
    q: Name = None,
    id: Name = None,  # noqa: A002 (the word that addresses use)
    depth: _Depth | None = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """Recommendations tied to what `q` names, or to the thing `id`, directly or by a narrower concept."""
    asked = TouchesRequest(q, id, tuple(relation), tuple(document), depth, limit, offset)
    return json_answer(request, snapshot, touches_body(snapshot, asked))
