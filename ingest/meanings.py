"""What words mean, told by lists of the words for each meaning: up to case, plurals, punctuation and
misspelling.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

Words = tuple[str, ...]
Score = tuple[float, str]

_SPELT = 85  # of 100: words this like a word of the data are that word, misspelt
_SHORTEST = 5  # letters: shorter words are too easily alike
_LONGEST = 200  # characters that are looked at
_PHRASE = 6  # words of the longest word of the data that is looked for within others
_REMEMBERED = 5_000
_WORD = re.compile(r"[^\W_]+|[%#]")
_SIGN = re.compile(r"[%#]")
_WITHIN = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]|[A-Z]+$)")  # where a word begins in a name of several
_HEAD = re.compile(r":|\(|\s[-–—]\s|\bof\b|\bfor\b", re.IGNORECASE)


class Meanings:
    """The words of each meaning, in the order of the data."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self.words = {meaning: tuple(map(normal, said)) for meaning, said in words.items()}
        self._meanings: dict[str, list[str]] = {}
        for meaning, said in self.words.items():
            for word in said:
                self._meanings.setdefault(word, []).append(meaning)
        spelt = (
            word for word in self._meanings if not _SIGN.search(word)
        )  # "item 1" is no "item #" misspelt
        self._long = [word for word in spelt if len(word) >= _SHORTEST]
        self._known: dict[str, dict[str, Score]] = {}

    def scores(self, said: str) -> dict[str, Score]:
        """How well something said means each of these, from 0 to 1, and by which word; only those above 0.

        All of it is a word: 1. All up to a colon, a bracket or "of" is one: 0.95. The same, misspelt: 0.9 of
        the likeness. It ends with a word, or holds one: less, the more there is besides.
        """
        said = said[:_LONGEST]
        if said not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[said] = self._scores(normal(said), normal(_HEAD.split(said, maxsplit=1)[0]))
        return self._known[said]

    def _scores(self, full: str, head: str) -> dict[str, Score]:
        found: list[Score] = [(1.0, full), (0.95, head)]
        for one in {full, head}:
            if len(one) >= _SHORTEST:
                spelt = process.extract(one, self._long, scorer=fuzz.ratio, score_cutoff=_SPELT)
                found += [(0.9 * likeness / 100, word) for word, likeness, _ in spelt]
        for word in phrases(head) & self._meanings.keys():
            found.append(((0.7 if head.endswith(word) else 0.62) + 0.15 * len(word) / len(head), word))
        for word in phrases(full) & self._meanings.keys():
            found.append((0.6 + 0.1 * len(word) / len(full), word))
        scores: dict[str, Score] = {}
        for score in sorted(found):
            scores.update(dict.fromkeys(self._meanings.get(score[1], ()), score))
        return {meaning: scores[meaning] for meaning in self.words if meaning in scores}


@lru_cache(maxsize=_REMEMBERED)
def normal(words: str) -> str:
    """Words without case, plurals and punctuation, for comparing; those of a name ("leadAgency") apart."""
    words = words if " " in words else _WITHIN.sub(" ", words)
    return " ".join(_singular(word) for word in _WORD.findall(words.casefold().replace("&", " and ")))


def phrases(words: str) -> set[str]:
    """All runs of up to six words in words that are normal."""
    parts = words.split()
    ends = range(1, _PHRASE + 1)
    return {" ".join(parts[at : at + length]) for at in range(len(parts)) for length in ends}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )
