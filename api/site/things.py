"""The page of a thing, whatever it is."""

from starlette.requests import Request

from api.site.document import document_page
from api.site.recommendation import recommendation_page
from api.site.thing import catalogued_page
from library.snapshots.snapshot import Snapshot


def thing_page(request: Request, snapshot: Snapshot, thing_id: str) -> str:
    """The page of a thing by the id of its IRI: "recommendation/wet-2024-2026/A1.15", "population/peers".

    Raises NotFound with the nearest ids.
    """
    kind, _, rest = thing_id.partition("/")
    if kind == "recommendation":
        return recommendation_page(request, snapshot, rest)
    thing = snapshot.catalog.thing(thing_id)
    if thing.type == "document":
        return document_page(request, snapshot, rest)
    return catalogued_page(request, snapshot, thing)
