"""How alike two recommendations are, by what they are bound to and by their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from graph.quoting.quotes import Record
from graph.related.candidates import Bound


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word as a record has it, how specific it is (as `specificity`), and whether it is in the title."""

    text: str
    weight: float
    in_title: bool


class Wordings(Protocol):
    """Compares the words of recommendations; the text index supplies it."""

    def words(self, record: Record) -> Mapping[str, SaidWord]:
        """The telling words of a record, by what is equal for all forms of one."""
        ...

    def nearest(self, record: Record, limit: int) -> Sequence[int]:
        """The ordinals of the recommendations with the most of its rarest words, the best first."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One recommendation of a pair."""

    ordinal: int
    record: Record
    bound: Bound
    words: Mapping[str, SaidWord]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two recommendations are, each number from 0 to 1."""

    by_things: float
    by_words: float

    @property
    def score(self) -> float:
        """The mean of both."""
        return (self.by_things + self.by_words) / 2


def likeness(here: Side, there: Side) -> Likeness:
    """The cosines of what both are bound to, and of their words or, if more alike, of their titles'."""
    by_words = max(_alike(here.words, there.words), _alike(_title(here.words), _title(there.words)))
    return Likeness(here.bound.likeness(there.bound), by_words)


def _title(words: Mapping[str, SaidWord]) -> Mapping[str, SaidWord]:
    return {key: word for key, word in words.items() if word.in_title}


def _alike(here: Mapping[str, SaidWord], there: Mapping[str, SaidWord]) -> float:
    shared = sum(word.weight**2 for key, word in here.items() if key in there)
    norms = [sum(word.weight**2 for word in words.values()) for words in (here, there)]
    return shared / sqrt(norms[0] * norms[1]) if shared else 0.0
