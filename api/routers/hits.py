"""`/api/search` and `/api/suggest`: what words find."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.csv_rows import HIT_COLUMNS, csv_rows
from api.bodies.hits import PATH, SearchPage, SuggestionList, suggest_body
from api.dependencies import Current
from api.documentation import documented
from api.filters import Filters
from api.negotiation import form, spelled
from api.parameters import Facets, Limit, Reach, Sort, Words
from api.routing import router
from search.request import SearchRequest

calls = router("/api", "search")

_Expand = Annotated[
    bool,
    Query(description="Whether words that name a concept also find its other names and what is under it."),
]


@calls.get("/search", response_model=SearchPage, responses=documented("csv"))
def search(
    request: Request,
    snapshot: Current,
    *,
    filters: Filters,
    facets: Facets,
    q: Words = "",
    sort: Sort = "relevance",
    expand: _Expand = True,
    limit: Limit = 20,
    offset: Reach = 0,
) -> Response:
    """Recommendations that have all the words, best first, and what matched; all of them for no words."""
    wanted = form(request, ("json", "csv"))
    names = tuple(name for each in facets for name in each.split(",") if name)
    asked = SearchRequest(q, filters, names, sort, limit, offset, expand)
    body = request.app.state.searches.body(snapshot, asked, spelled(request, PATH))
    if wanted == "csv":
        return answer(request, snapshot, csv_rows(body.json, HIT_COLUMNS), wanted, body.links)
    return json_answer(request, snapshot, body)


@calls.get("/suggest", response_model=SuggestionList, responses=documented())
def suggest(request: Request, snapshot: Current, q: Words = "", limit: Limit = 10) -> Response:
    """Names, titles and words that begin as typed, best first."""
    return json_answer(request, snapshot, suggest_body(snapshot, q, limit))
