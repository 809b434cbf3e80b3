"""`/compare`: two documents side by side, as a page."""

from typing import Annotated, Final

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.comparisons import comparison_body, comparison_csv
from api.dependencies import Current
from api.negotiation import spelled
from api.parameters import Limit, Names, Offset
from api.routing import router
from api.site.answering import fitting
from api.site.asked import asked_answer
from api.site.comparing import PATH, compare_page
from graph.comparing.compare import CompareRequest

calls = router("", "site", shown=False)

_Slug = Annotated[str, Query(max_length=1024)]
#: Pairs or concepts on a page.
_MOST: Final = 25
_Part = Annotated[str, Query(max_length=100)]


@calls.get(PATH)
def compared(
    request: Request,
    snapshot: Current,
    *,
    left: _Slug = "",
    right: _Slug = "",
    kind: Names,
    part: _Part = "",
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """What `/api/compare` gives, below the form that asks it."""
    shown = fitting(request, limit, _MOST, ("csv",))
    asked = CompareRequest(left, right, part or None, tuple(filter(None, kind)), shown, offset)
    return asked_answer(
        request,
        snapshot,
        {"left": left, "right": right},
        lambda: comparison_body(snapshot, asked, spelled(request, PATH)),
        lambda found, wrong: compare_page(request, snapshot, asked, found, wrong),
        others={"csv": comparison_csv},
    )
