"""A document's full text in slices, and what stands where in it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal

import orjson

from api.bodies.body import Body, at_site
from api.bodies.things import found_thing
from api.paging import Beside, address
from graph.catalog.catalog import MAX_PAGE, Thing
from library.snapshots.snapshot import Snapshot
from library.snapshots.texts import MAX_SLICE
from ontology.errors import Invalid

SpanType = Literal["section", "category", "legend", "definition", "question", "recommendation"]
View = Mapping[str, Any]

# The parts of a document's view that stand somewhere in its text, and what each entry is called by.
_PARTS: tuple[tuple[str, SpanType, str], ...] = (
    ("sections", "section", "id"),
    ("categories", "category", "id"),
    ("legend", "legend", "mark"),
    ("definitions", "definition", "term"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """What stands in the text, lines being 1-based; `id` is its id or, where it has none, its words."""

    type: SpanType
    id: str
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class TextSlice:
    """Characters `start` to `end` of a document's `characters`, the first of them in line `line_start`.

    `spans` holds all that stands, in whole or in part, in the lines of the slice.
    """

    snapshot: str
    document: str
    characters: int
    start: int
    end: int
    line_start: int
    line_end: int
    text: str
    spans: tuple[Span, ...]
    next: str | None
    previous: str | None


def text_body(snapshot: Snapshot, slug: str, path: str, start: int, length: int) -> Body:
    """A slice of a document's text; `path` is that of the call.

    Raises NotFound for the document, Invalid for a start beyond its end.
    """
    thing = found_thing(snapshot, f"document/{slug}", "document")
    view = orjson.loads(thing.view)
    if start > view["characters"]:
        raise Invalid(f"The text has {view['characters']} characters: start before that.", "start")
    text = snapshot.document_text(slug, start, start + length)
    first = 1 + _newlines(snapshot, slug, start)
    around = _beside(at_site(snapshot, path), start, length, view["characters"])
    lines = range(first, first + text.count("\n") + 1)
    spans = [
        span
        for span in _spans(snapshot, thing, view, lines)
        if span.line_start < lines.stop and span.line_end >= first
    ]
    answer = TextSlice(
        snapshot=snapshot.id,
        document=slug,
        characters=view["characters"],
        start=start,
        end=start + len(text),
        line_start=first,
        line_end=lines[-1],
        text=text,
        spans=tuple(sorted(spans, key=lambda span: (span.line_start, -span.line_end))),
        next=around.next,
        previous=around.previous,
    )
    return Body(orjson.dumps(answer), around.link_header())


def _beside(path: str, start: int, length: int, characters: int) -> Beside:
    def at(place: int) -> str:
        return address(path, [("start", str(place)), ("length", str(length))])

    return Beside(
        next=at(start + length) if start + length < characters else None,
        previous=at(max(0, start - length)) if start else None,
    )


def _newlines(snapshot: Snapshot, slug: str, end: int) -> int:
    """How many lines end before a character."""
    slices = (snapshot.document_text(slug, at, min(end, at + MAX_SLICE)) for at in range(0, end, MAX_SLICE))
    return sum(text.count("\n") for text in slices)


def _spans(snapshot: Snapshot, document: Thing, view: View, lines: range) -> Iterator[Span]:
    for part, name, label in _PARTS:
        yield from (_span(name, entry[label], entry) for entry in view[part])
    for question in _questions(snapshot, view["id"]):
        yield _span("question", question["id"], question)
    for record in _recommendations(snapshot, document, lines):
        yield _span("recommendation", record["id"], record)


def _span(type: SpanType, id: str, entry: View) -> Span:  # noqa: A002 (the words of the answer)
    return Span(type, id, entry["source"]["line_start"], entry["source"]["line_end"])


def _questions(snapshot: Snapshot, slug: str) -> Iterator[View]:
    total, offset = 1, 0
    while offset < total:
        total, things = snapshot.catalog.things(
            "question", document=slug, sort="id", limit=MAX_PAGE, offset=offset
        )
        yield from (orjson.loads(thing.view) for thing in things)
        offset += MAX_PAGE


def _recommendations(snapshot: Snapshot, document: Thing, lines: range) -> Iterator[View]:
    """The recommendations at these lines: found by halving, as they stand in the order of the document."""
    found = snapshot.ties.of_document(document.ordinal)
    ordinals = found[snapshot.ties.positions[found].argsort()].tolist()

    def read(ordinal: int) -> View:
        record: View = orjson.loads(snapshot.index.records([ordinal])[0])
        return record

    at = bisect_left(ordinals, lines.start, key=lambda ordinal: read(ordinal)["source"]["line_end"])
    records = (read(ordinal) for ordinal in ordinals[at:])
    return takewhile(lambda record: record["source"]["line_start"] < lines.stop, records)
