"""HEAD and OPTIONS for every path, from what it answers to GET."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEAD_ONLY = "throughline.head_only"

#: What may follow the head of an answer: parts of its body, or the path of a file that the server then sends.
ENDS = ("http.response.body", "http.response.pathsend")


class Methods:
    """Answers HEAD as GET without its body, and OPTIONS by the methods that the path has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes GET and the rest on; `scope[HEAD_ONLY]` tells a costly answer that no body is wanted.

        The scope is changed in place, as the router does: the edge reads the matched route from it.
        """
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope.update({"method": "GET", HEAD_ONLY: True})
            await self.app(scope, receive, bodiless(send))
        elif scope["type"] == "http" and scope["method"] == "OPTIONS":
            await self.app(scope, receive, bodiless(send, allowed=True))
        else:
            await self.app(scope, receive, send)


def bodiless(send: Send, *, allowed: bool = False) -> Send:
    """Sends the head of an answer and an empty body; with `allowed`, 405 becomes 204 with its `Allow`."""
    ended = False

    async def head(message: Message) -> None:
        nonlocal ended
        if message["type"] == "http.response.start":
            await send(_allowing(message) if allowed and message["status"] == 405 else message)
        elif message["type"] in ENDS and not ended:
            ended = True
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return head


def _allowing(message: Message) -> Message:
    allow = MutableHeaders(scope=message)["Allow"]
    return {**message, "status": 204, "headers": [(b"allow", allow.encode("latin-1"))]}
