"""A page and its data are one resource: the same address, in the form that is asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, unchanged, validators
from api.bodies.body import Body
from api.negotiation import MEDIA_TYPES, form
from api.site.rendering import assets
from library.snapshots.snapshot import Snapshot

#: An object of an answer, as it was parsed.
Json = Mapping[str, Any]

#: Makes another form of an answer from its JSON.
Writer = Callable[[bytes], bytes]


def fitting(request: Request, limit: int, most: int, others: Sequence[str] = ()) -> int:
    """The limit, or what fits a page of less than 100 KB where the answer is to be one; data give all."""
    return min(limit, most) if form(request, ("html", "json", *others)) == "html" else limit


def page_answer(
    request: Request,
    snapshot: Snapshot,
    body: Body,
    page: Callable[[Json], str],
    others: Mapping[str, Writer] | None = None,
) -> Response:
    """The body as a page to those who accept HTML, else as JSON or one of the `others`, by form.

    `page` is given the parsed JSON. Raises HTTPException for a form that is not to be had.
    """
    others = others or {}
    wanted = form(request, ("html", "json", *others))
    if wanted == "html":
        return html_answer(request, snapshot, lambda: page(orjson.loads(body.json)), body.links)
    content = body.json if wanted == "json" else others[wanted](body.json)
    return answer(request, snapshot, content, wanted, body.links)


def html_answer(
    request: Request, snapshot: Snapshot, page: Callable[[], str], links: str | None = None
) -> Response:
    """The page, or 304 where the client has it: made of this snapshot by these templates."""
    headers = validators(snapshot, f"html.{assets()}") | ({"Link": links} if links else {})
    return unchanged(request, headers) or Response(page(), headers=headers, media_type=MEDIA_TYPES["html"])
