"""Finding words of a profile in the words of a document."""

import re
from collections.abc import Iterable
from functools import lru_cache


def position(words: str, phrases: Iterable[str]) -> int | None:
    """Where the first of some phrases begins in words, up to case and white space; None where none is said.

    A phrase stands for all words that begin with it: "existing program" is said by "Existing programs"; a
    phrase "=new" only by the whole words "New".
    """
    whole, begun = _ready(tuple(phrases))
    said = f" {' '.join(words.casefold().split())}"
    if whole and said.strip(" .:") in whole:
        return 0
    found = begun.search(said)
    return found.start() if found else None


@lru_cache(maxsize=256)
def _ready(phrases: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str]]:
    """The phrases that stand for themselves alone, and a pattern that finds the others in one go: headings
    are held against a hundred of them, again and again.
    """
    whole = frozenset(phrase[1:].casefold() for phrase in phrases if phrase.startswith("="))
    begun = "|".join(re.escape(phrase.casefold()) for phrase in phrases if not phrase.startswith("="))
    return whole, re.compile(f" (?:{begun})" if begun else r"(?!)")
