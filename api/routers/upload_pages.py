"""`/upload`: a page to look at what is understood of a document, and to add it."""

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import Current
from api.routing import router
from api.site.answering import html_answer
from api.site.rendering import render

calls = router("", "site", shown=False)


@calls.get("/upload")
def upload(request: Request, snapshot: Current) -> Response:
    """The form, which calls `/api/preview` and `/api/documents`; or why there is none."""
    token: SecretStr | None = request.app.state.token
    allowed = token is not None and bool(token.get_secret_value())
    page = render("upload.html", request, snapshot, allowed=allowed, base=snapshot.iris.base)
    response = html_answer(request, snapshot, lambda: page)
    # Whether uploads are on is no part of the snapshot.
    response.headers["Cache-Control"] = "no-store"
    del response.headers["ETag"]
    return response
