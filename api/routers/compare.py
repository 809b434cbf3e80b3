"""`/api/compare`: two documents side by side."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.comparisons import PATH, ComparisonAnswer, comparison_body, comparison_csv
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import form, spelled
from api.parameters import Limit, Names, Offset
from api.routing import router
from graph.comparing.compare import PARTS, CompareRequest

calls = router(PATH, "compare")

_Slug = Annotated[str, Query(min_length=1, max_length=1024, description="The slug of a document.")]
_Part = Annotated[
    str | None,
    Query(
        max_length=100,
        json_schema_extra={"enum": [*PARTS]},
        description="One part, to page through; without it each is told with its first items.",
    ),
]


@calls.get("", response_model=ComparisonAnswer, responses=documented("csv", one=True))
def compare(
    request: Request,
    snapshot: Current,
    *,
    left: _Slug,
    right: _Slug,
    kind: Names,
    part: _Part = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """The concepts that two documents share, those of one alone, and their nearest recommendations.

    `kind` keeps to concepts of these kinds.
    """
    wanted = form(request, ("json", "csv"))
    asked = CompareRequest(left, right, part or None, tuple(filter(None, kind)), limit, offset)
    body = comparison_body(snapshot, asked, spelled(request, PATH))
    if wanted == "csv":
        return answer(request, snapshot, comparison_csv(body.json), wanted, body.links)
    return json_answer(request, snapshot, body)
