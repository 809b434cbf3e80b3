"""Words in a text by how they begin, alone and together."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from search.analysis import stem
from search.answer import How

#: Between texts that are looked through as one; no word has it, and none stand together across it.
BETWEEN: Final = "\0"

_REST: Final = re.compile("[a-z0-9]*")
_NEXT: Final = re.compile(f"[^a-z0-9{BETWEEN}]*([a-z0-9]*)")

#: Stems that share but one letter with some of their words ("dying").
_IRREGULAR: Final = frozenset({"die", "lie", "tie"})


def beginning(root: str) -> str:
    """What every word with this stem begins with: of what Snowball leaves it changes the last letter only."""
    return root[:1] if root in _IRREGULAR else root[:-1] or root


def first_letters(text: str) -> str:
    """The ASCII letters and digits with which a text in lower case begins."""
    return _REST.match(text).group()  # type: ignore[union-attr] # it matches anything


def words_beginning(lower: str, start: str) -> Iterator[tuple[int, int]]:
    """Where the words that begin so stand in a text of ASCII in lower case."""
    at = lower.find(start)
    while at >= 0:
        end = at + len(start)
        if not at or not lower[at - 1].isalnum():
            end = _REST.match(lower, end).end()  # type: ignore[union-attr] # it matches anything
            yield at, end
        at = lower.find(start, end)


class Run:
    """Words that stand together; the window that they stand in may be `slop` words wider."""

    def __init__(self, words: list[str], slop: int = 0) -> None:
        self.slop = slop
        self._words = words
        self._roots = [stem(word) for word in words]
        self._starts = [beginning(root) for root in self._roots]

    def may_be(self, lower: str) -> bool:
        """Whether a text of ASCII in lower case can have all of its words: most have not."""
        return all(start in lower for start in self._starts)

    def places(self, lower: str) -> Iterator[tuple[int, int, How]]:
        """Where its words stand just so in a text of ASCII in lower case."""
        for at, first in words_beginning(lower, self._starts[0]):
            words, end = [lower[at:first]], first
            while len(words) < len(self._words) and stem(words[-1]) == self._roots[len(words) - 1]:
                found = _NEXT.match(lower, end)
                assert found  # it matches anything
                words.append(found[1])
                end = found.end()
            if how := self._how(words):
                yield at, end, how

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, int, How]]:
        """The first and the last of the words that it is found at, by their numbers."""
        roots = [stem(word) for word in words]
        width = len(self._words)
        for at in range(len(words) - width + 1):
            if how := self._how(words[at : at + width]):
                yield at, at + width - 1, how
            elif self.slop and roots[at] in self._roots:
                yield from self._spread(roots, at)

    def _how(self, words: Sequence[str]) -> How | None:
        if list(words) == self._words:
            return "exact"
        return "stem" if [stem(word) for word in words] == self._roots else None

    def _spread(self, roots: Sequence[str], at: int) -> Iterator[tuple[int, int, How]]:
        """Its words that stand near each other from `at` on, each by itself."""
        window = range(at, min(at + len(self._roots) + self.slop, len(roots)))
        if {roots[each] for each in window}.issuperset(self._roots):
            yield from ((each, each, "stem") for each in window if roots[each] in self._roots)
