"""What whoever runs the service asks of it: is it alive, can it answer, what has it counted."""

from dataclasses import dataclass
from typing import Literal

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import opened
from api.documentation import documented
from api.metrics import MEDIA_TYPE
from api.routing import router

calls = router("", "operations")


@dataclass(frozen=True, slots=True)
class Alive:
    """The process answers."""

    status: Literal["ok"]


@dataclass(frozen=True, slots=True)
class Ready:
    """There is a snapshot to answer from; `warnings` names the newer ones that were found damaged."""

    status: Literal["ready"]
    snapshot: str
    warnings: tuple[str, ...]


@calls.get("/healthz", response_model=Alive, responses=documented())
async def healthz() -> Response:
    """Whether the process answers at all; it asks nothing of the library."""
    return _fresh(Alive("ok"))


@calls.get("/readyz", response_model=Ready, responses=documented())
def readyz(request: Request) -> Response:
    """Whether there is a sound snapshot to answer from; 503 where there is none."""
    with opened(request.app.state.holder) as snapshot:
        request.app.state.warming.ensure(snapshot)
        return _fresh(Ready("ready", snapshot.id, snapshot.refused))


@calls.get("/metrics", response_class=Response, responses=documented())
async def metrics(request: Request) -> Response:
    """What the service has counted since it began, as Prometheus reads it."""
    body = request.app.state.metrics.told()
    return Response(body, headers={"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store"})


def _fresh(state: Alive | Ready) -> Response:
    return Response(orjson.dumps(state), media_type="application/json", headers={"Cache-Control": "no-store"})
