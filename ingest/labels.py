"""The labels before a recommendation, and before what is said of it, in documents without tables."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FIELD_LABEL = 60  # characters within which a field's label ends
_CODE = r"[A-Z]{0,4}[-–.]?\d{1,4}(?:[.-]\d{1,4}){0,4}[a-z]?|[A-Z](?:\.\d{1,4}){0,4}|[IVXLC]{1,7}"
_PARTING = r"\s{0,3}(?:[:.)]|[–—-](?=\s))\s*|\s{1,3}(?=[A-Z“\"(])|\s*$"
_FIRM = r"\s{0,3}(?::|[–—-](?=\s))\s*"  # what parts a label from its words within a paragraph
_BARE = (
    r"(?P<code>[A-Z]{1,5}[-–]?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?|[A-Z](?:\.\d{1,3}){1,4})"
    r"(?:[.:)]|\s[–—-](?=\s))?\s+(?=[A-Z“\"])"
)
_LEADERS = re.compile(r"(?:\.\s?){3,}\s*\d{0,4}\s*$|…+\s*\d{1,4}\s*$|\s{3,}\d{1,4}\s*$|\t\d{1,4}\s*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """A label before a recommendation's words: its code, and where it begins and ends in its text."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A label before what is said of a recommendation: its words, what they mean, where its value begins."""

    label: str
    meaning: str
    end: int


@cache
def words_of(*path: str) -> tuple[str, ...]:
    """The words that the data holds under a name."""
    found: Any = _data()
    for name in path:
        found = found[name]
    return tuple(found)


def is_contents_title(words: str) -> bool:
    """Whether a heading stands over what only points to the rest of a document."""
    return words.casefold().strip(" .:") in words_of("contents")


def has_leader(words: str) -> bool:
    """Whether words end as an entry of a table of contents does, with dots and a page."""
    return bool(_LEADERS.search(words[-200:]))


def opening(words: str, *, announced: bool) -> Opening | None:
    """The label that words begin with; with `announced` also one that means a recommendation only there."""
    found = _opening(announced).match(words[:200])
    return Opening(found["code"].replace("–", "-"), 0, found.end()) if found else None


def coded(words: str) -> Opening | None:
    """The code of letters and numbers that words begin with ("HP-3", "A.1")."""
    found = re.match(_BARE, words[:60])
    return Opening(found["code"].replace("–", "-"), 0, found.end()) if found else None


def uncoded(words: str) -> Opening | None:
    """The label without a number that words begin with ("Recommendation: …"); its code is empty."""
    found = _uncoded().match(words[:60])
    return Opening("", 0, found.end()) if found and found.end() < len(words) else None


def openings_within(words: str) -> Iterable[Opening]:
    """The labels that stand before a new sentence within words, each with a colon or a dash after it."""
    for found in _within().finditer(words):
        yield Opening(found["code"].replace("–", "-"), found.start(), found.end())


def field_label(words: str) -> FieldLabel | None:
    """The field that words state ("Due: June"), or only name ("Management response")."""
    head, colon, _ = words[:_FIELD_LABEL].partition(":")
    label = " ".join(head.split())
    meaning = _meanings().get(label.casefold())
    if meaning is None or not (colon or len(words) == len(head)):
        return None
    return FieldLabel(label, meaning, len(head) + len(colon))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("ingest").joinpath("labels.toml").read_text(encoding="utf-8"))


@cache
def _meanings() -> dict[str, str]:
    return {label: meaning for meaning, labels in _data()["fields"].items() for label in labels}


@cache
def _opening(announced: bool) -> re.Pattern[str]:
    said = (*words_of("openings"), *(words_of("openings_announced") if announced else ()))
    letters = alternatives(words_of("letters"))
    return re.compile(
        rf"(?:(?i:{alternatives(said)})\.?\s{{1,3}}(?i:number\s|no\.?\s?|nr\.?\s?)?[#№]?\s{{0,2}}"
        rf"|(?={letters}[-.]?\d))(?P<code>(?:{letters}[-–.]?)?(?:{_CODE}))(?:{_PARTING})"
    )


@cache
def _uncoded() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(words_of('openings'))})\s?(?::|[–—-](?=\s))\s*")


@cache
def _within() -> re.Pattern[str]:
    said = alternatives(word.capitalize() for word in words_of("openings"))
    return re.compile(
        rf"(?<=[.;?!]\s)(?:{said})\.?\s{{1,3}}(?:(?i:number|no\.?)\s?)?[#№]?\s{{0,2}}(?P<code>{_CODE}){_FIRM}"
    )


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word) for word in longest)})"
