"""The page of a document: its text as the source reads, and what was found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from starlette.requests import Request

from api.bodies.texts import text_body
from api.bodies.things import thing_body
from api.bodies.votes import votes_in_order
from api.site.answering import Json
from api.site.embedding import embedded
from api.site.passages import line_start, page_before, page_end
from api.site.places import PAGE_CHARACTERS, PAGE_LINES, Places
from api.site.recommendation import FORMS
from api.site.rendering import render
from library.snapshots.snapshot import Snapshot
from ontology.errors import Invalid

_SECTIONS: Final = 80  # of a document that the page lists
_LISTED: Final = 60  # categories, votes and the like


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a document: its cells between tabs, whether a heading, and the recommendations in it.

    `begins` are the ids of those that begin here; `within` says that the line belongs to one.
    """

    number: int
    cells: tuple[str, ...]
    heading: bool
    within: bool
    begins: tuple[str, ...]


def document_page(request: Request, snapshot: Snapshot, slug: str) -> str:
    """A document, at the line or character that the query asks for. Raises NotFound, Invalid."""
    view: Json = orjson.loads(thing_body(snapshot, f"document/{slug}", "document").json)
    places = Places(request.app.state.prefix, snapshot)
    here = f"/doc/document/{slug}"
    start = _start(request, snapshot, view)
    piece = snapshot.document_text(slug, start, start + PAGE_CHARACTERS)
    length = page_end(piece, PAGE_LINES) if start + len(piece) < view["characters"] else _last(piece)
    shown = orjson.loads(text_body(snapshot, slug, here, start, max(1, length)).json)
    before = page_before(snapshot, slug, start, PAGE_CHARACTERS, PAGE_LINES) if start else None
    return render(
        "document.html",
        request,
        snapshot,
        document=view,
        trail=((places.at("/documents"), "Documents"), (None, view["title"])),
        json_ld=embedded(snapshot, f"document/{slug}"),
        lines=_lines(shown),
        whole=start == 0 and shown["end"] >= view["characters"],
        previous=None if before is None else places.at(here, start=before or None),
        next=places.at(here, start=shown["end"]) if shown["end"] < view["characters"] else None,
        sections=_sections(view["sections"]),
        kinds=_kinds(places, view),
        votes=_votes(snapshot, slug),
        most=_LISTED,
        forms=[
            *((words, places.at(f"{here}.{suffix}")) for suffix, words in FORMS),
            ("CSV", places.at("/export", format="csv", document=slug)),
            ("TriG", places.at("/export", format="trig", document=slug)),
        ],
    )


def _start(request: Request, snapshot: Snapshot, view: Json) -> int:
    """The first character to show; a short document is always shown from its beginning."""
    asked = {name: int(value) for name, value in request.query_params.items() if name in ("line", "start")}
    if view["characters"] <= PAGE_CHARACTERS and view["lines"] <= PAGE_LINES:
        return 0
    if "line" in asked:
        return line_start(snapshot, view["id"], max(1, asked["line"] - 3))
    start = asked.get("start", 0)
    if start >= max(1, view["characters"]):
        raise Invalid(f"The text has {view['characters']} characters: start before that.", "start")
    return start


def _last(piece: str) -> int:
    """How much of the rest of a document makes its last page, or the page before that."""
    return len(piece) if piece.count("\n") <= PAGE_LINES else page_end(piece, PAGE_LINES)


def _lines(shown: Json) -> list[SourceLine]:
    texts = shown["text"].split("\n")
    if len(texts) > 1 and not texts[-1]:
        texts.pop()
    spans: Sequence[Mapping[str, Any]] = shown["spans"]
    headings = {span["line_start"] for span in spans if span["type"] == "section"}
    begins: dict[int, list[str]] = {}
    within: set[int] = set()
    for span in spans:
        if span["type"] == "recommendation":
            begins.setdefault(max(span["line_start"], shown["line_start"]), []).append(span["id"])
            within.update(range(span["line_start"], span["line_end"] + 1))
    return [
        SourceLine(
            number,
            tuple(text.split("\t")),
            number in headings,
            number in within,
            tuple(begins.get(number, ())),
        )
        for number, text in enumerate(texts, shown["line_start"])
    ]


def _sections(sections: Sequence[Json]) -> list[tuple[int, Json]]:
    """The sections with how deep each is, as far as a page lists them."""
    depths: dict[str, int] = {}
    for section in sections[:_SECTIONS]:
        depths[section["id"]] = depths.get(section["parent"], -1) + 1
    return [(depths[section["id"]], section) for section in sections[:_SECTIONS]]


def _kinds(places: Places, view: Json) -> list[tuple[str, str, int]]:
    """The recommendations by kind, each with the address of just those."""
    return [
        (places.at("/search", document=view["id"], kind=kind), kind, count)
        for kind, count in view["counts"].items()
        if kind in ("program-existing", "program-new", "policy", "statement", "recommendation") and count
    ]


def _votes(snapshot: Snapshot, slug: str) -> Sequence[Json]:
    _, things = snapshot.catalog.things("question", document=slug, sort="id", limit=_LISTED)
    return votes_in_order(things)
