"""Pages that list things: documents, categories, and concepts of each kind."""

from dataclasses import dataclass
from itertools import accumulate

from starlette.requests import Request

from api.bodies.body import at_site
from api.bodies.remembering import remembered
from api.bodies.things import ThingsRequest
from api.paging import Page, address
from api.site.answering import Json
from api.site.choices import chosen, document_choices
from api.site.rendering import render
from api.site.shelves import SHELVES, Shelf
from graph.catalog.catalog import Type
from library.snapshots.snapshot import Snapshot
from ontology.concepts import KINDS


@dataclass(frozen=True, slots=True)
class Letter:
    """An initial, how many names begin with it, and the address of the page where they do."""

    words: str
    count: int
    url: str


def shelf_page(
    request: Request, snapshot: Snapshot, shelf: Shelf, *, asked: ThingsRequest, page: Page, found: Json
) -> str:
    """One page of a shelf; `found` is the JSON of what was `asked`."""
    top = snapshot.catalog.things(shelf.type, kind=asked.only or asked.kind, sort="count", limit=1)[1]
    documents = document_choices(snapshot) if shelf.type == "category" else []
    return render(
        "browse.html",
        request,
        snapshot,
        shelf=shelf,
        shelves=SHELVES,
        kinds=tuple(KINDS),
        asked=asked,
        page=page,
        found=found,
        most=max([1, *(thing.count for thing in top)]),
        documents=chosen(documents, asked.document or ""),
        letters=_letters(snapshot, asked, page) if found["total"] > page.limit else [],
        data=address(at_site(snapshot, f"/{shelf.name}.json"), _pairs(asked, page)),
    )


def _pairs(asked: ThingsRequest, page: Page, offset: int | None = None) -> list[tuple[str, str]]:
    at = page.offset if offset is None else offset
    return [
        ("q", asked.q),
        ("kind", asked.kind or ""),
        ("document", asked.document or ""),
        ("sort", asked.sort),
        ("limit", str(page.limit)),
        ("offset", str(at) if at else ""),
    ]


def _letters(snapshot: Snapshot, asked: ThingsRequest, page: Page) -> list[Letter]:
    """Where in the list by name each initial begins; all digits are one."""
    if asked.sort != "label":
        return []
    counted = _initials(snapshot, asked.type, asked.only or asked.kind, asked.document, asked.q)
    begins = [0, *accumulate(counted.values())]
    return [
        Letter(words, count, address(at_site(snapshot, asked.path), _pairs(asked, page, begin)))
        for (words, count), begin in zip(counted.items(), begins, strict=False)
    ]


@remembered
def _initials(
    snapshot: Snapshot, type_: Type, kind: str | None, document: str | None, starting: str
) -> dict[str, int]:
    counted: dict[str, int] = {}
    initials = snapshot.catalog.initials(type_, kind=kind, document=document, starting=starting)
    for initial, count in initials:
        words = "0–9" if initial.isdecimal() else initial.upper() if initial.isalpha() else "#"
        counted[words] = counted.get(words, 0) + count
    return counted
