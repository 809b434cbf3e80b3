"""Matched words in HTML: marked, all else escaped."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from operator import attrgetter, itemgetter
from typing import Final

from search.wanted import Span

#: The longest text that is shown whole, and the length of the part that is shown of a longer one.
MAX_LENGTH: Final = 320
_LEAD: Final = 60
#: Of so few matches it is soonest seen one by one which stand together.
_FEW: Final = 12

_FIRST, _LAST = itemgetter(0), itemgetter(1)
_ELLIPSIS: Final = "…"

# These stand for the tags until all is escaped; a text has no control characters of its own.
_OPEN: Final = "\x02"
_CLOSE: Final = "\x03"
_NO_CONTROLS: Final = str.maketrans(dict.fromkeys((_OPEN, _CLOSE), " "))


def highlighted(text: str, spans: Sequence[Span]) -> str:
    """The text, or the part of it with the most matches, as HTML with the spans in <mark>."""
    text = text.translate(_NO_CONTROLS) if _OPEN in text or _CLOSE in text else text
    start, end = (0, len(text)) if len(text) <= MAX_LENGTH else _best_part(text, spans)
    html = escape(_marked(text, spans, start, end))
    html = html.replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>")
    return _ELLIPSIS * (start > 0) + html + _ELLIPSIS * (end < len(text))


def _marked(text: str, spans: Sequence[Span], start: int, end: int) -> str:
    """The text from `start` to `end` with signs about its spans; where some overlap, about the outer one."""
    marked, at = "", start
    for first, last, _, _ in spans if _are_apart(spans) else sorted(spans, key=_outer_first):
        if at <= first and last <= end:
            marked += f"{text[at:first]}{_OPEN}{text[first:last]}{_CLOSE}"
            at = last
    return marked + text[at:end]


def _are_apart(spans: Sequence[Span]) -> bool:
    """Whether each span begins after the one before, as words do that were looked for alone."""
    before = -1
    for first, _, _, _ in spans:
        if first <= before:
            return False
        before = first
    return True


def _outer_first(span: Span) -> tuple[int, int]:
    return span[0], -span[1]


def _best_part(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """Where the part begins and ends: between words, with a little of what leads up to its first match."""
    best = _richest(text, spans)
    start = max(0, best - _LEAD)
    if start:
        start = text.find(" ", start, best) + 1 or best
    end = start + MAX_LENGTH
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", best + 1, end)
    return start, space if space > start + MAX_LENGTH // 2 else end  # within a word rather than far too soon


def _richest(text: str, spans: Sequence[Span]) -> int:
    """Where the match begins from which on a part has the most different words; the first of several."""
    width = MAX_LENGTH - _LEAD
    first = min(map(_FIRST, spans), default=0)
    if max(map(_LAST, spans), default=0) <= first + width:
        return first
    if len(spans) <= _FEW:
        return _richest_of_few(text, spans, width)
    short = [span for span in spans if span.end - span.start <= width]
    entering, leaving = sorted(short, key=attrgetter("end"), reverse=True), sorted(short, reverse=True)
    within: Counter[str] = Counter()
    best, most = 0, -1
    for start in sorted({span.start for span in spans}):
        while entering and entering[-1].end <= start + width:
            within[_word(text, entering.pop())] += 1
        while leaving and leaving[-1].start < start:
            word = _word(text, leaving.pop())
            within[word] -= 1
            if not within[word]:
                del within[word]
        if len(within) > most:
            best, most = start, len(within)
    return best


def _richest_of_few(text: str, spans: Sequence[Span], width: int) -> int:
    short = [(at, end, text[at:end].lower()) for at, end, _, _ in spans if end - at <= width]
    best, most, all_words = 0, -1, len({word for _, _, word in short})
    for start in sorted({span[0] for span in spans}):
        words = len({word for at, end, word in short if at >= start and end <= start + width})
        if words > most:
            best, most = start, words
        if words == all_words:
            break
    return best


def _word(text: str, span: Span) -> str:
    return text[span.start : span.end].lower()
