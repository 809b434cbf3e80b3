"""`/api/gaps`: what is missing."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.gaps import PATH, GapsAnswer, gaps_body, gaps_csv
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import form, spelled
from api.parameters import Limit, Names, Offset
from api.routing import router
from graph.gaps.gaps import GapsRequest
from graph.gaps.kinds import GAP_KINDS

calls = router(PATH, "gaps")

_Kind = Annotated[
    str | None,
    Query(
        max_length=100,
        json_schema_extra={"enum": [*GAP_KINDS]},
        description="One kind of gap, to page through; without it each gap is told with its first items.",
    ),
]


@calls.get("", response_model=GapsAnswer, responses=documented("csv", one=True))
def gaps(
    request: Request,
    snapshot: Current,
    *,
    document: Names,
    kind: _Kind = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Response:
    """What is missing in all documents or some: each gap with its rule, how many, and which."""
    wanted = form(request, ("json", "csv"))
    asked = GapsRequest(kind or None, tuple(filter(None, document)), limit, offset)
    body = gaps_body(snapshot, asked, spelled(request, PATH))
    if wanted == "csv":
        return answer(request, snapshot, gaps_csv(body.json), wanted, body.links)
    return json_answer(request, snapshot, body)
