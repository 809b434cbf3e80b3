"""The words of a PDF's page, put together from its characters, and the lines that they stand on."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.formats.pdf.spaced import spaced_out

Char = Mapping[str, Any]  # a character as pdfplumber gives it, in points from the top left

UNKNOWN = "\ufffd"  # a glyph of which the file does not say what letter it is
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": UNKNOWN}
)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_SAME_LINE = 0.2  # of the size, between the baselines of one line
_GAP = 0.22  # of the size, between the characters of two words
_TOUCHING = 0.1  # of the size, between a word and what stands above its end
_MARK = 4  # letters of that, at most
_SMALL = 0.85  # of the size of the line: characters of a note's mark
_RISE = 0.6  # of the size, by which such a mark may stand above the line
_FEW = 40  # characters of a row, above which none is looked at: it is no row of marks
_NOTE = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§]+")
_NUMBER = re.compile(r"\d{1,3}[.)]")  # of an item, that its words may stand right after
_ABOVE = re.compile(r"[\d*†‡§,–-]+|st|nd|rd|th|[®™°ºª]+")  # what may stand above the line


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `raised` is true for the small mark of a note, or the like, above the line."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line, from left to right; `size` is that of most of its characters."""

    words: tuple[Word, ...]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Line":
        """The line that words make; there is at least one."""
        sizes: Counter[float] = Counter()
        for word in words:
            sizes[word.size] += len(word.text)
        level = [word for word in words if not word.raised] or words
        return cls(
            tuple(words),
            _said(words),
            words[0].x0,
            max(word.x1 for word in words),
            min(word.top for word in level),
            max(word.bottom for word in level),
            sizes.most_common(1)[0][0],
            all(word.bold for word in level),
        )


def lines(chars: Iterable[Char]) -> list[Line]:
    """The lines of a page or a part of it, from the top; columns beside each other share them."""
    rows = _with_raised(_rows(chars))
    found = [Line.of(_closed_up(_marked(words))) for row in rows if (words := _words(row))]
    return sorted(found, key=lambda line: (line.bottom, line.x0))


def _said(words: Sequence[Word]) -> str:
    """The words with spaces between; the mark of a note in square brackets."""
    said = ""
    for at, word in enumerate(words):
        if not word.raised:
            said += f" {word.text}" if at and not (at > 1 and _opens(words[at - 1], word)) else word.text
        else:
            said += f"[{word.text}]" if _NOTE.fullmatch(word.text) else word.text
    return said


def _opens(before: Word, word: Word) -> bool:
    """Whether a word goes on right after a raised one, without a space."""
    return before.raised and word.x0 - before.x1 < _GAP * word.size


def _rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters by the line that they stand on, from the top."""
    rows: list[list[Char]] = []
    begin = 0.0
    for char in sorted(chars, key=_baseline):
        if not rows or _baseline(char) - begin > _SAME_LINE * max(char["size"], 1):
            rows.append([])
            begin = _baseline(char)
        rows[-1].append(char)
    return rows


def _baseline(char: Char) -> float:
    return -float(char["matrix"][5])


def _with_raised(rows: list[list[Char]]) -> list[list[Char]]:
    """The rows, with small characters that stand above the end of a word moved to the word's row."""
    sizes = [max(char["size"] for char in row) for row in rows]
    small = [_apart(row, size) for row, size in zip(rows, sizes, strict=True)]
    for at, row in enumerate(rows):
        for other in (at + 1, at + 2, at - 1):
            if not (0 <= other < len(rows) and small[at] and rows[other]):
                continue
            if max(char["size"] for char in small[at]) > _SMALL * sizes[other]:
                continue
            if abs(_baseline(rows[other][0]) - _baseline(row[0])) > _RISE * sizes[other]:
                continue
            ends = sorted(char["x1"] for char in rows[other])
            moved = [char for char in small[at] if _beside(ends, char, sizes[other])]
            if moved and _ABOVE.fullmatch("".join(char["text"] for char in moved).strip()):
                rows[other] = rows[other] + moved
                row[:] = [char for char in row if not any(char is one for one in moved)]
                small[at] = [char for char in small[at] if not any(char is one for one in moved)]
    return [row for row in rows if row]


