"""Heading rows that part what is done already from what is proposed, in one table."""

import re
from collections.abc import Iterable
from functools import cache

from ingest.blocks import Row
from ingest.labels import words_of
from ingest.meanings import normal

_MARK = re.compile(r"^\W{0,3}(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)]\s+", re.IGNORECASE)
_WORDS = 60  # characters of the longest such heading
# "See 2.c. Transportation", "Refer to item 4": a row that only points to another.
_POINTING = re.compile(
    r"\(?(?:please\s)?(?:see|refer\sto|same\sas|covered\s(?:by|in|under)|addressed\s(?:by|in|under))\s"
    r"(?:also\s)?(?:(?:the\s)?(?:above|below)|(?:[a-z]+\s){0,2}#?(?:[a-z]{0,3}[-.]?\d|[A-Z]\b[-.]))",
    re.IGNORECASE,
)
_POINTER = 80  # characters of the longest of these


def is_pointer(words: str) -> bool:
    """Whether words only point to another part of the document."""
    return len(words) <= _POINTER and bool(_POINTING.match(words))


def parts_efforts(rows: Iterable[Row]) -> bool:
    """Whether rows have headings over what is done already, and over what is proposed."""
    said = [alone(row) for row in rows]
    return any(map(is_existing, said)) and any(map(is_proposed, said))


def alone(row: Row) -> str:
    """The words of a row that has no others."""
    said = {cell.text.value for cell in row.cells if cell.text.value and not cell.spanned}
    return next(iter(said)) if len(said) == 1 else ""


def is_existing(words: str) -> bool:
    """Whether a heading stands over what is done already."""
    return _plain(words) in _said("existing")


def is_proposed(words: str) -> bool:
    """Whether a heading stands over what is proposed."""
    return _plain(words) in _said("proposed")


def unmarked(words: str) -> str:
    """Words without the letter or number of a heading before them."""
    return _MARK.sub("", words[:200])


def _plain(words: str) -> str:
    return normal(unmarked(words)) if len(words) <= _WORDS else ""


@cache
def _said(name: str) -> frozenset[str]:
    return frozenset(map(normal, words_of("efforts", name)))
