"""The words of lines that were broken where there was no more room: joined again, hyphens undone."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from ingest.formats.pdf.words import Line
from ingest.labels import words_of
from ingest.marks import mark

_NARROW = 6  # letters: a cell that has no room for more parts most words
_BROAD = 1.6  # times as broad as most letters are some
_ROOM = 3.0  # points by which a word may seem to fit and does not
_ENDS = (".", "!", "?", ":", ";", ".”", '."', ".)", "]")
_PARTED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_CLOSING = re.compile(r"[.,;:!?)\]]+(?:\s|$)|[-\u2010][^\W\d_]")  # before which there is no space
_PIECES = re.compile("\\S*[\ue000-\ue002]\\S*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OWN = 3  # words with a hyphen of their own at the ends of lines: with fewer, nothing is known of the others
_OWN_SHARE = 0.3  # of all words with one there
_SYLLABLE = 2  # letters of a prefix that begins many words that have no hyphen
_RARE = 3_500  # characters of a document to a hyphen at a line's end: one that parts words has more of them
_SHORT = 3  # letters of what is rather the end of a word than a word
END = 3  # characters at the end of words, which tell how what follows is joined to them
_LONGEST = 200  # letters of the longest word that is cut
_LETTERS = 3  # that tell where words begin and end
JOINT = "\ue000"  # stands where a line ended after a hyphen, until all words of the document are known
_AT_JOINT = re.compile(f"([^\\W\\d_]+)[-\u00ad\u2010]{JOINT}([^\\W\\d_]+)")
CUT = "\ue001"  # stands where a line ended that a word may have been too wide for
SPLIT = "\ue002"  # the same where words stand before that one: few programs part it then


def cell_text(lines: Sequence[Line], left: float, right: float) -> str:
    """The words of a cell: lines that ended for want of room joined, others apart by line feeds."""
    pad = min(max(0.0, min(line.x0 for line in lines) - left), max(0.0, right - max(x.x1 for x in lines)))
    room = right - left - 2 * pad
    said = lines[0].text
    pairs = list(pairwise(lines))
    space = min((line.top - before.bottom for before, line in pairs), default=0.0)
    for before, line in pairs:
        if _cut_short(before, line, room):
            said = f"{said}{CUT if len(before.words) == 1 else SPLIT}{line.text}"
        else:
            said = joined(said, line.text, apart=_own_line(before, line, room, space))
    return said


def _cut_short(before: Line, line: Line, room: float) -> bool:
    """Whether a line may end within a word that is wider than its cell: no more letter has room in it."""
    word, after = before.words[-1], line.words[0]
    letters = word.text[-1].isalpha() and after.text[0].isalpha()
    if not letters or word.text[-1].isupper() != after.text[0].isupper():
        return False
    letter = (word.x1 - word.x0) / len(word.text) * (_BROAD if after.text[0] in "mwMW" else 1)
    filled = before.x1 - before.x0 + letter > room - 1
    piece = len(re.split(r"[-\u2010]", word.text)[-1]) / len(word.text) * (word.x1 - word.x0)
    least = 3 if len(before.words) == 1 and room > _NARROW * letter else 1
    return filled and len(word.text) > least and piece + after.x1 - after.x0 > room - _ROOM


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
    if _PARTED.search(before[-END:]) and after[:1].islower():
        return f"{before}{JOINT}{after}"
    if before.endswith(("-", "\u2010", "/", "–")) and before[-2:-1].isalnum():
        return before + after
    if before[-1:].isalnum() and _CLOSING.match(after):
        return before + after
    return f"{before} {after}"


def ends(said: str) -> bool:
    """Whether words end as a sentence does."""
    return said.endswith(_ENDS)


class Spelling:
    """Which words a document writes with a hyphen, and which as one, within its lines."""

    def __init__(self, said: Iterable[str]) -> None:
        self._whole: Counter[str] = Counter()
        self._compounds: set[str] = set()
        parted: list[tuple[str, str]] = []
        length = 0
        for words in said:
            length += len(words)
            lower = words.casefold()
            parted += _AT_JOINT.findall(lower)
            lower = _PIECES.sub(" ", lower)
            self._whole.update(_WORD.findall(lower))
            self._compounds.update(one.replace("\u2010", "-") for one in _COMPOUND.findall(lower))
        self._borders = Borders(self._whole)
        self._hyphenates = self._parts_words(parted, length)

    def _parts_words(self, parted: Sequence[tuple[str, str]], length: int) -> bool:
        """Whether the document seems to part words at the ends of lines, not only at hyphens of their own."""
        pairs = set(parted)
        own = sum(self._is_compound(*pair) for pair in pairs)
        few = own < _OWN or own < _OWN_SHARE * len(pairs)
        often = len(parted) * _RARE >= length
        return (few and often) or any("".join(pair) in self._whole for pair in pairs)

    def mended(self, said: str) -> str:
        """Words with the hyphens at the ends of lines undone, where they only part a word.

        A hyphen stays where the document writes it elsewhere, or where the word is not written as one
        and the parts are known to keep theirs.
        """
        said = self._joined(said)
        if JOINT not in said:
            return said.replace("\u00ad", "")
        whole, *parts = said.split(JOINT)
        done: list[str] = []  # what stands too far back to be changed
        for part in parts:
            done.append(whole[:-_LONGEST])
            whole = whole[-_LONGEST:]
            first = _PARTED.search(whole)
            second = re.match(r"[^\W\d_]+", part)
            kept = first and second and self._kept(first[1].casefold(), second[0].casefold())
            hyphen = whole[-1] if whole[-1] != "\u00ad" else ""
            whole = f"{whole[:-1]}{hyphen if kept else ''}{part}"
        return "".join((*done, whole)).replace("\u00ad", "")

    def _joined(self, said: str) -> str:
        """Words that were too wide for their cell, put together; what is a word elsewhere stays one."""
        whole, *parts = re.split(f"([{CUT}{SPLIT}])", said)
        for sign, part in zip(parts[::2], parts[1::2], strict=True):
            first, second = re.search(r"\w+$", whole), re.match(r"\w+", part)
            pieces = (first[0].casefold(), second[0].casefold()) if first and second else ("", "")
            one = self._is_one(*pieces, likely=sign == CUT)
            whole = f"{whole}{part}" if one else f"{whole} {part}"
        return whole

    def _is_one(self, first: str, second: str, *, likely: bool) -> bool:
        """Whether two pieces at the end of a line and the beginning of the next are one word."""
        known, goes_on = self._known(first), self._known(second)
        if first + second in self._whole or (
            likely and len(second) <= _SHORT and not goes_on and second != "a"
        ):
            return True
        if (known and goes_on) or (not likely and (known or goes_on)):
            return False
        weight = 2 * known + goes_on * (1 if len(second) > _SHORT else 2)
        return self._borders.between(first, second) + weight < (1 if likely else -1)

    def _kept(self, first: str, second: str) -> bool:
        if first + second in self._whole and f"{first}-{second}" not in self._compounds:
            return False
        if self._is_compound(first, second) or second in ("and", "or", "to"):
            return True
        return not self._hyphenates and (self._known(first) or self._borders.between(first, second) >= 0)

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether a document writes words with a hyphen within a line, or these are known to have theirs."""
        if f"{first}-{second}" in self._compounds:
            return True
        if first + second in self._whole:
            return False
        prefix = len(first) > _SYLLABLE or self._known(second)  # "in-depth", but "in-formation"
        listed = (prefix and first in words_of("compounds", "first")) or second in words_of(
            "compounds", "second"
        )
        both = len(second) > _SHORT and self._known(first) and self._known(second)
        return listed or both

    def _known(self, word: str) -> bool:
        """Whether the document has a word by itself, or with another ending in s."""
        return len(word) > 1 and (
            word in self._whole or f"{word}s" in self._whole or word.removesuffix("s") in self._whole
        )


class Borders:
    """How often a document's words begin and end with some letters, beside having them within."""

    def __init__(self, whole: Iterable[str]) -> None:
        self._edges: Counter[str] = Counter()
        self._within: Counter[str] = Counter()
        for word in whole:
            if len(word) <= _LETTERS:
                continue
            marked = f"<{word}>"
            self._edges.update((marked[: _LETTERS + 1], marked[-_LETTERS - 1 :]))
            self._within.update(word[at : at + _LETTERS] for at in range(1, len(word) - _LETTERS))

    def between(self, first: str, second: str) -> float:
        """Over 0 where one word is likelier to end and another to begin than one to go on: a log ratio."""
        return self._odds(f"{first[-_LETTERS:]}>", first[-_LETTERS:]) + self._odds(
            f"<{second[:_LETTERS]}", second[:_LETTERS]
        )

    def _odds(self, edge: str, letters: str) -> float:
        return log((self._edges[edge] + 0.5) / (self._within[letters] + 0.5))
