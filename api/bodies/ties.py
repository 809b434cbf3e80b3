"""What touches a thing, a page at a time."""

from dataclasses import dataclass, fields

import orjson

from api.bodies.body import Body, at_site
from api.bodies.remembering import remembered
from api.bodies.text_search import IndexTexts
from api.paging import Page, Pairs, beside
from graph.touching.request import MAX_DEPTH, TouchesRequest
from graph.touching.touches import TouchesAnswer, touches
from library.snapshots.snapshot import Snapshot

PATH = "/api/touches"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchesPage(TouchesAnswer):
    """A `graph.touching.touches.TouchesAnswer` from a snapshot, with the addresses of the pages beside it."""

    snapshot: str
    next: str | None
    previous: str | None


@remembered
def touches_body(snapshot: Snapshot, request: TouchesRequest, path: str = PATH) -> Body:
    """One page of what touches a thing; `path` is that of the call.

    Raises NotFound with the nearest known things, Invalid, TooLarge.
    """
    texts = IndexTexts(snapshot.index)
    found = touches(snapshot.catalog, snapshot.ties, snapshot.index.records, request, texts)
    around = beside(at_site(snapshot, path), pairs(request), Page(request.limit, request.offset), found.total)
    page = TouchesPage(
        **{field.name: getattr(found, field.name) for field in fields(TouchesAnswer)},
        snapshot=snapshot.id,
        next=around.next,
        previous=around.previous,
    )
    return Body(orjson.dumps(page), around.link_header())


def pairs(request: TouchesRequest) -> Pairs:
    """The query that asks for this, without its page."""
    return [
        ("q", request.q or ""),
        ("id", request.id or ""),
        *(("relation", name) for name in request.relation),
        *(("document", slug) for slug in request.document),
        *(("with", thing) for thing in request.along),
        ("depth", "" if request.depth == MAX_DEPTH else str(request.depth)),
    ]
