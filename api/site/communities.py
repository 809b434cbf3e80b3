"""The pages of what hangs together: groups of recommendations, and the things that link the groups."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from starlette.requests import Request

from api.bodies.communities import binding_body, community_entry
from api.paging import Page
from api.site.answering import Json
from api.site.places import Places
from api.site.rendering import render
from library.snapshots.snapshot import Snapshot

PATH: Final = "/communities"
BINDING_PATH: Final = "/binding"
#: What links the groups most, as far as their page lists it.
_LINKING: Final = 8
_HEADING: Final = "Groups"


def communities_page(request: Request, snapshot: Snapshot, found: Json, asked: Page) -> str:
    """All groups with what each is about (`found` is the JSON), and what links them most."""
    linking: Mapping[str, Any] = orjson.loads(binding_body(snapshot, Page(_LINKING, 0)).json)
    largest = snapshot.measures.communities[:1]
    return render(
        "communities.html",
        request,
        snapshot,
        found=found,
        asked=asked,
        linking_found=linking,
        most=largest[0].recommendations if largest else 1,
        trail=((None, _HEADING),),
        forms=_forms(snapshot, request, PATH, asked),
    )


def community_page(request: Request, snapshot: Snapshot, number: int, found: Json, asked: Page) -> str:
    """The recommendations of one group; `found` is the JSON of a page of them."""
    places = Places(request.app.state.prefix, snapshot)
    entry = community_entry(snapshot, snapshot.measures.communities[number])
    return render(
        "community.html",
        request,
        snapshot,
        found=found,
        asked=asked,
        entry=entry,
        trail=((places.at(PATH), _HEADING), (None, entry.label)),
        forms=_forms(snapshot, request, f"{PATH}/{number}", asked),
    )


def binding_page(request: Request, snapshot: Snapshot, found: Json, asked: Page) -> str:
    """The things that link groups; `found` is the JSON of a page of them."""
    places = Places(request.app.state.prefix, snapshot)
    return render(
        "binding.html",
        request,
        snapshot,
        found=found,
        asked=asked,
        trail=((places.at(PATH), _HEADING), (None, "What links them")),
        forms=_forms(snapshot, request, BINDING_PATH, asked),
    )


def _forms(snapshot: Snapshot, request: Request, path: str, asked: Page) -> list[tuple[str, str]]:
    places = Places(request.app.state.prefix, snapshot)
    return [
        (name.upper(), places.at(f"{path}.{name}", limit=asked.limit, offset=asked.offset or None))
        for name in ("csv", "json")
    ]
