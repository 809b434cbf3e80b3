"""The page of a concept, category, vote, goal or section."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from starlette.requests import Request

from api.bodies.things import thing_body
from api.bodies.ties import touches_body
from api.site.answering import Json
from api.site.embedding import embedded
from api.site.pictures import picture
from api.site.places import Places
from api.site.recommendation import FORMS
from api.site.rendering import render
from api.site.wording import called
from graph.catalog.catalog import Thing
from graph.touching.request import TouchesRequest
from library.snapshots.snapshot import Snapshot

_SHOWN: Final = 10  # recommendations; the rest is what touches it
_BESIDE: Final = ("broader", "narrower", "related")
_LISTS: Final = {"category": "/categories", "system": "/systems", "population": "/populations"} | {
    "competency": "/competencies"
}


def catalogued_page(request: Request, snapshot: Snapshot, thing: Thing) -> str:
    """The page of a thing of the catalog that is no document."""
    view: Json = orjson.loads(thing_body(snapshot, thing.id, thing.type).json)
    places = Places(request.app.state.prefix, snapshot)
    touched: Json | None = None
    if thing.count:
        touched = orjson.loads(touches_body(snapshot, TouchesRequest(id=thing.id, limit=_SHOWN)).json)
    return render(
        "thing.html",
        request,
        snapshot,
        view=view,
        thing=thing,
        kind=thing.kind or thing.type,
        trail=_trail(places, thing),
        touched=touched,
        beside=_beside(snapshot, view),
        category=_category(snapshot, thing),
        drawn=picture(snapshot, places, thing.id, 24),
        json_ld=embedded(snapshot, thing.id),
        forms=[(words, places.at(f"/doc/{thing.id}.{suffix}")) for suffix, words in FORMS],
    )


def _trail(places: Places, thing: Thing) -> tuple[tuple[str | None, str], ...]:
    kind = thing.kind or thing.type
    if kind in _LISTS:
        return ((places.at(_LISTS[kind]), _LISTS[kind][1:].capitalize()), (None, thing.label))
    if thing.type == "concept":
        lists = places.at("/concepts"), "Concepts"
        return (lists, (places.at("/concepts", kind=kind), called("types", kind)), (None, thing.label))
    if thing.document:
        documents = places.at("/documents"), "Documents"
        return (documents, (places.thing(f"document/{thing.document}"), thing.document), (None, thing.label))
    return ((None, thing.label),)


def _beside(snapshot: Snapshot, view: Json) -> Mapping[str, list[Mapping[str, Any]]]:
    """The broader, narrower and related concepts, with how many recommendations each has."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for relation in _BESIDE:
        things = snapshot.catalog.by_ids(view.get(relation, ())[:100])
        if things:
            found[relation] = [{"id": each.id, "label": each.label, "count": each.count} for each in things]
    return found


def _category(snapshot: Snapshot, thing: Thing) -> Thing | None:
    """The category that a goal is of."""
    if thing.type != "goal":
        return None
    return next(iter(snapshot.catalog.by_ids([thing.id.replace("goal/", "category/", 1)])), None)
