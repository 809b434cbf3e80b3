"""Positions: the evidence for a span of a document's text, with its lines and page."""

import re
from bisect import bisect_left, bisect_right

from ontology.records import Document, Evidence, Place, SourcedText


class Positions:
    """Where the lines and pages of a document begin, read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._line_ends = [found.start() for found in re.finditer("\n", document.text)]

    def evidence(self, start: int, end: int) -> Evidence:
        """What stands at a span of the document's text, and on which lines and page."""
        document, ends = self._document, self._line_ends
        quote = self._text[start:end]
        first = last = bisect_left(ends, start) + 1
        if "\n" in quote:
            last = bisect_left(ends, max(start, end - 1)) + 1
        page = max(1, bisect_right(document.page_starts, start)) if document.page_starts else None
        return Evidence(document.slug, quote, start, end, first, last, page)

    def evidence_of(self, text: SourcedText, start: int, end: int, otherwise: Place) -> Evidence:
        """The evidence for characters of a text; `otherwise` serves where none of them is the document's."""
        return self.evidence(*(_source_span(text, start, end) or (otherwise.start, otherwise.end)))


def _source_span(text: SourcedText, start: int, end: int) -> tuple[int, int] | None:
    first = text.pieces[0] if len(text.pieces) == 1 else None
    if first and first.at <= start < end <= first.at + first.end - first.start:  # nearly always, and quicker
        return first.start + start - first.at, first.start + end - first.at
    try:
        return text.source_span(start, end)
    except ValueError:
        return None
