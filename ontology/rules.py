"""Rules: by which of them an edge is known, and the phrases that show who is responsible."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ontology.records import Basis


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; `sentence` explains it to a person, `phrases` hold a slot for the linked party.

    A phrase that one of `exceptions` covers does not count.
    """

    name: str
    label: str
    basis: Basis
    sentence: str
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


@cache
def load_rules() -> Mapping[str, Rule]:
    """The shipped rules by name, in their order."""
    raise NotImplementedError
