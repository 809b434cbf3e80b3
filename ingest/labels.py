"""The labels before a recommendation, and before what is said of it, in documents without tables."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FIELD_LABEL = 60  # characters within which a field's label ends
_CODE = (
    r"[A-Z]{0,4}[-–.]?\d{1,7}(?:[.-]\d{1,4}){0,4}(?:[a-z]|[A-Z](?!\w))?|[A-Z](?:\.\d{1,4}){0,4}|[IVXLC]{1,7}"
    r"|[A-Z][a-z]{1,5}-\d{1,3}(?:\.\d{1,3}){0,3}"
)
_PARTING = r"\s{0,3}(?::{1,2}|[.)]|[–—-](?=\s))\s*|\s{1,3}(?=[A-Z“\"(])|\s*$"
_FIRM = r"\s{0,3}(?::{1,2}|[–—-](?=\s))\s*"  # what parts a label from its words within a paragraph
_BARE = (
    r"(?P<code>[A-Z]{1,5}[-–]?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?|[A-Z](?:\.\d{1,3}){1,4})"
    r"(?:[.:)]|\s[–—-](?=\s))?\s+(?=[A-Z“\"])"
)
_LEADERS = re.compile(r"(?:\.\s?){3,}\s*\d{0,4}\s*$|…+\s*\d{1,4}\s*$|\s{3,}\d{1,4}\s*$|\t\d{1,4}\s*$")
_DOTS = 5  # characters in which the last three dots before a page stand, where no page does
# Whose response it is: with a full stop only after "…'s response", with a colon after any name before it.
_RESPONSE = re.compile(
    r"(?P<label>(?:[\w&,-]+\s){0,7}(?:[\w&-]+['’]s?|[\w&-]+s['’])\s(?:response|reply)"
    r"|(?:[Mm]anagement|[Aa]gency|[Gg]overnment|[Dd]epartment)\sresponse)\s?[.:](?=\s)\s*"
    r"|(?P<whose>[A-Z][\w&'’-]*\s(?:(?:[A-Z&][\w&'’-]*|of|for|and|the)\s){0,6}[Rr]esponse)\s?:\s+"
)
_RESPONSE_WORDS = 8
_DASH = re.compile(r"\s[–—-]\s+")
_TRAILING = 60  # characters within which a number in brackets stands at the end


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


@cache
def table_of(*path: str) -> Mapping[str, Any]:
    """What the data holds under a name, by its own names."""
    found: Any = _data()
    for name in path:
        found = found[name]
    assert isinstance(found, dict)
    return found


def is_contents_title(words: str) -> bool:
    """Whether a heading stands over what only points to the rest of a document."""
    return words.casefold().strip(" .:") in words_of("contents")


def has_leader(words: str) -> bool:
    """Whether words end as an entry of a table of contents does, with dots and a page."""
    end = words[-200:].rstrip()
    if end[-1:].isdecimal() or end[-_DOTS:].count(".") > 2:  # else there is nothing to look for
        return bool(_LEADERS.search(end))
    return False


def opening(words: str, *, announced: bool, repeated: bool = False) -> Opening | None:
    """The label that words begin with; with `announced` also one that means a recommendation only there, with
    `repeated` one that does where a plan has several.
    """
    found = _opening(announced, repeated).match(words[:200])
    return Opening(found["code"].replace("–", "-"), 0, found.end()) if found else None


def coded(words: str) -> Opening | None:
    """The code of letters and numbers that words begin with ("HP-3", "A.1")."""
    found = re.match(_BARE, words[:60])
    return Opening(found["code"].replace("–", "-"), 0, found.end()) if found else None


def uncoded(words: str, openings: str = "openings") -> Opening | None:
    """The label without a number that words begin with ("Recommendation: …"); its code is empty.

    `openings` names the list of labels that count.
    """
    found = _uncoded(openings).match(words[:60])
    return Opening("", 0, found.end()) if found and found.end() < len(words) else None


def says_nothing(words: str) -> bool:
    """Whether words after a label only say that nothing is recommended, or where it is: "See page 4."."""
    said = words.casefold().strip(" .")
    return said in words_of("nothing") or said.startswith(tuple(f"{one} " for one in words_of("pointing")))


def openings_within(words: str) -> Iterable[Opening]:
    """The labels that stand before a new sentence within words, each with a colon or a dash after it."""
    for found in _within().finditer(words):
        yield Opening(found["code"].replace("–", "-"), found.start(), found.end())


def field_label(words: str) -> FieldLabel | None:
    """The field that words state ("Due: June"), or only name ("Management response")."""
    head, colon, _ = words[:_FIELD_LABEL].partition(":")
    label = " ".join(head.split())
    meaning = _meanings().get(label.casefold()) or _meanings().get(label.casefold().removesuffix("(s)"))
    if meaning is None or not (colon or len(words) == len(head)):
        return _dashed(words) or _response(words)
    return FieldLabel(label, meaning, len(head) + len(colon))


def _dashed(words: str) -> FieldLabel | None:
    """A response or a status with a dash after its label: "Government response — Accepted in part"."""
    found = _DASH.search(words[:_FIELD_LABEL])
    label = " ".join(words[: found.start()].split()) if found else ""
    meaning = _meanings().get(label.casefold())
    return FieldLabel(label, meaning, found.end()) if found and meaning in ("response", "status") else None


def _response(words: str) -> FieldLabel | None:
    """A response that is labelled with whose it is: "The Department's response. Agreed."."""
    found = _RESPONSE.match(words[:_FIELD_LABEL])
    if found is None:
        return None
    label = " ".join((found["label"] or found["whose"]).split())
    return FieldLabel(label, "response", found.end()) if len(label.split()) <= _RESPONSE_WORDS else None


def trailing(words: str) -> Opening | None:
    """The number in brackets after a recommendation's words: "… each year. (Recommendation 4)"."""
    found = _trailing().search(words[-_TRAILING:])
    if found is None:
        return None
    start = max(0, len(words) - _TRAILING) + found.start()
    return Opening((found["code"] or found["own"]).replace("–", "-"), start, len(words))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("ingest").joinpath("labels.toml").read_text(encoding="utf-8"))


