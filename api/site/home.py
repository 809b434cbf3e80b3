"""The first page: one box, and what the library holds."""

from typing import Final

from starlette.requests import Request

from api.site.answering import Json
from api.site.examples import names
from api.site.places import Places
from api.site.rendering import render
from api.site.wording import WORDING
from library.snapshots.snapshot import Snapshot

_PICTURED = ("documents", "categories", "systems", "populations")
_TASKS: Final = tuple((path, task["words"], task["about"]) for path, task in WORDING["tasks"].items())


def home_page(request: Request, snapshot: Snapshot, overview: Json) -> str:
    """The library at a glance; `overview` is the JSON of `api.bodies.overview.Overview`."""
    places = Places(request.app.state.prefix, snapshot)
    bars = {
        name: [(places.thing(held["id"]), held["label"], held["count"]) for held in overview[name]]
        for name in _PICTURED
    }
    return render(
        "home.html", request, snapshot, held=overview, bars=bars, tasks=_TASKS, examples=names(overview)
    )
