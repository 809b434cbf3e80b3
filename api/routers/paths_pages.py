"""`/paths`: how two things hang together, as a page."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.paths import paths_body
from api.dependencies import Current
from api.parameters import LONGEST_WORDS
from api.routing import router
from api.site.asked import asked_answer
from api.site.paths import PATH, paths_page
from graph.paths.paths import LIMIT, MAX_LIMIT

calls = router("", "site", shown=False)

_From = Annotated[str, Query(alias="from", max_length=LONGEST_WORDS)]
_To = Annotated[str, Query(max_length=LONGEST_WORDS)]
_Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]


@calls.get(PATH)
def paths_told(
    request: Request, snapshot: Current, *, from_: _From = "", to: _To = "", limit: _Limit = LIMIT
) -> Response:
    """What `/api/paths` gives, below the form that asks it."""
    ends = (from_.strip(), to.strip())
    return asked_answer(
        request,
        snapshot,
        {"from": ends[0], "to": ends[1]},
        lambda: paths_body(snapshot, ends, limit),
        lambda found, wrong: paths_page(request, snapshot, ends, limit, found=found, wrong=wrong),
    )
