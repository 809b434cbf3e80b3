"""The words of a recommendation as a careful person copies them: with the letters of its parts."""

import re
from dataclasses import replace
from itertools import pairwise

from ontology.records import Piece, SourcedText

_MARK = re.compile(
    r"(?s:.*\n)?[\s•·*-]*(?P<mark>\((?:[a-z]{1,4}|[A-Z])\)|(?:[a-z]{1,4}|[A-Z])[.)]|\((?P<number>\d{1,2})\))\s*"
)
_FIRST, _SECOND = (re.compile(rf"(?:^|[\s(]){letter}[.)]\s*$", re.IGNORECASE) for letter in "ab")
_MARKED, _PARTS = 12, 2  # characters before a text that its mark stands in; the fewest pieces with marks
_LONGEST = 400  # characters between two parts of a text: a page may put its title and number there


def with_marks(text: SourcedText, source: str) -> SourcedText:
    """A text with the marks that stand in its source before its parts: "(a)", "ii)".

    Only letters, and the numbers of a sentence that counts ("to (1) mend … and (2) light …"): bullets and
    "1." are a list's own form. Nor those that go on after an "(a)" which stands before the text itself.
    """
    if _begins_within(text, source):
        return text
    value, pieces = text.value, list(text.pieces)
    for at, (before, after) in reversed(list(enumerate(pairwise(text.pieces), 1))):
        between = source[before.end : after.start] if 0 < after.start - before.end <= _LONGEST else ""
        found = _MARK.fullmatch(between)
        joined = value[before.at + before.end - before.start : after.at]
        if found is None or joined != " " or not _counts_on(found["number"], value[: after.at]):
            continue
        start = before.end + found.start("mark")
        words = source[start : after.start]
        value = value[: after.at] + words + value[after.at :]
        longer = Piece(after.at, start, after.end)
        pieces[at:] = [longer, *(replace(one, at=one.at + len(words)) for one in pieces[at + 1 :])]
    return SourcedText(value, tuple(pieces))


def _begins_within(text: SourcedText, source: str) -> bool:
    """Whether a text begins after the letter "a", so that the mark of its second part is "b"."""
    if len(text.pieces) < _PARTS:
        return False
    above, between = (source[max(0, piece.start - _MARKED) : piece.start] for piece in text.pieces[:_PARTS])
    return bool(_FIRST.search(above) and _SECOND.search(between))


def _counts_on(number: str | None, words: str) -> bool:
    """Whether the number before a part goes on with that of the sentence before it; letters do."""
    return number is None or f"({int(number) - 1})" in words
