"""The numbers that a word processor makes, counted from the lists of a document (ECMA-376, part 1, 17.9)."""

import re
from collections import defaultdict

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DEEPEST = 9
_MOST = 1_000_000


class Numbering:
    """Counts the paragraphs of a document's lists, in order."""

    def __init__(self, part: etree._Element | None) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[tuple[str, int], etree._Element] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * _DEEPEST)
        for abstract in () if part is None else part.iterfind(f"{_W}abstractNum"):
            for level in abstract.iterfind(f"{_W}lvl"):
                at = _value(level, "ilvl", own=True)
                self._levels[abstract.get(f"{_W}abstractNumId", ""), int(at or 0)] = level
        for one in () if part is None else part.iterfind(f"{_W}num"):
            name = one.get(f"{_W}numId", "")
            self._lists[name] = _value(one, "abstractNumId") or ""
            for change in one.iterfind(f"{_W}lvlOverride"):
                start = _value(change, "startOverride")
                if start and start.isdecimal():
                    self._starts[name, int(change.get(f"{_W}ilvl", "0"))] = int(start)

    def mark(self, name: str, level: int) -> str | None:
        """The mark of the next paragraph of a list at a level, from 0: "2.1", "b)", "•"; None for none."""
        abstract = self._lists.get(name)
        own = self._levels.get((abstract or "", level))
        if abstract is None or own is None or not 0 <= level < _DEEPEST:
            return None
        form = _value(own, "numFmt") or "decimal"
        if form in ("bullet", "none"):
            return "•" if form == "bullet" else None
        counts = self._counts[name if (name, level) in self._starts else abstract]
        counts[level] = counts[level] + 1 if counts[level] else self._start(name, abstract, level)
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        text = _value(own, "lvlText") or f"%{level + 1}."
        return _PLACE.sub(lambda found: self._count(counts, name, abstract, int(found[1]) - 1), text).strip()

    def _start(self, name: str, abstract: str, level: int) -> int:
        said = _value(self._levels[abstract, level], "start") or "1"
        return self._starts.get((name, level), int(said) if said.isdecimal() else 1)

    def _count(self, counts: list[int], name: str, abstract: str, level: int) -> str:
        own = self._levels.get((abstract, level))
        form = (_value(own, "numFmt") if own is not None else None) or "decimal"
        number = counts[level] or (self._start(name, abstract, level) if own is not None else 1)
        return written(min(number, _MOST), form)


def _value(element: etree._Element, name: str, *, own: bool = False) -> str | None:
    if own:
        return element.get(f"{_W}{name}")
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val") if child is not None else None


def written(number: int, form: str) -> str:
    """A number in a form: decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman."""
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * (1 + min((number - 1) // 26, 9))
        return letter if form == "lowerLetter" else letter.upper()
    if form.endswith("Roman"):
        roman, rest = "", min(number, 3_999)
        for value, letters in _ROMAN:
            roman += letters * (rest // value)
            rest %= value
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)
