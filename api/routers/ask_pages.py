"""`/ask`: saved questions, as pages with forms."""

from typing import Annotated

import orjson
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import unchanged, validators
from api.asking import Asking
from api.bodies.ask import ask_body, named, questions_body
from api.dependencies import Current
from api.negotiation import MEDIA_TYPES, form
from api.parameters import Words
from api.routers.ask import ask
from api.routing import check_names, router
from api.site.asked import refused, told
from api.site.rendering import assets
from api.site.saved import PATH, ROWS, list_page, question_page
from graph.asking.ask import MAX_ROWS
from ontology.errors import Exhausted, Invalid, NotFound

calls = router(PATH, "site", shown=False)

# The parameters differ from question to question, so that this route itself says which it knows.
_answers = APIRouter(prefix=PATH, include_in_schema=False)
_Limit = Annotated[int | None, Query(ge=1, le=MAX_ROWS)]


@calls.get("")
def saved_list(request: Request, snapshot: Current, q: Words = "") -> Response:
    """What `/api/ask` gives, as a page."""
    asking: Asking = request.app.state.asking
    wanted = form(request, ("html", "json"))
    # A site may change its questions while the snapshot stays.
    headers = validators(snapshot, f"{asking.questions.sha256[:16]}.{wanted}.{assets()}")
    if same := unchanged(request, headers):
        return same
    content = questions_body(snapshot, asking.questions, q).json
    if wanted == "html":
        page = list_page(request, snapshot, q, orjson.loads(content))
        return Response(page, headers=headers, media_type=MEDIA_TYPES[wanted])
    return Response(content, headers=headers, media_type=MEDIA_TYPES[wanted])


@_answers.get("/{name}")
async def saved_question(request: Request, snapshot: Current, name: str, limit: _Limit = None) -> Response:
    """What `/api/ask/{name}` gives, below the form that asks it; a page shows fewer rows."""
    if form(request, ("html", "json", "csv")) != "html":
        return await ask(request, snapshot, name, limit or MAX_ROWS)
    asking: Asking = request.app.state.asking
    question = named(asking.questions, name)
    known = dict.fromkeys((parameter.name for parameter in question.parameters), False)
    check_names([key for key, _ in request.query_params.multi_items()], {**known, "limit": False})
    given = {key: value for key, value in request.query_params.items() if key in known and value.strip()}
    needed = [each.name for each in question.parameters if not each.optional and each.default is None]
    found = None
    if all(name in given for name in needed):
        try:
            run = asking.run(snapshot)
            body = await asking.apart(lambda: ask_body(snapshot, run, question, given, limit or ROWS))
        except (Invalid, NotFound, Exhausted) as error:
            page = question_page(request, snapshot, question, given, found=None, wrong=told(error))
            return refused(page, error)
        found = orjson.loads(body.json)
    headers = validators(snapshot, f"{question.sha256[:16]}.html.{assets()}")
    page = question_page(request, snapshot, question, given, found=found, wrong=None)
    return Response(page, headers=headers, media_type=MEDIA_TYPES["html"])


calls.routes.extend(_answers.routes)
