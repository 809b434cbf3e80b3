"""What went wrong, told to people as a page: the same problem, in the form that a browser asks for."""

import gzip

import orjson
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.negotiation import quality
from api.problems import MEDIA_TYPE
from api.site.problem import problem_page


class Telling:
    """Turns problem documents into pages for those who want HTML more; calls under `/api` stay data."""

    def __init__(self, app: ASGIApp, prefix: str = "") -> None:
        self.app = app
        self.data = f"{prefix}/api/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on; holds back the body of a problem until all of it is there."""
        if scope["type"] != "http" or scope["path"].startswith(self.data) or not _wants_page(scope):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Page(Request(scope), send))


def _wants_page(scope: Scope) -> bool:
    accept = ",".join(Headers(scope=scope).getlist("Accept"))
    page = quality(accept, "text/html")
    return page > max(quality(accept, MEDIA_TYPE), quality(accept, "application/json"))


class _Page:
    """Sends what is no problem as it comes."""

    def __init__(self, request: Request, send: Send) -> None:
        self.request = request
        self.send = send
        self.head: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_problem(message):
            self.head = message
        elif self.head is None:
            await self.send(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._tell(self.head)

    async def _tell(self, head: Message) -> None:
        # The answer to HEAD is the head alone.
        headers = MutableHeaders(raw=list(head["headers"]))
        told = gzip.decompress(self.body) if headers.get("Content-Encoding") == "gzip" else self.body
        del headers["Content-Encoding"]
        body = problem_page(self.request, orjson.loads(told)).encode() if told else b""
        headers["Content-Type"] = "text/html; charset=utf-8"
        headers["Vary"] = "Accept"
        if body:
            headers["Content-Length"] = str(len(body))
        else:
            del headers["Content-Length"]
        await self.send({**head, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": body})


def _is_problem(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("Content-Type", "").startswith(MEDIA_TYPE)
