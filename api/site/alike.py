"""Two texts beside each other, with the words that both have."""

import re
from collections.abc import Iterator
from typing import Final

from search.analysis import stem, stop_words, terms

_WORD: Final = re.compile(r"[^\W_]+")
#: Characters of a text that are looked at.
_LONGEST: Final = 700

#: Parts of a text in order, each with whether the other text has the word too.
Parts = list[tuple[str, bool]]


def alike(left: str, right: str) -> tuple[Parts, Parts]:
    """Both texts in parts; a word may have another form ("nurse", "nurses"); stop words tell nothing."""
    ours, theirs = (text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in (left, right))
    both = _roots(ours) & _roots(theirs)
    return [*_parts(ours, both)], [*_parts(theirs, both)]


def _roots(text: str) -> set[str]:
    return {root for word in _WORD.findall(text) if (root := _root(word))}


def _root(word: str) -> str:
    cut = terms(word)
    return stem(cut[0]) if len(cut) == 1 and len(cut[0]) > 1 and cut[0] not in stop_words() else ""


def _parts(text: str, both: set[str]) -> Iterator[tuple[str, bool]]:
    at = 0
    for word in _WORD.finditer(text):
        if _root(word[0]) in both:
            yield from ((text[at : word.start()], False), (word[0], True))
            at = word.end()
    yield text[at:], False
