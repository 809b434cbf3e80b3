"""Bounds on what a request may bring, kept before anything reads it."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

LONGEST_URL = 8 * 1024
LARGEST_BODY = 1024 * 1024
_NONE: Final[Mapping[str, int]] = MappingProxyType({})


class Limits:
    """Refuses a URL or body that is too large, and a path that no thing can have.

    `uploads` are the paths to which more may be posted, and how many bytes to each.
    """

    def __init__(
        self,
        app: ASGIApp,
        longest_url: int = LONGEST_URL,
        largest_body: int = LARGEST_BODY,
        uploads: Mapping[str, int] = _NONE,
    ) -> None:
        self.app = app
        self.longest_url = longest_url
        self.largest_body = largest_body
        self.uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is within bounds; a body without a length is counted as it comes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self._most(scope)
        refusal = self._refusal(scope, most)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > most:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large(most))
            return message

        await self.app(scope, counted, send)

    def _most(self, scope: Scope) -> int:
        larger = self.uploads.get(scope["path"]) if scope["method"] == "POST" else None
        return self.largest_body if larger is None else larger

    def _refusal(self, scope: Scope, most: int) -> Response | None:
        path: bytes = scope.get("raw_path") or scope["path"].encode(errors="replace")
        if len(path) + len(scope["query_string"]) > self.longest_url:
            detail = f"The address is too long: at most {self.longest_url} bytes are read."
            return problem(HTTPStatus.REQUEST_URI_TOO_LONG, detail)
        declared = Headers(scope=scope).get("Content-Length", "0")
        if not declared.isdecimal() or int(declared[:20]) > most:
            return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large(most))
        if not is_sound(scope["path"]):
            return problem(HTTPStatus.NOT_FOUND, "Nothing has control characters or '..' in its address.")
        return None


def _too_large(most: int) -> str:
    return f"The body is too large: at most {most} bytes are read."


def is_sound(path: str) -> bool:
    """Whether a decoded path can be that of a thing: printable, and free of dot segments."""
    return not any(
        character < " " or character == "\x7f" or "\ud800" <= character <= "\udfff" for character in path
    ) and not {".", ".."}.intersection(path.split("/"))
