"""The path below which the site stands, where a proxy gives it a part of its host."""

from starlette.types import ASGIApp, Receive, Scope, Send


class Prefix:
    """Lets paths come with the prefix or, as many proxies send them, without it."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tells the router, as ASGI has it, how much of a path is the prefix."""
        if scope["type"] == "http" and self.prefix:
            whole = scope["path"].startswith(f"{self.prefix}/")
            scope["path"] = scope["path"] if whole else self.prefix + scope["path"]
            scope["root_path"] = self.prefix
        await self.app(scope, receive, send)
