"""`/api/recommendations`: each as its document states it, with every tie."""

from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.csv_rows import RECOMMENDATION_COLUMNS, csv_rows
from api.bodies.recommendations import (
    PATH,
    RecommendationAnswer,
    RecommendationList,
    recommendation_body,
    recommendations_body,
)
from api.dependencies import Current
from api.documentation import documented
from api.filters import Filters
from api.negotiation import form, spelled
from api.parameters import Limit, Offset, Sort
from api.routing import router
from search.request import SearchRequest

calls = router("/api/recommendations", "recommendations")


@calls.get("", response_model=RecommendationList, responses=documented("csv"))
def recommendations(
    request: Request,
    snapshot: Current,
    *,
    filters: Filters,
    sort: Sort = "document",
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """All recommendations that the filters let through, each whole."""
    wanted = form(request, ("json", "csv"))
    asked = SearchRequest(filters=filters, sort=sort, limit=limit, offset=offset)
    body = recommendations_body(snapshot, asked, spelled(request, PATH))
    if wanted == "csv":
        return answer(request, snapshot, csv_rows(body.json, RECOMMENDATION_COLUMNS), wanted, body.links)
    return json_answer(request, snapshot, body)


@calls.get("/{id:path}", response_model=RecommendationAnswer, responses=documented(one=True))
async def recommendation(request: Request, snapshot: Current, id: str) -> Response:  # noqa: A002 (the word that addresses use)
    """One recommendation, by `<document>/<code>`."""
    return json_answer(request, snapshot, recommendation_body(snapshot, id))
