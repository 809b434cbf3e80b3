"""Positions: the evidence for a span of a document's text, with its lines and page."""

import re
from bisect import bisect_left, bisect_right

from ontology.records import Document, Evidence, Place, SourcedText


class Positions:
    """Where the lines and pages of a document begin, read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._line_ends = [found.start() for found in re.finditer("\n", document.text)]

    def evidence(self, start: int, end: int) -> Evidence:
        """What stands at a span of the document's text, and on which lines and page."""
        quote = self._document.text[start:end]
        first = self._line(start)
        last = self._line(max(start, end - 1)) if "\n" in quote else first
        return Evidence(self._document.slug, quote, start, end, first, last, self._page(start))

    def evidence_of(self, text: SourcedText, start: int, end: int, otherwise: Place) -> Evidence:
        """The evidence for characters of a text; `otherwise` serves where none of them is the document's."""
        return self.evidence(*(_source_span(text, start, end) or (otherwise.start, otherwise.end)))

    def _line(self, offset: int) -> int:
        return bisect_left(self._line_ends, offset) + 1

    def _page(self, offset: int) -> int | None:
        starts = self._document.page_starts
        return max(1, bisect_right(starts, offset)) if starts else None


def _source_span(text: SourcedText, start: int, end: int) -> tuple[int, int] | None:
    first = text.pieces[0] if len(text.pieces) == 1 else None
    if first and first.at <= start < end <= first.at + first.end - first.start:  # nearly always, and quicker
        return first.start + start - first.at, first.start + end - first.at
    try:
        return text.source_span(start, end)
    except ValueError:
        return None
