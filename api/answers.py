"""An answer from a snapshot as an HTTP response: validated by its `ETag`, linked to what stands beside it."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from api.negotiation import MEDIA_TYPES


def answer(
    request: Request, snapshot: str, body: bytes, *, form: str = "json", links: str | None = None
) -> Response:
    """200 with the body, or 304 where the client has this form of this address from the same snapshot.

    `snapshot` is the snapshot's id, `links` the value of the `Link` header.
    """
    headers = {
        "ETag": f'W/"{snapshot}.{form}"',
        "Vary": "Accept",
        "Cache-Control": "public, no-cache",
        **({"Link": links} if links else {}),
    }
    if is_known(request.headers.get("If-None-Match"), headers["ETag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    charset = "; charset=utf-8" if form == "csv" else ""
    return Response(body, headers=headers, media_type=MEDIA_TYPES[form] + charset)


def is_known(if_none_match: str | None, etag: str) -> bool:
    """Whether `If-None-Match` names the tag, by weak comparison (RFC 9110, section 13.1.2)."""
    if if_none_match is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags
