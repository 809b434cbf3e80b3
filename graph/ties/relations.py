"""The relations by which a recommendation touches a thing, in the order and the words of relations.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation's local name, the heading of its group of answers, and how one tie is said."""

    name: str
    label: str
    sentence: str


_TABLES: Final = tomllib.loads(files("graph.ties").joinpath("relations.toml").read_text(encoding="utf-8"))

#: By name, nearest first.
WORDS: Final[Mapping[str, Relation]] = {
    name: Relation(name, words["label"], words["sentence"]) for name, words in _TABLES["relations"].items()
}

#: How a sentence goes on where a tie is not direct ("broader", "goal") or not stated ("inferred").
FURTHER: Final[Mapping[str, str]] = _TABLES["further"]

#: Being part of a document ties a recommendation to it, but is no edge of its own: see `ties.Ties.documents`.
PART_OF: Final = "document"

#: Words that stand in a text tie nothing, but are told where there is no tie: see `graph.touching.by_text`.
IN_TEXT: Final = "text"

#: The relations that edges have. An edge stores its relation as an index into this.
RELATIONS: Final = tuple(name for name in WORDS if name not in {PART_OF, IN_TEXT})

#: Those by which a thing ties together the recommendations that share it.
BINDING: Final = tuple(name for name, words in _TABLES["relations"].items() if words.get("binds"))

#: How a step is said that no recommendation states, from one thing to another.
LINKS: Final[Mapping[str, str]] = _TABLES["links"]

#: How it is said what two recommendations share: "both" things and words, or only one of these.
RELATED: Final[Mapping[str, str]] = _TABLES["related"]
