"""`/gaps`: what is missing, as a page."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.gaps import gaps_body, gaps_csv
from api.dependencies import Current
from api.negotiation import spelled
from api.parameters import Limit, Names, Offset
from api.routing import router
from api.site.answering import page_answer
from api.site.gaps import PATH, gaps_page
from graph.gaps.gaps import GapsRequest

calls = router("", "site", shown=False)

_Kind = Annotated[str, Query(max_length=100)]


@calls.get(PATH)
def gaps_told(
    request: Request,
    snapshot: Current,
    *,
    document: Names,
    kind: _Kind = "",
    limit: Limit = 10,
    offset: Offset = 0,
) -> Response:
    """What `/api/gaps` gives, as a page."""
    asked = GapsRequest(kind or None, tuple(filter(None, document)), limit, offset)
    return page_answer(
        request,
        snapshot,
        gaps_body(snapshot, asked, spelled(request, PATH)),
        lambda found: gaps_page(request, snapshot, asked, found),
        {"csv": gaps_csv},
    )
