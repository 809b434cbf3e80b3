"""The edge of the service: each request gets an id, a line in the log, and an answer whatever happens."""

import re
import uuid
from time import perf_counter

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics
from api.problems import failed

_SOUND_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = structlog.stdlib.get_logger("throughline.requests")


class Edge:
    """Wraps the whole service; `metrics` counts what passes."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; where nothing inside could answer, says so without a traceback."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        passage = Passage(scope, send)
        try:
            await self.app(scope, receive, passage.send)
        except Exception:  # the last place where a fault can become an answer and a line in the log
            _log.exception("failed", request_id=passage.id, path=passage.path)
            if passage.status is not None:
                raise
            await failed()(scope, receive, passage.send)
        finally:
            passage.tell(self.metrics)


class Passage:
    """One request on its way through: what it asked and what went back."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.status: int | None = None
        self.size = self.announced = 0
        self.started = perf_counter()
        self.id = request_id(Headers(scope=scope).get("X-Request-Id"))
        self._send = send

    async def send(self, message: Message) -> None:
        """Sends on, and notes the status and the size of the body."""
        if message["type"] == "http.response.start":
            self.status = int(message["status"])
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self.id
            self.announced = int(headers.get("Content-Length", 0))
        elif message["type"] == "http.response.pathsend":
            self.size = self.announced
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self._send(message)

    def tell(self, metrics: Metrics) -> None:
        """One line of log and one count."""
        seconds = perf_counter() - self.started
        route = getattr(self.scope.get("route"), "path_format", "none")
        # A status of 499 (nginx's) means that the client went away before there was an answer.
        metrics.count(self.method, route, self.status or 499, seconds)
        _log.info(
            "request",
            request_id=self.id,
            method=self.method,
            path=self.path,
            query=self.scope["query_string"].decode("latin-1")[:512],
            status=self.status,
            bytes=self.size,
            ms=round(seconds * 1000, 2),
        )


def request_id(given: str | None) -> str:
    """The client's own id of the request where it is short and plain, else a new one."""
    return given if given and _SOUND_ID.fullmatch(given) else uuid.uuid4().hex
