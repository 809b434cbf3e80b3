"""What the cells of a table's columns are like: numbers, names, facts, or what somebody is to do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.blocks import Row
from ingest.labels import words_of
from ingest.languages import directs_elsewhere
from ingest.layouts.wording.addressees import directs
from ingest.layouts.wording.numbering import number_before, number_in

_LOOKED_AT = 400  # characters of a cell
_FULL = 4  # words on average from which a column says things in full
_WORDED = 0.5  # of the cells that are words, or instructions
_NAME = 20  # words of the longest names, on average
_FIRST = re.compile(
    r"[\s•·▪◦–—*-]*(?:(?:to|and|also|please|[a-z]+ly)\s)*(?:(?:co|de|pre|re)-)?(?P<verb>[a-z]+)(?:\s+(?P<after>\w+))?",
    re.IGNORECASE,
)
_THAT = re.compile(r"That\s(?:the|all|each|every|an?|[A-Z])\b")  # as motions and resolutions begin
_NOUN = frozenset({"of", "is", "was", "are", "were", "has", "had", "have", "who", "which", "from"})
_ING = 0.7  # of what an instruction counts: "Developing a register"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a column's first cells are like: how large a share of the rows says something in it (`filled`),
    and of these, how many are words and no numbers (`worded`), say what to do (`directing`), say that
    somebody should (`modal`), and are said only there (`distinct`).

    `counting` is true where all are numbers that count, or codes, each once; `numbered` where all begin with
    a number.
    `length` is the number of words of those that say something, on average.
    """

    filled: float = 0.0
    worded: float = 0.0
    directing: float = 0.0
    modal: float = 0.0
    distinct: float = 0.0
    counting: bool = False
    numbered: bool = False
    length: float = 0.0

    @property
    def instructing(self) -> float:
        """How far a column says, row by row and in more than a word or two, what to do."""
        return self.directing * self.distinct * self.filled * min(1.0, self.length / _FULL)

    @property
    def no(self) -> frozenset[str]:
        """What the column cannot hold: figures and codes name nobody and nothing, sentences no party."""
        if self.filled and self.worded < _WORDED:
            return frozenset({"actions", "title", "actor", "responsible"})
        told = self.length > _NAME or (self.instructing > _WORDED and self.length >= _FULL)
        return frozenset({"actor", "responsible"}) if told else frozenset()


def evidence(rows: Sequence[Row], at: int) -> Evidence:
    """What the cells of one column of some rows are like; a cell that reaches down counts once."""
    cells = [row.cells[at] for row in rows if at < len(row.cells) and not row.cells[at].spanned]
    said = [cell.text.value[:_LOOKED_AT] for cell in cells if cell.text.value]
    if not said:
        return Evidence()
    numbers = [number_before(one) for one in said]
    bare = [one[number.end :] if number else one for one, number in zip(said, numbers, strict=True)]
    count = len(said)
    return Evidence(
        filled=count / len(cells),
        worded=sum(any(map(str.isalpha, one)) and number_in(one) is None for one in said) / count,
        directing=sum(map(directing, bare)) / count,
        modal=sum(map(directs, bare)) / count,
        distinct=len(set(said)) / count,
        counting=_counts(said),
        numbered=all(numbers),
        length=sum(len(one.split()) for one in bare) / count,
    )


def _counts(said: Sequence[str]) -> bool:
    """Whether cells are numbers of things in order, and no figures: "R1", "R2", or 1, 2, 3."""
    codes = [number_in(one) for one in said]
    if None in codes or len(set(codes)) < len(codes):
        return False
    figures = [int(code) for code in codes if code and code.isdecimal()]
    return len(figures) < len(codes) or (figures == sorted(figures) and figures[0] <= len(figures))


def directing(words: str) -> float:
    """How far words say what to do: wholly as an instruction or with "should", less as the name of an act."""
    if directs(words) or _THAT.match(words) or directs_elsewhere(words):
        return 1.0
    first = _FIRST.match(words)
    if first is None or (first["after"] or "").casefold() in _NOUN:
        return 0.0
    verb = first["verb"].casefold()
    if verb in _instructions():
        return 1.0
    return _ING if verb.endswith("ing") and not _instructions().isdisjoint(_bases(verb)) else 0.0


def _bases(verb: str) -> tuple[str, ...]:
    """What a word in "-ing" may be made of: "hiring" of "hire", "planning" of "plan"."""
    stem = verb.removesuffix("ing")
    return stem, f"{stem}e", stem[:-1]


@cache
def _instructions() -> frozenset[str]:
    return frozenset(words_of("asking", "instructions"))
