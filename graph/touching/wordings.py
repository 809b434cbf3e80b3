"""What is looked for in the texts of recommendations, and what is found there: the text index does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from graph.quoting.quotes import Record
from graph.ties.relations import IN_TEXT

#: Of more recommendations than these by text alone, not all count in what is connected.
MAX_COUNTED: Final = 10_000

#: The most recommendations of one code that are found.
MAX_CODED: Final = 50


@dataclass(frozen=True, slots=True)
class Either:
    """Alternatives: to be tied to any of some things (ids), to have all words, in any form, of any of some
    texts, or any of some phrases whole."""

    tied: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What is looked for in the texts: all of `words` in any form, and any of `phrases` whole.

    One of each of `either` must hold too, and not one of each of `denied`, where there are such. What is tied
    to a thing of each group of `apart_from` (ids) is left out, and so is what is not tied to a thing of each
    group of `within` and to each of `along` (ids). Of `documents` (slugs) any will do, none means all.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    apart_from: tuple[tuple[str, ...], ...] = ()
    documents: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    within: tuple[tuple[str, ...], ...] = ()
    either: tuple[Either, ...] = ()
    denied: tuple[Either, ...] = ()


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters `start` to `end` of a text of a record; `field` is as in `search.texts`, `word` what they
    are a form of."""

    field: str
    text: str
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class TextHit:
    """A stored record, and where it has what was looked for: in one place at least."""

    record: Record
    spans: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A recommendation found by its code: its id, `<slug>/<code>`, and its ordinal."""

    id: str
    ordinal: int


@dataclass(frozen=True, slots=True, eq=False)
class TextPage:
    """How many recommendations there are, the hits of one page, the best first, and the ordinals of all, of
    at most MAX_COUNTED of them."""

    total: int
    hits: tuple[TextHit, ...]
    ordinals: NDArray[np.uint32]

    @property
    def counts(self) -> dict[str, int]:
        """How many there are by relation: all by this one."""
        return {IN_TEXT: self.total} if self.total else {}


class TextSearch(Protocol):
    """Finds a wording in the texts of a library; the text index supplies it."""

    def count(self, wording: Wording) -> int:
        """How many recommendations have it."""
        ...

    def ordinals(self, wording: Wording) -> NDArray[np.uint32]:
        """The ordinals of all that have it."""
        ...

    def hits(self, wording: Wording, ordinals: Sequence[int]) -> list[TextHit]:
        """Where some that have it have it, in the order given."""
        ...

    def respelled(self, words: Sequence[str]) -> dict[str, str]:
        """For each of some words that no text has, the word that one has which is spelled most like it."""
        ...

    def coded(self, code: str, documents: Sequence[str] = ()) -> tuple[Coded, ...]:
        """The recommendations with this code, at most MAX_CODED; of `documents` (slugs), or of all."""
        ...

    def page(self, wording: Wording, limit: int, offset: int) -> TextPage:
        """At most `limit` of them after the first `offset`, the best first."""
        ...


NOTHING: Final = TextPage(0, (), np.zeros(0, np.uint32))
