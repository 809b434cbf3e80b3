"""The relations by which a recommendation touches a thing, in the order and the words of relations.toml."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Final


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation's local name, the heading of its group of answers, and how one tie is said."""

    name: str
    label: str
    sentence: str


def _read() -> dict[str, Relation]:
    table = tomllib.loads(files("graph").joinpath("relations.toml").read_text(encoding="utf-8"))
    return {name: Relation(name, words["label"], words["sentence"]) for name, words in table.items()}


#: By name, nearest first.
WORDS: Final = _read()

#: Being part of a document ties a recommendation to it, but is no edge of its own: see `ties.Ties.documents`.
PART_OF: Final = "document"

#: The relations that edges have. An edge stores its relation as an index into this.
RELATIONS: Final = tuple(name for name in WORDS if name != PART_OF)
