"""Rules: by which of them an edge is known, and the phrases that show who is responsible (`rules.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, cast

from ontology.records import Basis


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; `sentence` explains it to a person.

    `phrases` show that the party in their slot is responsible, `exceptions` that it is not; `rules.toml` says
    how they are written.
    """

    name: str
    label: str
    basis: Basis
    sentence: str
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that may stand between a phrase and the name in its slot."""

    determiners: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    adverbs: frozenset[str]


@cache
def load_rules() -> Mapping[str, Rule]:
    """The shipped rules by name, in their order."""
    rules = (_rule(entry) for entry in _data()["rule"])
    return MappingProxyType({rule.name: rule for rule in rules})


@cache
def load_slot() -> Slot:
    """The shipped words around a slot."""
    return Slot(**{name: frozenset(words) for name, words in _data()["slot"].items()})


def _data() -> dict[str, Any]:
    return tomllib.loads((files("ontology") / "rules.toml").read_text("utf-8"))


def _rule(entry: Mapping[str, Any]) -> Rule:
    return Rule(
        entry["name"],
        entry["label"],
        cast("Basis", entry["basis"]),
        entry["sentence"],
        tuple(entry.get("phrases", ())),
        tuple(entry.get("exceptions", ())),
    )
