"""`/api/ask`: questions in plain English that are saved with the SPARQL which answers them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import unchanged, validators
from api.asking import Asking
from api.bodies.ask import AskList, AskPage, ask_body, ask_csv, named, questions_body
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import MEDIA_TYPES, form
from api.parameters import Words
from api.routing import check_names, router
from graph.asking.ask import MAX_ROWS

calls = router("/api/ask", "ask")

# The parameters differ from question to question, so that this route itself says which it knows.
_answers = APIRouter(prefix="/api/ask", tags=["ask"], generate_unique_id_function=lambda route: route.name)

_Limit = Annotated[
    int, Query(ge=1, le=MAX_ROWS, description=f"How many rows to give, {MAX_ROWS} at the most.")
]
_OWN: dict[str, Any] = {
    "parameters": [
        {
            "name": "parameters",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "description": "The question's own parameters, each by its name.",
            "schema": {"type": "object", "additionalProperties": {"type": "string"}},
        }
    ]
}


@calls.get("", response_model=AskList, responses=documented())
def saved_questions(request: Request, snapshot: Current, q: Words = "") -> Response:
    """All saved questions, or those with these words: what each is for, and how to read its answer."""
    known, wanted = _asking(request).questions, form(request)
    headers = validators(snapshot, f"{known.sha256[:16]}.{wanted}")
    return unchanged(request, headers) or Response(
        questions_body(snapshot, known, q).json, headers=headers, media_type=MEDIA_TYPES[wanted]
    )


@_answers.get("/{name}", response_model=AskPage, responses=documented("csv", one=True), openapi_extra=_OWN)
async def ask(request: Request, snapshot: Current, name: str, limit: _Limit = MAX_ROWS) -> Response:
    """The answer to a saved question."""
    asking = _asking(request)
    question = named(asking.questions, name)
    given = request.query_params.multi_items()
    own = dict.fromkeys((parameter.name for parameter in question.parameters), False)
    check_names([key for key, _ in given], {**own, "limit": False})
    values = {key: value for key, value in given if key in own}
    wanted = form(request, ("json", "csv"))
    # A site may change a question while the snapshot stays.
    headers = validators(snapshot, f"{question.sha256[:16]}.{wanted}")
    if same := unchanged(request, headers):
        return same
    body = await asking.apart(lambda: ask_body(snapshot, asking.run(snapshot), question, values, limit).json)
    content = ask_csv(body) if wanted == "csv" else body
    return Response(content, headers=headers, media_type=MEDIA_TYPES[wanted])


def _asking(request: Request) -> Asking:
    asking: Asking = request.app.state.asking
    return asking


calls.routes.extend(_answers.routes)
