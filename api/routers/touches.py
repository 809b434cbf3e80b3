"""`/api/touches`: what touches a thing, by which path, and the sentence that proves it."""

from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import json_answer
from api.bodies.ties import PATH, TouchesPage, touches_body
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import spelled
from api.parameters import MOST_VALUES, Limit, Name, Names, Offset, among
from api.routing import router
from graph.ties.relations import WORDS
from graph.touching.request import MAX_DEPTH, TouchesRequest

calls = router("/api/touches", "touches")

_Depth = Annotated[
    int,
    Query(
        ge=1,
        le=MAX_DEPTH,
        description="The greatest distance: 1 is a direct tie, and each step to a narrower concept adds one. "
        f"At most {MAX_DEPTH}.",
    ),
]
_Relation = Annotated[
    list[Annotated[str, among(WORDS)]],
    Query(
        default_factory=list,
        max_length=len(WORDS),
        description=f"Only these, which may be repeated: {', '.join(WORDS)}.",
    ),
]
_Along = Annotated[
    list[str],
    Query(
        alias="with",
        default_factory=list,
        max_length=MOST_VALUES,
        description="Ids of things that a recommendation must be tied to as well: to each of them.",
    ),
]


async def _asked(
    *,
    relation: _Relation,
    document: Names,
    along: _Along,
    q: Name = None,
    id: Name = None,  # noqa: A002 (the word that addresses use)
    depth: _Depth = MAX_DEPTH,
    limit: Limit = 20,
    offset: Offset = 0,
) -> TouchesRequest:
    return TouchesRequest(q, id, tuple(relation), tuple(document), tuple(along), depth, limit, offset)


Asked = Annotated[TouchesRequest, Depends(_asked)]


@calls.get("", response_model=TouchesPage, responses=documented(one=True))
def touches(request: Request, snapshot: Current, asked: Asked) -> Response:
    """Recommendations tied to what `q` names, or to the thing `id`, directly or by a narrower concept."""
    return json_answer(request, snapshot, touches_body(snapshot, asked, spelled(request, PATH)))
