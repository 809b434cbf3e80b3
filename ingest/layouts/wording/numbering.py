"""The numbers of recommendations in the cells of tables: before the words, or in a cell of their own."""

import re
from typing import NamedTuple

from ingest.labels import opening

NUMBER = re.compile(
    r"(?:(?:recommendation|rec\.?|no\.?|§|para(?:graph)?\.?)\s{0,3})?#?"
    r"(?:([A-Z]{0,3}-?\d{1,4}(?:\.\d{1,4}){0,4}[a-z]?|[A-Z]{1,4}-[A-Z]{1,2})(?:[.):]|\s[–—-])\s"
    r"|(\d{1,4}(?:\.\d{1,4}){0,4}\s?\([a-z]{1,3}\))[.:]?\s+(?=\S)"
    r"|[\[(]([A-Z]{0,3}\d{1,4}(?:\.\d{1,4}){0,4}[a-z]?)[\])]\s+(?=\S)"
    r"|((?:\d{4}-[A-Z]{1,3}|[A-Z]{2,5}(?:[-/][A-Z0-9]{1,5}){1,3})[-/]\d{1,4})[.:]?\s+(?=\S)"
    r"|([A-Z]{0,3}-?\d{1,4}(?:\.\d{1,4}){1,4}|[A-Z]{1,3}-?\d{1,4}[a-z]?)\s+(?=\S))",
    re.IGNORECASE,
)
_LONGEST = 20  # characters of a number
_CELL = re.compile(
    r"(?:(?:[a-z]+\s){0,2}(?:recommendation|proposal|action|rec|no|nr|number|item|ref|§|para|paragraph)[.:]?\s{0,3})?#?"
    r"([\w./-]{1,20}?(?:\([a-z]{1,3}\))?)[.):]?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"[A-Z]{1,2}|[ivxlcIVXLC]{1,7}|[a-z]")


class Number(NamedTuple):
    """A number, and where in its text the words after it begin."""

    code: str
    end: int


def number_before(words: str, pattern: re.Pattern[str] = NUMBER) -> Number | None:
    """The number before a recommendation's words ("2.1 Publish …"), or the label with one ("Action 3: …")."""
    said = pattern.match(words)
    if said:
        return Number(next(group for group in said.groups() if group), said.end())
    labelled = opening(words, announced=True) if pattern is NUMBER else None
    return Number(labelled.code, labelled.end) if labelled and labelled.end < len(words) else None


def number_in(cell: str, *, letters: bool = False) -> str | None:
    """The number that a cell says and nothing else: "Rec. 4", "2024/7"; with `letters` also "B" and "iv"."""
    if cell.isdecimal() and len(cell) <= _LONGEST:  # as most such cells are
        return cell
    said = _CELL.fullmatch(" ".join(cell.split()))
    if said and (any(map(str.isdigit, said[1])) or (letters and _ORDINAL.fullmatch(said[1]))):
        return said[1]
    return None
