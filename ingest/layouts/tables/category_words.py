"""The words before a category's name that only say what it is: "Theme: Housing", "Goal 2 – Transit"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.headers import shipped_kinds
from ingest.labels import alternatives, words_of
from ingest.meanings import normal

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?"
_LETTERS = r"[A-Z]|[IVX]{1,5}"
_LABEL = re.compile(r"(?P<word>[^\W\d_]{3,20}(?:\s[^\W\d_]{4,12})?)\s?:\s+(?=\S)")
_SEVERAL = 2  # names that show that the word before all of them is none of theirs


@dataclass(frozen=True, slots=True)
class Parted:
    """A category's own number, None where it has none, and where its name begins."""

    number: str | None
    start: int


def parted(words: str) -> Parted | None:
    """What stands before a category's name; None where its words are all of it."""
    found = _before().match(words[: _longest()])
    if found is None or not any(map(str.isalpha, words[found.end() :])):
        return None
    return Parted(found["path"] or found["bare"] or found["letter"], found.end())


def without_word(words: str) -> str:
    """Words without a label that ends with a colon, whatever it says."""
    found = _LABEL.match(words[: _longest()])
    return words[found.end() :] if found else words


def share_word(labels: Iterable[str]) -> bool:
    """Whether the same word stands before several names, with a colon after it, and before all of them."""
    found = [_LABEL.match(label[: _longest()]) for label in labels]
    said = {label["word"].casefold() for label in found if label}
    return len(found) >= _SEVERAL and all(found) and len(said) == 1


def numbered(words: str) -> str | None:
    """The number of words that are nothing but the number of a category: "Goal 2"."""
    found = _alone().fullmatch(words)
    return found["number"] if found else None


def lists(cell: str, heading: str) -> bool:
    """Whether a cell lists several subjects, the heading that its row stands under among them."""
    if "\n" not in cell:
        return False
    said = normal(without_word(heading))
    return any(normal(line) == said for line in cell.split("\n"))


@cache
def _longest() -> int:
    return max(map(len, _words())) + 20


@cache
def _words() -> tuple[str, ...]:
    columns = {"recommendations": "category", "categories": "label"}
    said = {
        word
        for one in shipped_kinds()
        if one.name in columns
        for word in one.columns.words[columns[one.name]]
    }
    return tuple(sorted({*said, *words_of("grouping", "words")}))


@cache
def _before() -> re.Pattern[str]:
    words, spelt = alternatives(_words()), alternatives(("one", *words_of("tallies", "numbers")))
    marked = r"(?:\s?[:.)]\s*|\s?[–—]\s*|\s-\s*|-\s)"
    return re.compile(
        rf"(?i:{words})s?(?:\s{{0,2}}(?i:no\.?\s|\#)?\s?"
        rf"(?:(?P<path>{_NUMBER}){marked}|(?P<bare>\d{{1,3}}(?:\.\d{{1,3}}){{0,4}})\s+(?=[^\W\d_a-z])"
        rf"|(?<=\s)(?P<letter>{_LETTERS}|(?i:{spelt})){marked})|\s?:\s*|\s[–—-]\s+)(?=\S)"
    )


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:{alternatives(_words())})\s(?i:no\.?\s|\#)?(?P<number>{_NUMBER}|{_LETTERS})[.:)]?"
    )
