"""What touches a thing: the answer, a picture of what lies around it, and where to go on."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from starlette.requests import Request

from api.bodies.overview import overview_body
from api.paging import Pairs, address
from api.site.answering import Json
from api.site.copying import touching
from api.site.examples import names
from api.site.pictures import picture
from api.site.places import Places
from api.site.rendering import render
from api.site.wording import spoken_id
from graph.ties.relations import RELATIONS, WORDS
from library.snapshots.snapshot import Snapshot

#: What is connected, and what its ids lack before them to be ids of things that an answer can be narrowed by.
_NARROWING: Final = {
    "systems": "",
    "categories": "category/",
    "goals": "category/",
    "populations": "",
    "competencies": "",
    "programs": "",
    "outcomes": "",
    "documents": "document/",
}
_NODES: Final = 24
_SIDES: Final = ("left", "right")  # the parameters of a comparison


def landing_page(request: Request, snapshot: Snapshot) -> str:
    """The question, before it is asked of anything."""
    held = orjson.loads(overview_body(snapshot).json)
    trail = ((None, "What touches what"),)
    return render("touches_landing.html", request, snapshot, held=held, trail=trail, examples=names(held))


def touches_page(request: Request, snapshot: Snapshot, found: Json, asked: Pairs) -> str:
    """The JSON of `api.bodies.ties.TouchesPage`; `asked` is the query without its page."""
    places = Places(request.app.state.prefix, snapshot)
    first = found["resolved"][0]
    named = first["type"] != "text"
    label = _label(found)
    things = [thing for group in found["asked"] for thing in group]
    whole = bool(found["numbered"]) and all(thing.startswith("document/") for thing in things)
    return render(
        "touches.html",
        request,
        snapshot,
        found=found,
        query=found["query"],
        label=label,
        heading=_heading(found, label, whole=whole),
        whole=whole,
        denied={thing for group in found["without"] for thing in group},
        words={reading["id"] for reading in found["resolved"] if reading["type"] == "text"},
        trail=((places.at("/touches"), "What touches what"), (None, first["label"])),
        views=_views(snapshot, found),
        narrowed=_narrowed(snapshot, places, asked),
        groups=[(_with(places, asked, "relation", group["relation"]), group) for group in found["groups"]],
        connected=_connected(places, asked, found),
        drawn=picture(snapshot, places, first["id"], _NODES) if named else None,
        against=_against(places, found),
        labels=_labels(snapshot, found),
        forms=[("JSON", address(places.at("/touches.json"), asked)), *_graph_forms(places, first)],
        call=snapshot.iris.base.rstrip("/") + address("/api/touches", asked),
        sparql=_sparql(snapshot, first),
    )


def _heading(found: Json, label: str, *, whole: bool) -> str:
    """The question; where it is about recommendations by their number alone, of `whole` documents, that."""
    numbers = ", ".join(dict.fromkeys(map(spoken_id, found["numbered"])))
    if not numbers:
        return f"What touches {label}?"
    return f"Recommendation {numbers}" if whole else f"Does {numbers} touch {label}?"


def _label(found: Json) -> str:
    """What was asked about: this or that, where a name has several meanings, this and that, but not these."""
    labels = {reading["id"]: reading["label"] for reading in found["resolved"]}
    if found["resolved"][0]["type"] != "text":
        texts = (reading for reading in found["resolved"] if reading["type"] == "text")
        labels |= {reading["id"]: f"“{reading['label']}”" for reading in texts}
    wanted, denied = (
        " and ".join(
            " or ".join(dict.fromkeys(labels[thing] for thing in group[:3])) for group in found[name]
        )
        for name in ("asked", "without")
    )
    return f"{wanted} but not {denied}" if denied else wanted


def _views(snapshot: Snapshot, found: Json) -> Mapping[str, Any]:
    """What is known of each thing that the words were taken for, by its id."""
    ids = [reading["id"] for reading in found["resolved"] if reading["type"] != "text"]
    things = snapshot.catalog.by_ids(ids)
    return {thing.id: {**orjson.loads(thing.view), "document": thing.document} for thing in things}


def _with(places: Places, asked: Pairs, name: str, value: str) -> str:
    """The same question narrowed by one thing more, or by one less where it was so narrowed."""
    pair = (name, value)
    now = [each for each in asked if each != pair] if pair in asked else [*asked, pair]
    return address(places.at("/touches"), now)


def _narrowed(snapshot: Snapshot, places: Places, asked: Pairs) -> list[tuple[str, str]]:
    """What the answer is narrowed by, each with the address that lets it go."""
    labels = {thing.id: thing.label for thing in snapshot.catalog.by_ids([value for _, value in asked])}
    related = {value for name, value in asked if name == "relation"}
    kept = [pair for pair in asked if pair[0] in {"with", "document"} and pair[1]]
    told = [(_with(places, asked, *pair), labels.get(pair[1], pair[1])) for pair in kept]
    if related.issuperset(RELATIONS):  # as a comparison counts them
        anyhow = [pair for pair in asked if pair[0] != "relation"]
        return [*told, (address(places.at("/touches"), anyhow), "tied, not by words alone")]
    each = [("relation", name) for name in WORDS if name in related]
    return [*((_with(places, asked, *pair), WORDS[pair[1]].label) for pair in each), *told]


def _connected(places: Places, asked: Pairs, found: Json) -> list[tuple[str, list[dict[str, Any]]]]:
    """What else the found are tied to, by kind, as counts that narrow the answer."""
    told: list[tuple[str, list[dict[str, Any]]]] = []
    for name, before in _NARROWING.items():
        values = [
            {
                **each,
                "url": _with(places, asked, "with", before + each["id"]),
                "selected": ("with", before + each["id"]) in asked,
            }
            for each in found["connected"][name]
        ]
        if values:
            told.append((name, values))
    return told


def _against(places: Places, found: Json) -> Mapping[str, str] | None:
    """Where two things that are asked against one another are told apart; only documents are compared."""
    ids = [part["asked"][0] for part in found["apart"]]
    texts = {reading["id"] for reading in found["resolved"] if reading["type"] == "text"}
    if len(ids) != len(_SIDES) or not found["total"] or texts & {*ids}:
        return None
    paths = places.at("/paths", **dict(zip(("from", "to"), ids, strict=True)))
    slugs = [each.removeprefix("document/") for each in ids if each.startswith("document/")]
    both = dict(zip(_SIDES, slugs, strict=False))
    return {"paths": paths, "compare": places.at("/compare", **both) if len(both) == len(ids) else ""}


def _labels(snapshot: Snapshot, found: Json) -> Mapping[str, str]:
    """What the things on the paths, and those that were asked about, are called, by their ids."""
    items = [item for group in found["groups"] for item in group["items"]]
    ids = {step["to"] for item in items for step in item["path"]}
    labels = {thing.id: thing.label for thing in snapshot.catalog.by_ids([*ids])}
    return labels | {reading["id"]: reading["label"] for reading in found["resolved"]}


def _sparql(snapshot: Snapshot, reading: Json) -> str | None:
    if reading["type"] != "concept":
        return None
    return touching(snapshot.iris.thing(reading["id"]), snapshot.iris.term(""))


def _graph_forms(places: Places, reading: Json) -> list[tuple[str, str]]:
    if reading["type"] == "text":
        return []
    named = (("Picture (SVG)", "svg"), ("GraphML", "graphml"), ("GEXF", "gexf"))
    return [(words, places.at("/api/graph", around=reading["id"], format=form)) for words, form in named]
