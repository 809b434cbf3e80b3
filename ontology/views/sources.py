"""Where something stands in its document, as the public JSON shows it."""

from dataclasses import dataclass

from ontology.records import Document, Place


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where something stands in its document, and what stands there; `page` where it has pages.

    `start` is the first character's place in the text of the document, as in all evidence.
    """

    document: str
    line_start: int
    line_end: int
    page: int | None
    quote: str
    start: int


def source_view(place: Place, document: Document) -> SourceView:
    """The public form of a place in this document."""
    quote = document.text[place.start : place.end]
    return SourceView(document.slug, place.line_start, place.line_end, place.page, quote, place.start)
