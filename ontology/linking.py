"""Linking: where in a text the labels of a vocabulary stand."""

from collections.abc import Collection
from dataclasses import dataclass

from ontology.concepts import Vocabulary


@dataclass(frozen=True, slots=True)
class Match:
    """A label at `start` to `end` of a text, and the ids of every concept that it names, sorted."""

    start: int
    end: int
    concepts: tuple[str, ...]


class Linker:
    """The labels of a vocabulary, ready to be found; those of some kinds of concept, or of all."""

    def __init__(self, vocabulary: Vocabulary, kinds: Collection[str] | None = None) -> None:
        raise NotImplementedError

    def find(self, text: str, kinds: Collection[str] | None = None) -> list[Match]:
        """The labels in a text, of concepts of the given kinds: leftmost, longest, never overlapping."""
        raise NotImplementedError
