"""Labels: words with their places, and the key that is equal for two spellings of one label."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `text` stands at `start` to `end` of what was tokenized."""

    start: int
    end: int
    text: str


def tokenize(text: str) -> list[Token]:
    """The words of a text, in order; hyphens, slashes and all other marks stand between them."""
    raise NotImplementedError


def word_key(word: str) -> str:
    """What is equal for two forms of one word: folded case and accents, number and possessive removed."""
    raise NotImplementedError


def label_key(label: str) -> str:
    """What is equal for two forms of one label: the keys of its words, joined by spaces; "" without words."""
    raise NotImplementedError


def label_slug(label: str) -> str:
    """The words of a label in lower case, joined by hyphens, as they stand in ids."""
    raise NotImplementedError


def is_acronym(label: str) -> bool:
    """Whether a label is written as an acronym ("HR", "UsCC", "LGBTQIA2-S"), and so keeps its case."""
    raise NotImplementedError
