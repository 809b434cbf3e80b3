"""The marks before list items and numbered headings: bullets, numbers, letters, Roman numerals, number
paths.
"""

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["bullet", "digit", "path", "upper", "lower", "upper-roman", "lower-roman"]

_BULLETS = "·•◦▪▫‣⁃●○■□◆◇➢➤►▶✓✔\uf0b7\uf0a7"
_MARK = re.compile(
    rf"""\s*+(?:
        (?P<bullet>[{_BULLETS}](?=\s|\w)|[-*–—](?=\s)|o(?=\t|[ ]{{2,}}|[ ][A-Z“"]))
      | \(?(?P<path>\d{{1,3}}(?:\.\d{{1,3}}){{1,5}})(?:[.)](?=\s)|(?=\s+[^\W\d_a-z]))
      | (?P<open>\()?(?P<number>\d{{1,4}}|[A-Za-z]|[ivxlc]{{2,7}}|[IVXLC]{{2,7}})(?(open)\)|[.)])(?=\s)
      | (?P<bare>\d{{1,2}})(?=[ ][A-Z])
    )\s*+""",
    re.VERBOSE,
)
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line. `end` is the offset in the line at which the words begin.

    `readings` are the ways to read it, likelier first, each a style and a position in its sequence: "i." is
    the first Roman numeral or the ninth letter. `bare` is true for a number without a dot or a bracket.
    """

    value: str
    end: int
    readings: tuple[tuple[Style, int], ...]
    bare: bool = False

    @property
    def bullet(self) -> bool:
        """Whether it only marks, and does not count."""
        return self.readings[0][0] == "bullet"


def mark(line: str) -> Mark | None:
    """The mark that a line begins with, where words follow it."""
    found = _MARK.match(line)
    if found is None or found.end() >= len(line):
        return None
    if bullet := found["bullet"]:
        return Mark(bullet, found.end(), (("bullet", 0),))
    if path := found["path"]:
        return Mark(path, found.end(), (("path", int(path.rpartition(".")[2])),))
    value = found["number"] or found["bare"]
    readings = _readings(value)
    return Mark(value, found.end(), readings, bare=bool(found["bare"])) if readings else None


def _readings(value: str) -> tuple[tuple[Style, int], ...]:
    if value.isdigit():
        return (("digit", int(value)),)
    upper = value.isupper()
    roman: tuple[tuple[Style, int], ...] = ()
    if number := _roman(value):
        roman = (("upper-roman" if upper else "lower-roman", number),)
    if len(value) > 1:
        return roman
    letter: tuple[tuple[Style, int], ...] = (
        ("upper" if upper else "lower", ord(value.lower()) - ord("a") + 1),
    )
    return roman + letter if value in "iI" else letter + roman


def _roman(value: str) -> int:
    """The number that a Roman numeral up to C stands for; 0 if it is none."""
    if not _ROMAN.fullmatch(value):
        return 0
    digits = [_ROMAN_VALUES[letter] for letter in value.upper()]
    return sum(
        -one if one < following else one for one, following in zip(digits, [*digits[1:], 0], strict=True)
    )
