"""The service: its calls, what every request passes through, and how its errors are told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.asking import Asking
from api.bodies.validation import Validations
from api.documentation import describe
from api.metrics import Metrics
from api.middleware.edge import Edge
from api.middleware.headers import SafetyHeaders
from api.middleware.limits import Limits
from api.middleware.methods import Methods
from api.middleware.prefix import Prefix
from api.middleware.telling import Telling
from api.negotiation import Suffixes
from api.problems import HANDLERS
from api.routers import ALL
from api.searches import Searches
from api.site.assets import Assets
from api.site.styles import style_hashes
from api.sparql import CUT, LIMIT, Endpoint
from api.upload_form import FORM_BYTES
from api.uploading import PATHS, Uploads
from api.warming import Warming
from library.holder import SnapshotHolder
from library.settings import Settings
from library.snapshots.dumps import Dumps

STATIC = Path(__file__).parent / "static"
_EXPOSED = (
    "Content-Location",
    "ETag",
    "Link",
    "Location",
    "Retry-After",
    "X-Request-Id",
    LIMIT,
    CUT,
)


def create_app(holder: SnapshotHolder, settings: Settings) -> FastAPI:
    """The service that answers from the snapshots of `holder`, which it closes when it ends."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if settings.token:
            app.state.uploads.worker.ensure()  # what waited when the service ended
        yield
        app.state.uploads.worker.close()
        app.state.sparql.close()
        app.state.dumps.close()
        app.state.warming.close()
        holder.close()

    metrics, prefix = Metrics(), urlsplit(settings.base_iri).path.rstrip("/")
    uploads = Uploads(settings)
    app = FastAPI(
        title="Throughline",
        summary="What planning documents recommend, what touches what, and the sentence that proves it.",
        version=version("throughline"),
        openapi_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        middleware=_middleware(metrics, prefix, uploads.most),
        exception_handlers=HANDLERS,
    )
    app.state.holder, app.state.metrics, app.state.prefix = holder, metrics, prefix
    app.state.sparql = Endpoint(settings)
    app.state.uploads, app.state.token = uploads, settings.token
    app.state.warming = Warming(holder)
    app.state.searches = Searches(settings.search_bytes)
    app.state.asking = Asking(settings, app.state.sparql)
    app.state.validations = Validations(settings.sparql_memory)
    app.state.dumps, app.state.license = Dumps(holder.home.path / "dumps"), settings.license
    for calls in ALL:
        # `include_router` would match every path twice, and make its routes anew at the first request.
        app.router.routes.extend(calls.routes)
    app.mount("/static", Assets(directory=STATIC, packages=[("fastapi_offline", "static")]))
    app.openapi = partial(describe, app)  # type: ignore[method-assign]  # the documented way to change it
    return app


def _middleware(metrics: Metrics, prefix: str, upload: int) -> list[Middleware]:
    """Outermost first; all of it pure ASGI, which costs half of what a `BaseHTTPMiddleware` does."""
    return [
        Middleware(SafetyHeaders, styles=style_hashes()),
        Middleware(Telling, prefix=prefix),
        Middleware(Edge, metrics=metrics),
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            # Pages elsewhere may ask, and never change: neither DELETE nor a token is let through for them.
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Content-Type"],
            expose_headers=_EXPOSED,
        ),
        Middleware(Limits, uploads={f"{prefix}{path}": upload + FORM_BYTES for path in PATHS}),
        Middleware(Methods),
        # Level 5: twice as quick as 9 on JSON of this kind, and 3 % larger.
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(Prefix, prefix=prefix),
        Middleware(Suffixes, prefix=prefix),
    ]
