"""Abbreviations that a document defines: "Los Angeles Police Department (LAPD)", or in a table."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ontology.labels import is_acronym
from ontology.records import Document

_MAX_NAME: Final = 12  # words before the brackets that are looked at
_REACH: Final = 160  # characters before the brackets
_IN_BRACKETS: Final = re.compile(r"\(\s?[\"“]?([A-Z][A-Za-z&./-]{1,11})[\"”]?\s?\)")
_WORD: Final = re.compile(r"[^\W_][\w'’]*")
_SMALL: Final = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"})


def abbreviations(document: Document) -> Mapping[str, str]:
    """The full name for each abbreviation that the document defines; its first definition counts."""
    found: dict[str, str] = {}
    for short, name in (*_tabled(document), *_in_text(document.text)):
        found.setdefault(short, name)
    return found


def _tabled(document: Document) -> Iterator[tuple[str, str]]:
    for one in document.definitions:
        name = one.text.value.strip(" .") if one.text else ""
        if name and is_acronym(one.term.value) and _stands_for(one.term.value, name.split()):
            yield one.term.value, name


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    for bracket in _IN_BRACKETS.finditer(text):
        short = bracket[1]
        before = text[max(0, bracket.start() - _REACH) : bracket.start()]
        words = list(_WORD.finditer(before))[-_MAX_NAME:]
        for first in range(len(words)):
            name = before[words[first].start() :].rstrip()
            said = [word[0] for word in words[first:]]
            if is_acronym(short) and not re.search(r"[.;:\n\t]", name) and _stands_for(short, said):
                yield short, " ".join(name.split())
                break


def _stands_for(short: str, words: list[str]) -> bool:
    """Whether an abbreviation has the first letters of a name's words; the small ones may be left out."""
    letters = "".join(letter for letter in short if letter.isalpha()).casefold()
    whole = "".join(word[0] for word in words).casefold()
    larger = "".join(word[0] for word in words if word.casefold() not in _SMALL).casefold()
    first = bool(words) and words[0].casefold() not in _SMALL
    return first and len(letters) > 1 and letters in (whole, larger)
