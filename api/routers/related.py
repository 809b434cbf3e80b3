"""`/api/related`: the recommendations nearest to one, and what they share."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.related import RelatedPage, related_body
from api.dependencies import Current
from api.documentation import documented
from api.routing import router
from graph.related.related import LIMIT, MAX_LIMIT

calls = router("/api/related", "related")

_Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description=f"How many to give, {MAX_LIMIT} at the most.")]


@calls.get("/{id:path}", response_model=RelatedPage, responses=documented(one=True))
def related(request: Request, snapshot: Current, id: str, limit: _Limit = LIMIT) -> Response:  # noqa: A002 (the word that addresses use)
    """The nearest to a recommendation, by the specific things that they share and by their wording."""
    return json_answer(request, snapshot, related_body(snapshot, id, limit))
