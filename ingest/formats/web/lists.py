"""The numbers that a browser shows before the items of lists (HTML Living Standard, 4.4.5 and 15.3.8)."""

from dataclasses import dataclass

from lxml import etree

from ingest.formats.numbering import written
from ingest.formats.web.words import Styles, tag

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_FORMS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_LARGEST = 999_999_999


@dataclass(slots=True)
class Counting:
    """A list that is open; `kind` is how its numbers are written, "disc" for bullets, "none" for nothing."""

    kind: str
    next: int = 1
    step: int = 1

    def number(self, item: etree._Element, styles: Styles) -> str | None:
        """The number of the next item as it is shown, without a dot; None where none is."""
        if (said := _integer(item.get("value"))) is not None and self.kind != "disc":
            self.next = said
        number = self.next
        self.next += self.step
        form = _FORMS.get(_kind(item, styles) or self.kind)
        if form is None:
            return None
        if number < 1 or (number > 3_999 and form.endswith("Roman")):
            return str(number)
        return _letters(number, form) if form.endswith("Letter") else written(number, form)


def counting(element: etree._Element, styles: Styles) -> Counting:
    """The count of a list that begins."""
    kind = _kind(element, styles)
    if tag(element) != "ol":
        return Counting(kind if kind in _FORMS or kind == "none" else "disc")
    start = _integer(element.get("start"))
    if element.get("reversed") is None:
        return Counting(kind or "decimal", 1 if start is None else start)
    items = sum(tag(one) == "li" for one in element)
    return Counting(kind or "decimal", items if start is None else start, -1)


def _kind(element: etree._Element, styles: Styles) -> str | None:
    style = styles.style(element)
    said = style.get("list-style-type") or style.get("list-style", "")
    shown = next((one for one in said.split() if one in _FORMS or one in ("none", "disc")), None)
    return shown or _TYPES.get(element.get("type", ""))


def _letters(number: int, form: str) -> str:
    """27 is "aa", 28 "ab": a word processor would write "bb"."""
    said = ""
    while number:
        number, letter = divmod(number - 1, 26)
        said = chr(ord("a") + letter) + said
    return said if form == "lowerLetter" else said.upper()


def _integer(said: str | None) -> int | None:
    digits = (said or "").strip()[:12]
    if not digits.removeprefix("-").removeprefix("+").isdecimal():
        return None
    return max(-_LARGEST, min(int(digits), _LARGEST))
