"""The words of lines that were broken where there was no more room: joined again, hyphens undone."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.formats.pdfwords import Line
from ingest.labels import words_of
from ingest.marks import mark

_ROOM = 3.0  # points by which a word may seem to fit and does not
_ENDS = (".", "!", "?", ":", ";", ".”", '."', ".)", "]")
_PARTED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]{2,}")
JOINT = "\ue000"  # stands where a line ended after a hyphen, until all words of the document are known
CUT = "\ue001"  # stands where a line ended that a word may have been too wide for


def cell_text(lines: Sequence[Line], left: float, right: float) -> str:
    """The words of a cell: lines that ended for want of room joined, others apart by line feeds."""
    pad = min(max(0.0, min(line.x0 for line in lines) - left), max(0.0, right - max(x.x1 for x in lines)))
    room = right - left - 2 * pad
    said = lines[0].text
    pairs = list(pairwise(lines))
    space = min((line.top - before.bottom for before, line in pairs), default=0.0)
    for before, line in pairs:
        if _cut_short(before, line, room):
            said = f"{said}{CUT}{line.text}"
        else:
            said = joined(said, line.text, apart=_own_line(before, line, room, space))
    return said


def _cut_short(before: Line, line: Line, room: float) -> bool:
    """Whether a line may be the beginning of a word that is wider than its cell: it fills it alone."""
    word, after = before.words[-1], line.words[0].text
    letters = (
        word.text[-1].isalpha() and after[:1].isalpha() and word.text[-1].isupper() == after[0].isupper()
    )
    width = word.x1 - word.x0
    return (
        len(before.words) == 1
        and letters
        and len(word.text) > 3
        and width * (1 + 1 / len(word.text)) > room - 1
    )


def _own_line(before: Line, line: Line, room: float, space: float) -> bool:
    """Whether a line does not go on with the words before it; `space` is the least between two lines."""
    if mark(line.text) and not (before.text[-1:].isalnum() and not full(before, line, room)):
        return not _bare(line)
    if line.top - before.bottom > space + 0.5 * (line.bottom - line.top):
        return True
    return not full(before, line, room) and (before.text.endswith(_ENDS) or not line.text[0].islower())


def _bare(line: Line) -> bool:
    found = mark(line.text)
    return found is not None and found.bare


def full(before: Line, line: Line, room: float) -> bool:
    """Whether a line ends because the first word of the next had no room in it."""
    space = 0.25 * before.size
    return before.x1 - before.x0 + space + line.words[0].x1 - line.words[0].x0 > room - _ROOM


def joined(before: str, after: str, *, apart: bool = False) -> str:
    """Two lines as one; a hyphen at the end of the first is judged later, by `mended`."""
    if apart:
        return f"{before}\n{after}"
    if _PARTED.search(before) and after[:1].islower():
        return f"{before}{JOINT}{after}"
    if before.endswith(("-", "\u2010", "/", "–")) and before[-2:-1].isalnum():
        return before + after
    return f"{before} {after}"


def ends(said: str) -> bool:
    """Whether words end as a sentence does."""
    return said.endswith(_ENDS)


class Spelling:
    """Which words a document writes with a hyphen, and which as one, within its lines."""

    def __init__(self, said: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._compounds: set[str] = set()
        for words in said:
            lower = words.casefold()
            if CUT in lower or JOINT in lower:
                lower = re.sub(f"\\S*[{CUT}{JOINT}]\\S*", " ", lower)
            self._whole.update(_WORD.findall(lower))
            self._compounds.update(one.replace("\u2010", "-") for one in _COMPOUND.findall(lower))

    def mended(self, said: str) -> str:
        """Words with the hyphens at the ends of lines undone, where they only part a word.

        A hyphen stays where the document writes it elsewhere, or where the word is not written as one
        and the parts are known to keep theirs.
        """
        said = self._joined(said)
        if JOINT not in said:
            return said.replace("\u00ad", "")
        parts = said.split(JOINT)
        whole = parts[0]
        for part in parts[1:]:
            first = _PARTED.search(whole)
            second = re.match(r"[^\W\d_]+", part)
            kept = first and second and self._kept(first[1].casefold(), second[0].casefold())
            hyphen = whole[-1] if whole[-1] != "\u00ad" else ""
            whole = f"{whole[:-1]}{hyphen if kept else ''}{part}"
        return whole.replace("\u00ad", "")

    def _joined(self, said: str) -> str:
        """Words that were too wide for their cell, put together; what is a word elsewhere stays one."""
        whole, *parts = said.split(CUT)
        for part in parts:
            first, second = re.search(r"\w+$", whole), re.match(r"\w+", part)
            pair = (first[0].casefold(), second[0].casefold()) if first and second else ("", "")
            one = "".join(pair) in self._whole or pair[1] not in self._whole
            whole = f"{whole}{part}" if one else f"{whole} {part}"
        return whole

    def _kept(self, first: str, second: str) -> bool:
        if f"{first}-{second}" in self._compounds:
            return True
        if first + second in self._whole:
            return False
        if second in ("and", "or", "to"):
            return True
        return first in words_of("compounds", "first") or second in words_of("compounds", "second")
