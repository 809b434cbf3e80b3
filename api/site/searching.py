"""What a search found, and why."""

from collections.abc import Mapping, Sequence
from typing import Final

from starlette.requests import Request

from api.paging import address
from api.site.answering import Json
from api.site.copying import these
from api.site.places import Places
from api.site.rendering import render
from api.site.wording import WORDING
from library.snapshots.snapshot import Snapshot
from search.request import MAX_LIMIT, SORTS, SearchRequest

#: What results are counted by where a page is not asked otherwise.
FACETS: Final = (
    "document",
    "kind",
    "category",
    "system",
    "population",
    "topic",
    "action",
    "funding",
    "outcome",
    "status",
)
USUAL: Final = SearchRequest(facets=FACETS)
_OFFERED: Final = 3
_OPEN: Final = 4  # facets that are open at first

Pairs = Sequence[tuple[str, str]]


def search_page(request: Request, snapshot: Snapshot, found: Json, asked: Pairs) -> str:
    """The JSON of `api.bodies.hits.SearchPage`; `asked` is the query without its page."""
    places = Places(request.app.state.prefix, snapshot)
    page = [("limit", str(found["limit"])), ("offset", str(found["offset"] or ""))]
    sorting = [pair for pair in asked if pair[0] != "sort"]
    return render(
        "search.html",
        request,
        snapshot,
        found=found,
        query=found["query"],
        trail=((None, "Search"),),
        offers=_offers(snapshot, found),
        facets=[(name, values) for name, values in found["facets"].items() if _narrows(values)],
        opened=_OPEN,
        chosen=[value for values in found["facets"].values() for value in values if value["selected"]],
        sorts=[(address(places.at("/search"), [*sorting, ("sort", name)]), name) for name in _sorts(found)],
        corrected=_instead(places, asked, found["corrected"]),
        forms=_forms(places, asked, found),
        call=snapshot.iris.base.rstrip("/") + address("/api/search", [*asked, *page]),
        sparql=these([item["iri"] for item in found["items"]]),
    )


def _offers(snapshot: Snapshot, found: Json) -> list[Mapping[str, object]]:
    """The things that words of the query name: to ask what touches them."""
    words: dict[str, Json] = {}
    for each in found["expanded"]:
        words.setdefault(each["id"] if each["type"] == "concept" else f"{each['type']}/{each['id']}", each)
    things = snapshot.catalog.by_ids([*words][:_OFFERED])
    return [
        {"id": thing.id, "label": thing.label, "count": thing.count, "words": words[thing.id]["words"]}
        for thing in things
    ]


def _narrows(values: Sequence[Json]) -> bool:
    return len(values) > 1 or any(value["selected"] for value in values)


def _sorts(found: Json) -> list[str]:
    return [name for name in SORTS if name in WORDING["sorts"] and (name != "relevance" or found["query"])]


def _instead(places: Places, asked: Pairs, corrected: str | None) -> str | None:
    if not corrected:
        return None
    return address(places.at("/search"), [("q", corrected), *(pair for pair in asked if pair[0] != "q")])


def _forms(places: Places, asked: Pairs, found: Json) -> list[tuple[str, str]]:
    """The addresses of just this result in other forms: all of it, as far as one answer holds."""
    whole = [*asked, ("limit", str(MAX_LIMIT))]
    some = f" (first {MAX_LIMIT})" if found["total"]["value"] > MAX_LIMIT else ""
    named = (("CSV", "csv"), ("JSON", "json"), ("RDF (Turtle)", "ttl"))
    return [(f"{words}{some}", address(places.at(f"/search.{form}"), whole)) for words, form in named]
