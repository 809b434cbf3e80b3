"""`/api/questions`: the votes on recommendations."""

from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.body import Listing
from api.bodies.things import QuestionAnswer, QuestionEntry, ThingsRequest, thing_body, things_body
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import spelled
from api.parameters import Name, Paged, ThingSort
from api.routing import router

calls = router("/api/questions", "questions")


@calls.get("", response_model=Listing[QuestionEntry], responses=documented(one=True))
def questions(
    request: Request,
    snapshot: Current,
    *,
    document: Name = None,
    sort: ThingSort = "id",
    page: Paged,
) -> Response:
    """The votes of all documents, or of one."""
    asked = ThingsRequest(spelled(request, "/api/questions"), "question", document=document, sort=sort)
    return json_answer(request, snapshot, things_body(snapshot, asked, page))


@calls.get("/{id:path}", response_model=QuestionAnswer, responses=documented(one=True))
async def question(request: Request, snapshot: Current, id: str) -> Response:  # noqa: A002 (the word that addresses use)
    """One vote, by `<document>/<number>`."""
    return json_answer(request, snapshot, thing_body(snapshot, f"question/{id}", "question"))
