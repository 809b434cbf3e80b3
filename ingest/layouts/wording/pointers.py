"""What a summary puts in brackets after a paragraph: what it is, and which paragraph it repeats."""

import re
from functools import cache
from typing import Literal

from ingest.labels import alternatives, words_of
from ingest.pieces import cut, join
from ontology.records import SourcedText

_LOOKED_AT = 120  # characters at the end of a text
_NUMBERS = r"\s?\d[\d\s.,;–-]{0,60}(?:(?:and|to|&)\s\d[\d.]{0,10})?\s?"

# The numbers of paragraphs alone, after the end of a sentence: "… each year. (113.6)".
_BARE = re.compile(r"(?<=[.!?”])\s*\(\d{1,3}\.\d{1,3}(?:\s?[,;–-]\s?\d{1,3}\.\d{1,3}){0,4}\)\s*$")

Tag = Literal["asking", "stating"]


def without_pointer(text: SourcedText) -> SourcedText:
    """A text without the paragraph of the report that it points to at its end, nor what it is called there:
    "(Paragraph 14)", "(Recommendation, Paragraph 3.1)", "… each year. (113.6)". The stop behind it stays.
    """
    at = max(0, len(text.value) - _LOOKED_AT)
    found = _found(text.value[at:])
    if bare := _BARE.search(text.value, at):
        return cut(text, 0, bare.start())
    if found is None or found["page"]:
        return text
    said = cut(text, 0, at + found.start())
    stop = found["stop"] and not said.value.endswith((".", ":", ";", "!", "?"))
    return join((said, cut(text, at + found.start("stop"))), "") if stop else said


def points(value: str) -> bool:
    """Whether a text ends with the paragraph, or the page, that it repeats."""
    found = _found(value[-_LOOKED_AT:])
    return found is not None and bool(found["paragraph"] or found["page"])


def before_pointer(value: str) -> str:
    """A text without the paragraph, or the page, that it repeats; the stop behind that stays."""
    at = max(0, len(value) - _LOOKED_AT)
    found = _found(value[at:])
    return value[: at + found.start()] + found["stop"] if found else value


def tag(value: str) -> Tag | None:
    """What the brackets at the end of a paragraph call it: a recommendation, or what only concludes."""
    found = _found(value[-_LOOKED_AT:])
    said = found["tag"].casefold() if found and found["tag"] else ""
    if any(word in said for word in words_of("tags", "asking")):
        return "asking"
    return "stating" if said else None


def _found(end: str) -> re.Match[str] | None:
    """What points to a paragraph at the end of a text; most texts have no brackets there."""
    return _pointer().search(end) if ")" in end or "]" in end else None


@cache
def _pointer() -> re.Pattern[str]:
    words = alternatives((*words_of("tags", "asking"), *words_of("tags", "stating")))
    called = rf"(?P<tag>{words}s?(?:\s?(?:and|&|/)\s?{words}s?)?)"
    where = rf"(?:(?P<paragraph>(?:paragraphs?|paras?\.?){_NUMBERS})|(?P<page>(?:pages?|pp?\.){_NUMBERS}))"
    return re.compile(
        rf"\s*[(\[](?![)\]])(?:{called})?(?:[,;:]?\s?{where})?[)\]]\s?(?P<stop>[.;]?)\s*$", re.IGNORECASE
    )
