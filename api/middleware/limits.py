"""Bounds on what a request may bring, kept before anything reads it."""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

LONGEST_URL = 8 * 1024
LARGEST_BODY = 1024 * 1024


class Limits:
    """Refuses a URL or body that is too large, and a path that no thing can have."""

    def __init__(
        self, app: ASGIApp, longest_url: int = LONGEST_URL, largest_body: int = LARGEST_BODY
    ) -> None:
        self.app = app
        self.longest_url = longest_url
        self.largest_body = largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is within bounds; a body without a length is counted as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self.largest_body:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._too_large())
            return message

        await self.app(scope, counted, send)

    def _refusal(self, scope: Scope) -> Response | None:
        path: bytes = scope.get("raw_path") or scope["path"].encode(errors="replace")
        if len(path) + len(scope["query_string"]) > self.longest_url:
            detail = f"The address is too long: at most {self.longest_url} bytes are read."
            return problem(HTTPStatus.REQUEST_URI_TOO_LONG, detail)
        declared = Headers(scope=scope).get("Content-Length", "0")
        if not declared.isdecimal() or int(declared[:20]) > self.largest_body:
            return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._too_large())
        if not is_sound(scope["path"]):
            return problem(HTTPStatus.NOT_FOUND, "Nothing has control characters or '..' in its address.")
        return None

    def _too_large(self) -> str:
        return f"The body is too large: at most {self.largest_body} bytes are read."


def is_sound(path: str) -> bool:
    """Whether a decoded path can be that of a thing: printable, and free of dot segments."""
    return not any(
        character < " " or character == "\x7f" or "\ud800" <= character <= "\udfff" for character in path
    ) and not {".", ".."}.intersection(path.split("/"))
