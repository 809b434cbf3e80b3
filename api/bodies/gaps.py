"""What is missing, as the service tells it."""

from dataclasses import dataclass, fields
from typing import Final
from urllib.parse import quote

import orjson

from api.bodies.body import Body, at_site
from api.bodies.remembering import remembered
from api.bodies.sheets import sheet
from api.paging import Beside, Page, Pairs, address, beside
from graph.gaps.found import GapItem, GapType
from graph.gaps.gaps import Gap, GapsRequest, gaps
from library.snapshots.snapshot import Snapshot

PATH = "/api/gaps"

_PATHS: Final[dict[GapType, str]] = {
    "recommendation": "/api/recommendations",
    "question": "/api/questions",
    "category": "/api/categories",
    "goal": "/api/categories",
    "definition": "/api/documents",
}
_OF_ITEM: Final = ("type", "id", "label", "document", "detail", "line_start", "line_end", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class GapEntry(GapItem):
    """An item of a gap, and the address of what is known of it."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapPage(Gap):
    """A gap with a page of its items; `url` is the address of that gap alone, to page through."""

    items: tuple[GapEntry, ...]
    url: str


@dataclass(frozen=True, slots=True)
class GapsAnswer:
    """The gaps of a snapshot; `documents` are the slugs looked at, none meaning all.

    `next` and `previous` are the pages beside this, where one kind was asked for.
    """

    snapshot: str
    documents: tuple[str, ...]
    gaps: tuple[GapPage, ...]
    next: str | None
    previous: str | None


@remembered
def gaps_body(snapshot: Snapshot, request: GapsRequest, path: str = PATH) -> Body:
    """What is missing; `path` is that of the call. Raises what `gaps.gaps` raises."""
    found = gaps(snapshot.catalog, snapshot.ties, snapshot.index.records, request)
    page, around = Page(request.limit, request.offset), Beside(None, None)
    if request.kind is not None and request.limit:
        around = beside(at_site(snapshot, path), _pairs(request, request.kind), page, found[0].total)
    answer = GapsAnswer(
        snapshot=snapshot.id,
        documents=request.document,
        gaps=tuple(
            _page(snapshot, gap, address(at_site(snapshot, path), _pairs(request, gap.kind))) for gap in found
        ),
        next=around.next,
        previous=around.previous,
    )
    return Body(orjson.dumps(answer), around.link_header())


def gaps_csv(body: bytes) -> bytes:
    """The items of every gap, a line each."""
    return sheet(
        ("gap", "total", *_OF_ITEM),
        (
            [gap["kind"], gap["total"], *(item[name] for name in _OF_ITEM)]
            for gap in orjson.loads(body)["gaps"]
            for item in gap["items"]
        ),
    )


def _pairs(request: GapsRequest, kind: str) -> Pairs:
    return [("kind", kind), *(("document", slug) for slug in request.document)]


def _page(snapshot: Snapshot, gap: Gap, url: str) -> GapPage:
    plain = {field.name: getattr(gap, field.name) for field in fields(Gap) if field.name != "items"}
    return GapPage(**plain, items=tuple(_entry(snapshot, gap.kind, item) for item in gap.items), url=url)


def _entry(snapshot: Snapshot, kind: str, item: GapItem) -> GapEntry:
    plain = {field.name: getattr(item, field.name) for field in fields(GapItem)}
    if item.type == "concept":
        url = address(at_site(snapshot, "/api/touches"), [("id", item.id)])
    else:
        url = at_site(snapshot, f"{_PATHS[item.type]}/{quote(item.id)}")
    return GapEntry(**plain, url=f"{url}/trail" if kind == "reworded-vote" else url)
