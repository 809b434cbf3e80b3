"""Found concepts: those that a document names and no vocabulary knows."""

from typing import Final

from ontology.concepts import Concept
from ontology.labels import label_key, label_slug

_MAX_SLUG: Final = 80


class FoundConcepts:
    """The concepts found in one document so far, `concepts` by id; one name, in any form, is one concept."""

    def __init__(self, document: str) -> None:
        self.concepts: dict[str, Concept] = {}
        self._document = document
        self._by_key: dict[tuple[str, str], Concept] = {}

    def add(self, concept: Concept) -> Concept:
        """Take in a concept that has its id."""
        return self.concepts.setdefault(concept.id, concept)

    def named(self, kind: str, name: str, abbreviation: str | None = None) -> Concept:
        """The concept of a name, new where it is met for the first time."""
        key = (kind, label_key(name))
        if key not in self._by_key:
            thing_id = self._new_id(kind, name)
            concept = Concept(
                thing_id,
                thing_id,
                kind,
                name,
                alt_labels=(abbreviation,) if abbreviation else (),
                source=self._document,
            )
            self._by_key[key] = self.add(concept)
        return self._by_key[key]

    def _new_id(self, kind: str, name: str) -> str:
        stem = f"{kind}/{self._document}.{label_slug(name)[:_MAX_SLUG].rstrip('-')}"
        thing_id, number = stem, 2
        while thing_id in self.concepts:
            thing_id, number = f"{stem}-{number}", number + 1
        return thing_id
