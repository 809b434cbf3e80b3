"""How alike two recommendations are, by what they are bound to and by their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple, Protocol, Self

from graph.quoting.quotes import Record
from graph.related.candidates import Bound


class SaidWord(NamedTuple):
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
class Vector:
    """Words by what is equal for all forms of one, and the length of the vector of their weights."""

    words: Mapping[str, SaidWord]
    length: float

    @classmethod
    def of(cls, words: Mapping[str, SaidWord]) -> Self:
        """That of some words."""
        return cls(words, sqrt(sum([word.weight * word.weight for word in words.values()])))

    def cosine(self, other: "Vector") -> float:
        """From 0, where they share no word, to 1."""
        shared = sum([word.weight * word.weight for key, word in self.words.items() if key in other.words])
        return shared / (self.length * other.length) if shared else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One recommendation of a pair: what it is bound to, its words, and those of its title."""

    ordinal: int
    record: Record
    bound: Bound
    said: Vector
    titled: Vector

    @classmethod
    def of(cls, ordinal: int, record: Record, bound: Bound, words: Mapping[str, SaidWord]) -> Self:
        """That of a recommendation with these words."""
        titled = {key: word for key, word in words.items() if word.in_title}
        return cls(ordinal, record, bound, Vector.of(words), Vector.of(titled))


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
    by_words = max(here.said.cosine(there.said), here.titled.cosine(there.titled))
    return Likeness(here.bound.likeness(there.bound), by_words)
