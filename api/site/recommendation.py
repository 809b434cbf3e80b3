"""The page of a recommendation: all that is stated, what was decided, where it stands, what is like it."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from starlette.requests import Request

from api.bodies.recommendations import recommendation_body
from api.bodies.related import related_body
from api.bodies.trails import trail_body
from api.site.answering import Json
from api.site.embedding import embedded
from api.site.inline import pieces
from api.site.passages import around
from api.site.pictures import picture
from api.site.places import Places
from api.site.rendering import render
from library.snapshots.snapshot import Snapshot

#: The forms of a recommendation, by suffix and words.
FORMS: Final = (
    ("json", "JSON"),
    ("ttl", "Turtle"),
    ("jsonld", "JSON-LD"),
    ("nt", "N-Triples"),
    ("rdf", "RDF/XML"),
)
CITATIONS: Final = (("bibtex", "BibTeX"), ("ris", "RIS"), ("csl", "CSL-JSON"))
_LIKE: Final = 5


def recommendation_page(request: Request, snapshot: Snapshot, recommendation_id: str) -> str:
    """The page of a recommendation by its public id. Raises NotFound with the nearest ids."""
    said: Json = orjson.loads(recommendation_body(snapshot, recommendation_id).json)
    places = Places(request.app.state.prefix, snapshot)
    document = orjson.loads(snapshot.catalog.thing(f"document/{said['document']}").view)
    name = said["title"] or said["text"][:60]
    source = said["source"]
    trail = orjson.loads(trail_body(snapshot, said["id"]).json)
    return render(
        "recommendation.html",
        request,
        snapshot,
        said=said,
        document=document,
        trail=(
            (places.at("/documents"), "Documents"),
            (places.thing(f"document/{said['document']}"), document["title"]),
            (None, f"{said['code']} {name}"),
        ),
        json_ld=embedded(snapshot, f"recommendation/{said['id']}"),
        decision=trail,
        steps={step["name"]: step for step in trail["steps"]},
        labels=_labels(snapshot, said),
        text=pieces(said["text"], _mentions(said, "text")),
        title=pieces(said["title"] or "", _mentions(said, "title")),
        speaks_of=_speaks_of(said),
        like=orjson.loads(related_body(snapshot, said["id"], _LIKE).json),
        lines=around(snapshot, said["document"], source["line_start"], source["line_end"]),
        drawn=picture(snapshot, places, f"recommendation/{said['id']}", 24),
        forms=_forms(places, said["id"]),
        citations=_citations(places, said["id"]),
    )


def _mentions(said: Json, field: str) -> list[Json]:
    return [mention for mention in said["mentions"] if mention["field"] == field]


def _labels(snapshot: Snapshot, said: Json) -> Mapping[str, str]:
    """What the action, funding and status are called, where they are concepts, by their ids."""
    ids = [f"action/{action}" for action in said["actions"]]
    ids += [f"{name}/{said[name]['state']}" for name in ("funding", "status") if said[name]]
    return {thing.id: thing.label for thing in snapshot.catalog.by_ids(ids)}


def _speaks_of(said: Json) -> Mapping[str, Mapping[str, Any]]:
    """Each concept mentioned once, with the fields that name it and its first words."""
    found: dict[str, dict[str, Any]] = {}
    for mention in said["mentions"]:
        known = found.setdefault(
            mention["concept"],
            {"label": mention["label"], "kind": mention["kind"], "quotes": [], "fields": []},
        )
        for name, value in (("quotes", mention["quote"]), ("fields", mention["field"])):
            if value not in known[name]:
                known[name].append(value)
    return found


def _forms(places: Places, recommendation_id: str) -> list[tuple[str, str]]:
    here = f"/doc/recommendation/{recommendation_id}"
    return [(words, places.at(f"{here}.{suffix}")) for suffix, words in FORMS]


def _citations(places: Places, recommendation_id: str) -> list[tuple[str, str]]:
    path = f"/api/recommendations/{recommendation_id}/citation"
    return [(words, places.at(path, format=form)) for form, words in CITATIONS]
