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
    return ConceptView(
        id=concept.id,
        iri=iris.thing(concept.id),
        kind=concept.kind,
        label=concept.label,
        alt_labels=concept.alt_labels,
        definition=concept.definition,
        broader=concept.broader,
        narrower=concept.narrower,
        related=concept.related,
        notation=concept.notation,
        source=concept.source,
    )
