"""`/api/documents/{slug}/versions` and `/changes`: what a document was before."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.changes import (
    ChangesAnswer,
    ChangesRequest,
    VersionsAnswer,
    changes_body,
    changes_csv,
    versions_body,
)
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import form, spelled
from api.parameters import Paged
from api.routing import router
from library.history.changes import CHANGES, ChangeKind

calls = router("/api/documents", "documents")

_MOST = 10**6

From = Annotated[
    int | None,
    Query(ge=1, le=_MOST, alias="from", description="The earlier version; else the one before the later."),
]
To = Annotated[
    int | None, Query(ge=1, le=_MOST, alias="to", description="The later version; else the newest.")
]
_Kinds = Annotated[
    list[ChangeKind],
    Query(default_factory=list, max_length=len(CHANGES), description="Only these kinds of change."),
]


@calls.get("/{slug}/versions", response_model=VersionsAnswer, responses=documented(one=True))
def versions(request: Request, snapshot: Current, slug: str) -> Response:
    """The versions of a document, oldest first, those of a removed document too."""
    return json_answer(request, snapshot, versions_body(snapshot, slug))


@calls.get("/{slug}/changes", response_model=ChangesAnswer, responses=documented("csv", one=True))
def changes(
    request: Request,
    snapshot: Current,
    slug: str,
    *,
    before: From = None,
    after: To = None,
    change: _Kinds,
    page: Paged,
) -> Response:
    """Which recommendations a version added, dropped, reworded, moved, or states otherwise."""
    wanted = form(request, ("json", "csv"))
    asked = ChangesRequest(slug, before, after, tuple(change))
    path = spelled(request, f"/api/documents/{slug}/changes")
    body = changes_body(snapshot, asked, path, page)
    if wanted == "csv":
        return answer(request, snapshot, changes_csv(body.json), wanted, body.links)
    return json_answer(request, snapshot, body)