@cache
def _meanings() -> dict[str, str]:
    return {label: meaning for meaning, labels in _data()["fields"].items() for label in labels}


@cache
def _opening(announced: bool, repeated: bool) -> re.Pattern[str]:
    also = ("openings_announced", "openings_outer") if announced else ()
    also = (*also, "openings_repeated") if repeated else also
    said = (*words_of("openings"), *(word for name in also for word in words_of(name)))
    letters = alternatives(words_of("letters"))
    return re.compile(
        rf"(?:(?i:{alternatives(said)})\.?\s{{1,3}}(?i:number\s|n(?:[or]|úm|um)?[.°º]{{0,2}}\s?)?[#№]?\s{{0,2}}"
        rf"|(?={letters}[-.]?\d))(?P<code>(?:{letters}[-–.]?)?(?:{_CODE}))(?:{_PARTING})"
    )


@cache
def _uncoded(openings: str) -> re.Pattern[str]:
    said = alternatives(words_of(openings))
    return re.compile(rf"(?i:{said}(?:s|\(s\))?)\s?(?::|[–—-](?=\s)|\.(?=\s+[A-Z]))\s*")


@cache
def _trailing() -> re.Pattern[str]:
    said = alternatives(words_of("openings"))
    return re.compile(
        rf"\s*[(\[](?:(?i:{said})\.?\s(?i:no\.?\s)?#?(?P<code>{_CODE})|(?P<own>[A-Z]{{1,3}}-\d{{1,4}}-\d{{1,4}}))"
        r"[)\]]\s?[.;]?\s*$"
    )


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
