"""A question that a form asks: until it is whole there is only the form; what is wrong is told beside it."""

from collections.abc import Callable, Mapping

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.body import Body
from api.negotiation import MEDIA_TYPES, form
from api.problems import status_of
from api.site.answering import Json, Writer, html_answer, page_answer
from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid, NotFound, ThroughlineError, TooLarge

#: Makes the page from the JSON of the answer and of what is wrong with the question; each may be None.
Asking = Callable[[Json | None, Json | None], str]


def asked_answer(
    request: Request,
    snapshot: Snapshot,
    given: Mapping[str, object],
    body: Callable[[], Body],
    page: Asking,
    *,
    others: Mapping[str, Writer] | None = None,
) -> Response:
    """The answer to a question of which all of `given` must be there, in the form that is asked for.

    Raises Invalid where some is not, and what `body` raises; but a page tells both beside its form.
    """
    html = form(request, ("html", "json", *(others or {}))) == "html"
    missing = next((name for name, value in given.items() if not value), None)
    if missing is not None:
        if html:
            return html_answer(request, snapshot, lambda: page(None, None))
        raise Invalid(f"{missing}: is required", missing)
    try:
        found = body()
    except (Invalid, NotFound, TooLarge) as error:
        if not html:
            raise
        return refused(page(None, told(error)), error)
    return page_answer(request, snapshot, found, lambda answer: page(answer, None), others)


def refused(content: str, error: ThroughlineError) -> Response:
    """A page that says what was wrong, under the status that says so too."""
    headers = {"Cache-Control": "no-store", "Vary": "Accept"}
    return Response(content, status_of(error), headers, MEDIA_TYPES["html"])


def told(error: ThroughlineError) -> Json:
    """What pages say of an error: `detail`, and where known `parameter`, `nearest`, `line` and `column`."""
    wrong: Json = orjson.loads(
        orjson.dumps(
            {
                "detail": str(error).encode(errors="replace").decode(),
                "parameter": getattr(error, "name", None),
                "nearest": list(getattr(error, "nearest", ())),
                "line": getattr(error, "line", None),
                "column": getattr(error, "column", None),
            }
        )
    )
    return wrong
