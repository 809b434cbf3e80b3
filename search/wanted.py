"""The words that a query is about, ready to be found in texts."""

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import accumulate
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from search.analysis import fold, is_plain, stem, terms, word_analyzer
from search.answer import How
from search.runs import BETWEEN, Run, beginning, first_letters, words_beginning
from search.tree import Fuzzy, Node, Pattern, Phrase, Word

#: ASCII with a space for all that is in no word.
_APART: Final = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))


class Span(NamedTuple):
    """Characters `start` to `end` of a text, and how they match; `root` is the stem of a single word."""

    start: int
    end: int
    how: How
    root: str = ""


class _Hows(dict[str, How | None]):
    """How each word matches, found out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.roots: dict[str, How] = {}
        self.tests: list[tuple[Callable[[str], object], How]] = []

    def __missing__(self, word: str) -> How | None:
        how = self.roots.get(stem(word))
        if how is None and self.tests:
            how = next((how for test, how in self.tests if test(word)), None)
        self[word] = how
        return how


class _Open(NamedTuple):
    """A test of words, and how long those are that it may find: most of a text are too long or too short."""

    test: Callable[[str], object]
    lengths: range


class Wanted:
    """The words, phrases, patterns and likenesses that some leaves of a tree ask for.

    `replaced` are words that stand for misspelled ones: what they find is only like what was typed.
    """

    def __init__(self, leaves: Collection[Node], replaced: Collection[str] = ()) -> None:
        self._hows = _Hows()
        self._runs: list[Run] = []
        self._heads: list[str] = []  # how begins what is found by a test
        self._open: list[_Open] = []  # tests of what may begin anyhow
        for leaf in leaves:
            self._want(leaf, replaced)
        self._apart = [run for run in self._runs if run.slop]
        self._starts = {*map(beginning, self._hows.roots), *self._hows, *self._heads}
        self._known = _shortest(self._starts)

    def spans(self, texts: Sequence[str], *, plain: bool = False) -> list[list[Span]]:
        """Where they stand in each of some composed texts, all of which may be known to be `plain`."""
        if plain and not self._apart:
            return self._looked_up(texts)
        quick = [(plain or is_plain(text)) and not self._may_be_apart(text) for text in texts]
        found = iter(self._looked_up([text for text, is_quick in zip(texts, quick, strict=True) if is_quick]))
        both = zip(texts, quick, strict=True)
        return [next(found) if is_quick else self._looked_through(text) for text, is_quick in both]

    def _may_be_apart(self, text: str) -> bool:
        """Whether words of a plain text may be wanted that do not stand together."""
        return bool(self._apart) and any(run.may_be(_ascii(text)) for run in self._apart)

    def _looked_up(self, texts: Sequence[str]) -> list[list[Span]]:
        """Words in plain texts, all at once, by how they begin: far quicker than cutting all of them."""
        lower = _ascii(BETWEEN.join(texts))
        spans: list[list[Span]] = [[] for _ in texts]
        found = sorted(
            (at, end, how, stem(word))
            for start in self._beginnings(lower)
            for at, end in words_beginning(lower, start)
            if (how := self._hows[word := lower[at:end]])
        )
        found += [(*place, "") for run in self._runs for place in run.places(lower)]
        if found:
            starts = [0, *accumulate(len(text) + 1 for text in texts)]
            for at, end, how, root in found:
                number = bisect_right(starts, at) - 1
                spans[number].append(Span(at - starts[number], end - starts[number], how, root))
        return spans

    def _beginnings(self, lower: str) -> Collection[str]:
        """How the words begin that are wanted in a plain text."""
        if not self._open:
            return self._known
        words = set(lower.translate(_APART).split())
        tested = {
            word for each in self._open for word in words if len(word) in each.lengths and each.test(word)
        }
        return _shortest(self._starts | tested)

    def _looked_through(self, text: str) -> list[Span]:
        """Words, and words that stand together, in any text, word by word."""
        words = word_analyzer().analyze(text)
        found = [(n, n, how, stem(word)) for n, word in enumerate(words) if (how := self._hows[word])]
        found += [(first, last, how, "") for run in self._runs for first, last, how in run.found(words)]
        if not found:
            return []
        places = word_analyzer().pre_tokenize(text).tokens
        return [
            Span(places[first].char_offset_from, places[last].char_offset_to, how, root)
            for first, last, how, root in found
        ]

    def _want(self, leaf: Node, replaced: Collection[str]) -> None:
        match leaf:
            case Word(text=text):
                self._want_words(terms(text), 0, "fuzzy" if text in replaced else None)
            case Phrase(words=words, slop=slop):
                self._want_phrase(terms(" ".join(words)), slop)
            case Fuzzy(text=text, distance=distance):
                self._want_words(terms(text), 0, None)
                lengths = range(len(text) - distance, len(text) + distance + 1)
                self._want_tested(_Open(partial(_is_like, text, distance), lengths), "fuzzy")
            case Pattern(text=text):
                self._want_pattern(fold(text))
            case _:
                pass

    def _want_pattern(self, pattern: str) -> None:
        regex = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
        lengths = range(len(pattern) - pattern.count("*"), sys.maxsize)
        self._want_tested(_Open(re.compile(regex).fullmatch, lengths), "exact", first_letters(pattern))

    def _want_tested(self, tested: "_Open", how: How, head: str = "") -> None:
        self._hows.tests.append((tested.test, how))
        if head:
            self._heads.append(head)
        else:
            self._open.append(tested)

    def _want_words(self, words: list[str], slop: int, only: How | None) -> None:
        if len(words) == 1:
            self._hows[words[0]] = only or "exact"
            self._hows.roots.setdefault(stem(words[0]), only or "stem")
        elif words:
            self._runs.append(Run(words, slop))

    def _want_phrase(self, words: list[str], slop: int) -> None:
        if len(words) == 1:
            self._hows[words[0]] = "exact"
        else:
            self._want_words(words, slop, None)


def _ascii(text: str) -> str:
    """A plain text in lower case, each sign in its place."""
    return (text if text.isascii() else text.encode("ascii", "replace").decode()).lower()


def _is_like(text: str, distance: int, word: str) -> bool:
    return OSA.distance(word, text, score_cutoff=distance) <= distance


def _shortest(starts: Collection[str]) -> list[str]:
    """Of beginnings those that begin with no other."""
    return [s for s in starts if not any(s != o and s.startswith(o) for o in starts)]
