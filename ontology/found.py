"""Found concepts: those that a document names and no vocabulary knows."""

from hashlib import sha256
from typing import Final

from ontology.concepts import Concept
from ontology.labels import label_key, label_slug

_MAX_SLUG: Final = 80
_MAX_LABEL: Final = 200


class FoundConcepts:
    """The concepts found in one document so far, `concepts` by id; one name, in any form, is one concept.

    An id is `<kind>/<slug of the document>.<slug of the name>`; it is the iri too, until a site
    gives it its base.
    """

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
            label = name if len(name) <= _MAX_LABEL else name[: _MAX_LABEL - 1] + "…"
            others = (abbreviation,) if abbreviation else ()
            concept = Concept(thing_id, thing_id, kind, label, alt_labels=others, source=self._document)
            self._by_key[key] = self.add(concept)
        return self._by_key[key]

    def _new_id(self, kind: str, name: str) -> str:
        slug = label_slug(name)
        thing_id = f"{kind}/{self._document}.{slug[:_MAX_SLUG].rstrip('-')}"
        if len(slug) <= _MAX_SLUG and thing_id not in self.concepts:
            return thing_id
        return f"{thing_id}-{sha256(label_key(name).encode()).hexdigest()[:8]}"
