"""`/api/overview`: the library at a glance."""

from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.overview import Overview, overview_body
from api.dependencies import Current
from api.documentation import documented
from api.routing import router

calls = router("/api/overview", "documents")


@calls.get("", response_model=Overview, responses=documented())
def overview(request: Request, snapshot: Current) -> Response:
    """What the library holds, in a few numbers and lists."""
    return json_answer(request, snapshot, overview_body(snapshot))
