"""`/api/recommendations/{id}/trail`: from a recommendation to its decision."""

from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.trails import TrailAnswer, trail_body, trail_csv
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import form
from api.routing import router

calls = router("/api/recommendations", "recommendations")


@calls.get("/{id:path}/trail", response_model=TrailAnswer, responses=documented("csv", one=True))
def trail(request: Request, snapshot: Current, id: str) -> Response:  # noqa: A002 (the word that addresses use)
    """A recommendation's vote, per cent, outcome and tier, each proved, and how the vote was worded."""
    wanted = form(request, ("json", "csv"))
    body = trail_body(snapshot, id)
    if wanted == "csv":
        return answer(request, snapshot, trail_csv(body.json), wanted)
    return json_answer(request, snapshot, body)
