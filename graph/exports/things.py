"""The things that a graph speaks of, read back from the store one at a time."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.store import Graph
from graph.terms import term_iri

_LABELS: Final = ("skos:prefLabel", "dcterms:title", "rdfs:label", "schema:text", "dcterms:identifier")


class Things:
    """The things of the dataset, or of one document and what it speaks of; a thing is its IRI.

    To be used in one thread only. What is asked again and again, as the labels of common concepts are, is
    remembered up to a bound. Predicates and classes have the short names of `graph.terms`.
    """

    def __init__(self, graph: Graph, document: str | None) -> None:
        self.iris = graph.iris
        self._store = graph.store
        self._document = None if document is None else NamedNode(graph.iris.graph(document))
        self.values = lru_cache(maxsize=16_384)(self._values)
        self.concerns = lru_cache(maxsize=16_384)(self._concerns)

    def of_class(self, name: str) -> Iterator[str]:
        """Every thing of a class, once; from outside the document only what it speaks of."""
        found = self._store.quads_for_pattern(None, self._term("rdf:type"), self._term(name), None)
        # What several graphs say of one subject comes one after the other.
        for subject, _ in groupby(found, key=lambda quad: quad.subject):
            if isinstance(subject, NamedNode) and self.concerns(subject.value):
                yield subject.value

    def term(self, name: str) -> str:
        """The IRI of a term."""
        return term_iri(self.iris, name)

    def first(self, thing: str | None, name: str) -> str | None:
        """The first of the values that a thing has for a predicate, if it has any."""
        return next(iter(self.values(thing, name)), None) if thing is not None else None

    def label(self, thing: str) -> str:
        """What a thing is called, or its id where nothing says it."""
        called = (self.first(thing, name) for name in _LABELS)
        return next((label for label in called if label is not None), self.iris.thing_id(thing))

    def _values(self, thing: str, name: str) -> tuple[str, ...]:
        """IRIs and texts, sorted; English texts and those of no named language first."""
        found = self._store.quads_for_pattern(NamedNode(thing), self._term(name), None, None)
        return tuple(value for _, value in sorted({_ranked(quad.object) for quad in found}))

    def _concerns(self, thing: str) -> bool:
        """Whether the document says something of a thing, or names it."""
        if self._document is None:
            return True
        node = NamedNode(thing)
        about = self._store.quads_for_pattern(node, None, None, self._document)
        naming = self._store.quads_for_pattern(None, None, node, self._document)
        return any(True for _ in about) or any(True for _ in naming)

    def _term(self, name: str) -> NamedNode:
        return NamedNode(self.term(name))


def _ranked(value: object) -> tuple[str, str]:
    if isinstance(value, Literal):
        return ("" if value.language in (None, "en") else str(value.language), value.value)
    return ("", value.value if isinstance(value, NamedNode) else str(value))
