"""`/api/terms`: frequent terms that no concept covers."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.terms import PATH, TermsAnswer, terms_body, terms_csv
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import form, spelled
from api.parameters import Name, Paged
from api.routing import router

calls = router(PATH, "concepts")

Least = Annotated[int, Query(ge=1, le=1000, description="In how many recommendations at the least.")]


@calls.get("", response_model=TermsAnswer, responses=documented("csv", one=True))
def terms(
    request: Request,
    snapshot: Current,
    *,
    document: Name = None,
    least: Least = 2,
    page: Paged,
) -> Response:
    """Phrases that recommendations often use and no concept covers, for a person to make concepts of."""
    wanted = form(request, ("json", "csv"))
    body = terms_body(snapshot, document or None, least, spelled(request, PATH), page)
    if wanted == "csv":
        return answer(request, snapshot, terms_csv(body.json), wanted, body.links)
    return json_answer(request, snapshot, body)