def _apart(row: Sequence[Char], size: float) -> list[Char]:
    """The characters of a row that may belong to a row below: the small ones of it, or all of a short one.

    A small one among larger ones is another column's, where it stands far from these.
    """
    ends = sorted(char["x1"] for char in row if char["size"] > _SMALL * size and not char["text"].isspace())
    small = [char for char in row if char["size"] <= _SMALL * size]
    if not small:
        return list(row) if len(row) < _FEW else []
    return [char for char in small if not _beside(ends, char, size)] if len(small) < _FEW else []


def _beside(ends: Sequence[float], char: Char, size: float) -> bool:
    return any(-0.3 * size < char["x0"] - end < 1.2 * size for end in ends)


@dataclass(slots=True)
class _Run:
    """The characters of a word, as far as they are read."""

    first: Char
    text: str
    x1: float
    top: float
    bottom: float
    raised: bool

    def take(self, char: Char, text: str) -> None:
        """Add the next character."""
        self.text += text
        self.x1 = max(self.x1, char["x1"])
        self.top = min(self.top, char["top"])
        self.bottom = max(self.bottom, char["bottom"])

    def word(self) -> Word:
        """The word that they make, in the size and weight of the first."""
        bold = bool(_BOLD.search(str(self.first.get("fontname", ""))))
        size = round(self.first["size"] * 2) / 2
        return Word(self.text, self.first["x0"], self.x1, self.top, self.bottom, size, bold, self.raised)


def _words(row: Sequence[Char]) -> list[Word]:
    found: list[_Run] = []
    size, bottom = _dominant(row)
    before: Char | None = None
    parted = True
    for char in sorted(row, key=lambda one: one["x0"]):
        text = _letters(char["text"])
        if not text.strip():
            parted = True
            continue
        if before and before["text"] == char["text"] and char["x0"] - before["x0"] < 0.1 * size:
            continue  # printed twice, to look bold
        raised = char["size"] <= _SMALL * size and char["bottom"] < bottom - 0.1 * size
        gap = char["x0"] - before["x1"] if before else 0.0
        begins = len(found) == 1 and text.isupper() and _NUMBER.fullmatch(found[0].text)
        if parted or begins or gap > _GAP * char["size"] or found[-1].raised != raised:
            found.append(_Run(char, text, char["x1"], char["top"], char["bottom"], raised))
        else:
            found[-1].take(char, text)
        before, parted = char, False
    words = [run.word() for run in found]
    return [_level(one, words[at - 1] if at else None) for at, one in enumerate(words)]


def _letters(text: str) -> str:
    """What a character says, in letters of their own; nearly always it is one plain letter."""
    if len(text) == 1 and "\0" < text < "\x80":
        return text
    return _UNMAPPED.sub(UNKNOWN, text).translate(_LIGATURES)


def _level(word: Word, before: Word | None) -> Word:
    """A word, raised only where it may be a mark: smaller words beside a line are another column's."""
    touches = before is not None and word.x0 - before.x1 < _TOUCHING * word.size and len(word.text) <= _MARK
    keeps = not word.raised or touches or _ABOVE.fullmatch(word.text)
    return word if keeps else replace(word, raised=False)


def _marked(words: list[Word]) -> list[Word]:
    """The words of a line, with a bullet for a sign before them that the file does not name."""
    first = words[0]
    if len(words) > 1 and first.text == UNKNOWN and words[1].text != UNKNOWN:
        return [replace(first, text="•"), *words[1:]]
    return words


def _closed_up(words: list[Word]) -> list[Word]:
    """The words of a line, with those whose letters stand apart put together."""
    if len(words) < 2:
        return words
    groups = spaced_out([one.text for one in words], [(one.x0, one.x1) for one in words], words[0].size)
    return [
        replace(
            words[group[0]],
            text="".join(words[at].text for at in group),
            x1=words[group[-1]].x1,
            top=min(words[at].top for at in group),
            bottom=max(words[at].bottom for at in group),
        )
        for group in groups
    ]


def _dominant(row: Sequence[Char]) -> tuple[float, float]:
    """The size of most characters of a row, and where the lowest of those end."""
    sizes = Counter(round(char["size"], 1) for char in row if not char["text"].isspace())
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    return size, max((char["bottom"] for char in row if abs(char["size"] - size) < 0.3), default=0.0)
