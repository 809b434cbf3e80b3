"""An answer from a snapshot as an HTTP response: validated by its `ETag`, linked to what stands beside it."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from api.bodies.body import Body
from api.negotiation import MEDIA_TYPES, form
from library.snapshots.snapshot import Snapshot


def json_answer(request: Request, snapshot: Snapshot, body: Body) -> Response:
    """The body as it is. Raises HTTPException for a client that accepts no JSON."""
    return answer(request, snapshot, body.json, form(request), body.links)


def answer(
    request: Request, snapshot: Snapshot, content: bytes, wanted: str, links: str | None = None
) -> Response:
    """200 with the content in the wanted form, or 304 where the client has that form of this address.

    `links` is the value of the `Link` header.
    """
    headers = validators(snapshot, wanted) | ({"Link": links} if links else {})
    return unchanged(request, headers) or Response(content, headers=headers, media_type=MEDIA_TYPES[wanted])


def validators(snapshot: Snapshot, wanted: str) -> dict[str, str]:
    """The headers by which a client and its caches know what they have: a form, from a snapshot."""
    return {"ETag": f'W/"{snapshot.id}.{wanted}"', "Vary": "Accept", "Cache-Control": "public, no-cache"}


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """304 where the client has what these validators say, by weak comparison (RFC 9110, section 13.1.2)."""
    known = request.headers.get("If-None-Match")
    if known is None:
        return None
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    if "*" not in tags and headers["ETag"].removeprefix("W/") not in tags:
        return None
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
