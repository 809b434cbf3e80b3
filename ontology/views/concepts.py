"""A concept as the public JSON shows it."""

from dataclasses import dataclass

from ontology.concepts import Concept
from ontology.iris import Iris


@dataclass(frozen=True, slots=True)
class ConceptView:
    """A concept; `broader`, `narrower` and `related` are ids, and `source` says where it comes from."""

    id: str
    iri: str
    kind: str
    label: str
    alt_labels: tuple[str, ...]
    definition: str | None
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    notation: str | None
    source: str


def concept_view(concept: Concept, iris: Iris) -> ConceptView:
    """The public form of a concept; its hidden labels are not shown."""
    raise NotImplementedError
