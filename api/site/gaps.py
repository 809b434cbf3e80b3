"""The page that tells what is missing."""

from typing import Final

from starlette.requests import Request

from api.bodies.body import at_site
from api.paging import Pairs, address
from api.site.answering import Json
from api.site.choices import chosen, document_choices
from api.site.rendering import render
from graph.gaps.gaps import GapsRequest
from library.snapshots.snapshot import Snapshot

PATH: Final = "/gaps"


def gaps_page(request: Request, snapshot: Snapshot, asked: GapsRequest, found: Json) -> str:
    """Every kind of gap with its first items, or one with a page of them; `found` is the JSON."""
    whole = _pairs(asked, asked.kind or "", paged=True)
    return render(
        "gaps.html",
        request,
        snapshot,
        asked=asked,
        found=found,
        documents=chosen(document_choices(snapshot), asked.document[0] if asked.document else ""),
        gap_url=lambda kind: address(at_site(snapshot, PATH), _pairs(asked, kind)),
        forms=[
            (name.upper(), address(at_site(snapshot, f"{PATH}.{name}"), whole)) for name in ("csv", "json")
        ],
    )


def _pairs(asked: GapsRequest, kind: str, *, paged: bool = False) -> Pairs:
    place = [("limit", str(asked.limit)), ("offset", str(asked.offset or ""))] if paged else []
    return [("kind", kind), *(("document", slug) for slug in asked.document), *place]
