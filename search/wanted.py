"""The words that a query is about, ready to be found in a text."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from search.analysis import fold, stem, terms, word_analyzer
from search.answer import How
from search.tree import Fuzzy, Node, Pattern, Phrase, Word

_REST: Final = re.compile("[a-z0-9]*")

#: Stems that share but one letter with some of their words ("dying").
_IRREGULAR: Final = frozenset({"die", "lie", "tie"})


class Span(NamedTuple):
    """Characters `start` to `end` of a text, and how they match; `root` is the stem of a single word."""

    start: int
    end: int
    how: How
    root: str = ""


class _Run(NamedTuple):
    """Words that stand together; the window that they stand in may be `slop` words wider."""

    words: list[str]
    roots: list[str]
    slop: int


class _Hows(dict[str, How | None]):
    """How each word matches, found out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.roots: dict[str, How] = {}
        self.tests: list[tuple[Callable[[str], object], How]] = []

    def __missing__(self, word: str) -> How | None:
        tested = (how for test, how in self.tests if test(word))
        self[word] = how = self.roots.get(stem(word)) or next(tested, None)
        return how


class Wanted:
    """The words, phrases, patterns and likenesses that some leaves of a tree ask for.

    `replaced` are words that stand for misspelled ones: what they find is only like what was typed.
    """

    def __init__(self, leaves: Collection[Node], replaced: Collection[str] = ()) -> None:
        self._hows = _Hows()
        self._runs: list[_Run] = []
        self._heads: list[str] = []  # of what is found by a test: how it begins, as far as is known
        for leaf in leaves:
            self._want(leaf, replaced)
        # The longest first, which the fewest texts have.
        self._run_starts = [sorted(map(beginning, run.roots), key=len, reverse=True) for run in self._runs]
        starts = {beginning(root) for root in self._hows.roots} | {*self._hows, *self._heads}
        self._beginnings = [s for s in starts if not any(s != o and s.startswith(o) for o in starts)]

    def spans(self, text: str) -> list[Span]:
        """Where they stand in a composed text."""
        if not text.isascii() or "" in self._heads or (self._runs and self._may_run(text.lower())):
            return self._looked_through(text)
        return self._looked_up(text)

    def _may_run(self, lower: str) -> bool:
        """Whether a text in ASCII can have all words of a run: most have not, and need not be cut."""
        return any(all(start in lower for start in starts) for starts in self._run_starts)

    def _looked_up(self, text: str) -> list[Span]:
        """Single words in a text in ASCII, by how they begin: five times quicker than cutting all of it."""
        lower = text.lower()
        found: list[Span] = []
        for start in self._beginnings:
            at = lower.find(start)
            while at >= 0:
                end = at + len(start)
                if not at or not lower[at - 1].isalnum():
                    end = _REST.match(lower, end).end()  # type: ignore[union-attr] # it matches anything
                    word = lower[at:end]
                    if how := self._hows[word]:
                        found.append(Span(at, end, how, stem(word)))
                at = lower.find(start, end)
        if len(found) > 1:
            found.sort()
        return found

    def _looked_through(self, text: str) -> list[Span]:
        """Words, and words that stand together, in any text, word by word."""
        words = word_analyzer().analyze(text)
        found = [(n, n, how, stem(word)) for n, word in enumerate(words) if (how := self._hows[word])]
        found += [(first, last, how, "") for first, last, how in self._found_runs(words)]
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
                self._hows.tests.append((lambda word: OSA.distance(word, text) <= distance, "fuzzy"))
                self._heads.append("")
            case Pattern(text=text):
                self._want_pattern(fold(text))
            case _:
                pass

    def _want_pattern(self, pattern: str) -> None:
        regex = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
        self._hows.tests.append((re.compile(regex).fullmatch, "exact"))
        self._heads.append(_REST.match(pattern).group())  # type: ignore[union-attr] # it matches anything

    def _want_words(self, words: list[str], slop: int, only: How | None) -> None:
        if len(words) == 1:
            self._hows[words[0]] = only or "exact"
            self._hows.roots.setdefault(stem(words[0]), only or "stem")
        else:
            self._runs.append(_Run(words, [stem(word) for word in words], slop))

    def _want_phrase(self, words: list[str], slop: int) -> None:
        if len(words) == 1:
            self._hows[words[0]] = "exact"
        else:
            self._want_words(words, slop, None)

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


def beginning(root: str) -> str:
    """What every word with this stem begins with: of what Snowball leaves it changes the last letter only."""
    return root[:1] if root in _IRREGULAR else root[:-1] or root
