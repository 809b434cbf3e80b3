"""A question taken apart: the things that it names and the words left beside them, wanted and denied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, readings_of
from ontology.asking import asks, denies, ends_denial
from ontology.labels import Token, tokenize

_MAX_WORDS: Final = 24  # of a question that is taken apart
_MAX_NAME: Final = 8  # words of a name that is looked for in one

Groups = tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings of each name, the longest names first taken, and the words left that tell something."""

    groups: Groups = ()
    left: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is wanted, and what is denied: after a "not" up to a "but" or the end."""

    wanted: Parts
    denied: Parts

    @property
    def denies(self) -> bool:
        """Whether anything is."""
        return self.denied != Parts()


def taken_apart(catalog: Catalog, question: str) -> Question:
    """A question of too many words has no names."""
    tokens = tokenize(question)
    if len(tokens) > _MAX_WORDS:
        return Question(Parts(left=question), Parts())
    return _Reader(catalog, question, tokens).read()


class _Reader:
    def __init__(self, catalog: Catalog, question: str, tokens: Sequence[Token]) -> None:
        self._catalog, self._question, self._tokens = catalog, question, tokens
        self._groups: tuple[dict[tuple[Reading, ...], None], ...] = ({}, {})
        self._left: tuple[list[str], ...] = ([], [])

    def read(self) -> Question:
        at, denied = 0, False
        while at < len(self._tokens):
            word = self._tokens[at].text
            end, readings = next(self._named(at), (at, ()))
            if readings:
                self._groups[denied][readings] = None
            elif denies(word):
                denied = True
            elif ends_denial(word):
                denied = False
            elif not asks(word):
                self._left[denied].append(word)
            at = max(end, at + 1)
        wanted, unwanted = (
            Parts(tuple(groups), " ".join(left))
            for groups, left in zip(self._groups, self._left, strict=True)
        )
        return Question(wanted, unwanted)

    def _named(self, at: int) -> Iterator[tuple[int, tuple[Reading, ...]]]:
        """The names that begin with a word, the longest first, each with where it ends."""
        tokens = self._tokens
        first = tokens[at].text
        for end in range(min(len(tokens), at + _MAX_NAME), at, -1):
            if asks(first) and asks(tokens[end - 1].text):
                continue
            name = self._question[tokens[at].start : tokens[end - 1].end]
            # What is "not WET" may be called so, and what "isn't WET" is that.
            name = f"not {name[len(first) :]}" if denies(first) else name
            if readings := readings_of(self._catalog, name):
                yield end, readings
