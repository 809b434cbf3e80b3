"""Matched words in HTML: marked, all else escaped."""

from collections.abc import Sequence
from html import escape
from typing import Final

from search.wanted import Span

#: The longest text that is shown whole, and the length of the part that is shown of a longer one.
MAX_LENGTH: Final = 320
_LEAD: Final = 60
_ELLIPSIS: Final = "…"


def highlighted(text: str, spans: Sequence[Span]) -> str:
    """The text, or the part of it with the most matches, as HTML with the spans in <mark>."""
    start, end = _best_part(text, spans)
    before, after = _ELLIPSIS * (start > 0), _ELLIPSIS * (end < len(text))
    return before + _marked(text, spans, start, end) + after


def _marked(text: str, spans: Sequence[Span], start: int, end: int) -> str:
    pieces: list[str] = []
    at = start
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if at <= span.start and span.end <= end:
            pieces += [
                escape(text[at : span.start]),
                "<mark>",
                escape(text[span.start : span.end]),
                "</mark>",
            ]
            at = span.end
    return "".join([*pieces, escape(text[at:end])])


def _best_part(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """Where the part begins and ends: between words, with a little of what leads up to its first match."""
    if len(text) <= MAX_LENGTH:
        return 0, len(text)
    best = max((span.start for span in spans), key=lambda start: (_worth(text, spans, start), -start))
    start = max(0, best - _LEAD)
    if start:
        start = text.find(" ", start, best) + 1 or best
    end = start + MAX_LENGTH
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", best + 1, end)
    return start, space if space > 0 else end


def _worth(text: str, spans: Sequence[Span], start: int) -> int:
    """How many different words match in the part that begins at the match at `start`."""
    within = (span for span in spans if start <= span.start and span.end <= start + MAX_LENGTH - _LEAD)
    return len({text[span.start : span.end].lower() for span in within})
