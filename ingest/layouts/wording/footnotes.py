"""Notes at the foot of pages, given to the recommendations that refer to them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.blocks import Furniture
from ingest.layouts.wording.findings import Recognised
from ingest.pieces import cut, join
from ontology.records import SourcedText

Footnotes = Mapping[str, Sequence[tuple[int, SourcedText]]]  # by mark: where each stands, and its words

_NOTE = re.compile(r"\[([\d*†‡§]{1,4})\]\s+(?=\S)")
_REFERENCE = re.compile(r"(?<=\S)\[([\d*†‡§]{1,4})\]")


def footnotes(furniture: Iterable[Furniture]) -> Footnotes:
    """The notes of a document, by their marks; the same mark may come again on another page."""
    found: dict[str, list[tuple[int, SourcedText]]] = defaultdict(list)
    for one in furniture:
        if begins := _NOTE.match(one.text.value):
            found[begins[1]].append((one.place.start, cut(one.text, begins.end())))
    return found


def with_footnotes(recognised: Iterable[Recognised], notes: Footnotes) -> Iterator[Recognised]:
    """Recommendations with the notes that their words refer to, each the next one of its mark."""
    for one in recognised:
        record = one.recommendation
        marks = dict.fromkeys(_REFERENCE.findall(record.text.value)) if "[" in record.text.value else ()
        said = [note for mark in marks if (note := _next(notes.get(mark, ()), record.place.start))]
        if not said:
            yield one
            continue
        text = _without(record.text, {mark for mark in marks if mark in notes})
        yield replace(one, recommendation=replace(record, text=text, notes=(*record.notes, *said)))


def _without(text: SourcedText, marks: Collection[str]) -> SourcedText:
    """A text without some marks of notes."""
    found = [one for one in _REFERENCE.finditer(text.value) if one[1] in marks]
    starts, ends = [0, *(one.end() for one in found)], [*(one.start() for one in found), None]
    parts = [_kept(text, start, end) for start, end in zip(starts, ends, strict=True)]
    return join((part for part in parts if part.value), "")


def _kept(text: SourcedText, start: int, end: int | None) -> SourcedText:
    """A part of a text with the white space around it."""
    value = text.value[start:end]
    part = cut(text, start, end)
    before = len(value) - len(value.lstrip())
    pieces = tuple(replace(piece, at=piece.at + before) for piece in part.pieces)
    return SourcedText(value, pieces) if part.value else part


def _next(notes: Sequence[tuple[int, SourcedText]], start: int) -> SourcedText | None:
    """The first note that stands after a place; else the last one before it."""
    if not notes:
        return None
    at = bisect_left(notes, start, key=lambda note: note[0])
    return notes[min(at, len(notes) - 1)][1]
