"""Headers that every answer carries: what a browser may do with it."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def policy(styles: Sequence[str] = ()) -> str:
    """The Content-Security-Policy: nothing from elsewhere, and nothing inline but sheets with these hashes.

    `data:` pictures are those inside the API browser's own style sheet.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            " ".join(("style-src 'self'", *styles)),
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


class SafetyHeaders:
    """Adds the headers to every answer; one that an answer sets itself stays.

    `styles` are the hashes of the style sheets that may stand inside pages.
    """

    def __init__(self, app: ASGIApp, styles: Sequence[str] = ()) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": policy(styles),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and adds to what comes back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
