"""`/documents/{slug}/versions`: the versions of a document and what changed, as a page and as data."""

from starlette.requests import Request
from starlette.responses import Response

from api.bodies.changes import ChangesRequest, changes_body, changes_csv
from api.dependencies import Current
from api.negotiation import spelled
from api.parameters import Paged
from api.routers.changes import From, To
from api.routing import router
from api.site.answering import page_answer
from api.site.versions import versions_page

calls = router("/documents", "site", shown=False)


@calls.get("/{slug}/versions")
def versions(
    request: Request,
    snapshot: Current,
    slug: str,
    *,
    before: From = None,
    after: To = None,
    page: Paged,
) -> Response:
    """What `/api/documents/{slug}/changes` tells, below all versions."""
    path = spelled(request, f"/documents/{slug}/versions")
    body = changes_body(snapshot, ChangesRequest(slug, before, after), path, page)
    return page_answer(
        request,
        snapshot,
        body,
        lambda found: versions_page(request, snapshot, found),
        {"csv": changes_csv},
    )
