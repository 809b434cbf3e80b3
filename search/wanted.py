"""The words that a query is about, ready to be found in a text."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from search.analysis import fold, stem, terms, word_analyzer
from search.answer import How
from search.tree import Fuzzy, Node, Pattern, Phrase, Word


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text, and how they match; `root` is the stem of a single word."""

    start: int
    end: int
    how: How
    root: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that stand together; the window that they stand in may be `slop` words wider."""

    words: list[str]
    roots: list[str]
    slop: int


class Wanted:
    """The words, phrases, patterns and likenesses that some leaves of a tree ask for.

    `replaced` are words that stand for misspelled ones: what they find is only like what was typed.
    """

    def __init__(self, leaves: Collection[Node], replaced: Collection[str] = ()) -> None:
        self._hows: dict[str, How | None] = {}
        self._roots: dict[str, How] = {}
        self._tests: list[tuple[Callable[[str], object], How]] = []
        self._runs: list[_Run] = []
        for leaf in leaves:
            self._want(leaf, replaced)

    def spans(self, text: str) -> list[Span]:
        """Where they stand in a composed text."""
        words = word_analyzer().analyze(text)
        hows = [self._how(word) for word in words]
        runs = list(self._found_runs(words)) if self._runs else []
        if not runs and not any(hows):
            return []
        places = word_analyzer().pre_tokenize(text).tokens
        found = [(at, at, how, stem(words[at])) for at, how in enumerate(hows) if how]
        found += [(first, last, how, "") for first, last, how in runs]
        return [
            Span(places[a].char_offset_from, places[b].char_offset_to, how, root) for a, b, how, root in found
        ]

    def _want(self, leaf: Node, replaced: Collection[str]) -> None:
        match leaf:
            case Word(text=text):
                self._want_words(terms(text), 0, "fuzzy" if text in replaced else None)
            case Phrase(words=words, slop=slop):
                self._want_phrase(terms(" ".join(words)), slop)
            case Fuzzy(text=text, distance=distance):
                self._want_words(terms(text), 0, None)
                self._tests.append((lambda word: OSA.distance(word, text) <= distance, "fuzzy"))
            case Pattern(text=text):
                pattern = re.escape(fold(text)).replace(r"\*", ".*").replace(r"\?", ".")
                self._tests.append((re.compile(pattern).fullmatch, "exact"))
            case _:
                pass

    def _want_words(self, words: list[str], slop: int, only: How | None) -> None:
        if len(words) == 1:
            self._hows[words[0]] = only or "exact"
            self._roots.setdefault(stem(words[0]), only or "stem")
        else:
            self._runs.append(_Run(words, [stem(word) for word in words], slop))

    def _want_phrase(self, words: list[str], slop: int) -> None:
        if len(words) == 1:
            self._hows[words[0]] = "exact"
        else:
            self._want_words(words, slop, None)

    def _how(self, word: str) -> How | None:
        if word not in self._hows:
            tested = (how for test, how in self._tests if test(word))
            self._hows[word] = self._roots.get(stem(word)) or next(tested, None)
        return self._hows[word]

    def _found_runs(self, words: Sequence[str]) -> Iterator[tuple[int, int, How]]:
        """The first and the last word of each run, by their numbers."""
        roots = [stem(word) for word in words]
        for run in self._runs:
            width = len(run.words)
            for at in range(len(words) - width + 1):
                if words[at : at + width] == run.words:
                    yield at, at + width - 1, "exact"
                elif roots[at : at + width] == run.roots:
                    yield at, at + width - 1, "stem"
                elif run.slop and roots[at] in run.roots:
                    yield from _spread(run, roots, at)


def _spread(run: _Run, roots: Sequence[str], at: int) -> Iterator[tuple[int, int, How]]:
    """The words of a run that stand near each other from `at` on, each by itself."""
    window = range(at, min(at + len(run.roots) + run.slop, len(roots)))
    if {roots[each] for each in window}.issuperset(run.roots):
        yield from ((each, each, "stem") for each in window if roots[each] in run.roots)
