"""The versions of a document, and what changed from one to the next, word by word."""

import orjson
from starlette.requests import Request

from api.bodies.changes import versions_body
from api.site.answering import Json
from api.site.places import Places
from api.site.rendering import render
from library.snapshots.snapshot import Snapshot


def versions_page(request: Request, snapshot: Snapshot, found: Json) -> str:
    """The JSON of `api.bodies.changes.ChangesAnswer`, below all versions as bars in the order of time."""
    places = Places(request.app.state.prefix, snapshot)
    slug = found["document"]
    title = next((thing.label for thing in snapshot.catalog.by_ids([f"document/{slug}"])), slug)
    versions = orjson.loads(versions_body(snapshot, slug).json)["items"]
    data = f"/api/documents/{slug}"
    compared = {"from": (found["before"] or {}).get("number"), "to": found["after"]["number"]}
    return render(
        "versions.html",
        request,
        snapshot,
        found=found,
        title=title,
        versions=versions,
        before=_before(versions),
        most=max([1, *(version["recommendations"] or 0 for version in versions)]),
        trail=(
            (places.at("/documents"), "Documents"),
            (places.thing(f"document/{slug}"), title),
            (None, "Versions"),
        ),
        forms=[
            ("Versions (JSON)", places.at(f"{data}/versions")),
            ("Changes (JSON)", places.at(f"{data}/changes", **compared)),
            ("Changes (CSV)", places.at(f"{data}/changes.csv", **compared)),
        ],
    )


def _before(versions: list[Json]) -> dict[int, int]:
    """The number of each version that says something, with that of the last one before it that does."""
    said = [each["number"] for each in versions if not each["removed"] and not each["unreadable"]]
    return dict(zip(said[1:], said, strict=False))
