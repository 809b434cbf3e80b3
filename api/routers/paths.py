"""`/api/paths`: how two things hang together, every step with the sentence that proves it."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.paths import PathsPage, paths_body
from api.dependencies import Current
from api.documentation import documented
from api.parameters import LONGEST_WORDS
from api.routing import router
from graph.paths.paths import LIMIT, MAX_LIMIT

calls = router("/api/paths", "paths")

_WHAT = "The name or the id of a thing, or the id or the code of a recommendation."
_SOMETHING = r"\S"
_From = Annotated[str, Query(alias="from", max_length=LONGEST_WORDS, pattern=_SOMETHING, description=_WHAT)]
_To = Annotated[str, Query(max_length=LONGEST_WORDS, pattern=_SOMETHING, description=_WHAT)]
_Limit = Annotated[
    int, Query(ge=1, le=MAX_LIMIT, description=f"How many paths to give, {MAX_LIMIT} at the most.")
]


@calls.get("", response_model=PathsPage, responses=documented(one=True))
def paths(request: Request, snapshot: Current, *, from_: _From, to: _To, limit: _Limit = LIMIT) -> Response:
    """The best explanations of how two things hang together, through what is specific rather than hubs."""
    return json_answer(request, snapshot, paths_body(snapshot, (from_, to), limit))
