"""Concepts: what recommendations are tied to, and the vocabulary that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: Each kind of concept with the local name of its class; a concept's id begins with its kind.
KINDS: Final[Mapping[str, str]] = {
    "system": "System",
    "population": "Population",
    "occupation": "Occupation",
    "competency": "Competency",
    "program": "Program",
    "organization": "Organization",
    "topic": "Topic",
    "action": "Action",
    "funding": "FundingState",
    "outcome": "Outcome",
    "status": "Status",
}


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its names, and its neighbours by id.

    `label` is the preferred label and `alt_labels` the others that may be shown; `hidden_labels` link text
    to the concept but are never shown. `broader`, `narrower` and `related` are closed under inverse and
    sorted. `source` is "throughline" (shipped), the name of a site's file, or the slug of the document in
    which the concept was found.
    """

    id: str
    iri: str
    kind: str
    label: str
    alt_labels: tuple[str, ...] = ()
    definition: str | None = None
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    notation: str | None = None
    source: str = "throughline"
    hidden_labels: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that links text to the concept, the preferred one first."""
        return (self.label, *self.alt_labels, *self.hidden_labels)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All concepts by id, sorted; `sha256` is of all the files they were read from."""

    concepts: Mapping[str, Concept]
    sha256: str
