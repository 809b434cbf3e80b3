"""The things that a graph speaks of, read back from the store one at a time."""

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from graph.store.store import Graph
from graph.triples.terms import term_iri

_LABELS: Final = ("skos:prefLabel", "dcterms:title", "rdfs:label", "schema:text", "dcterms:identifier")


class Things:
    """The things of the dataset, or of one document and what it speaks of; a thing is its IRI.

    To be used in one thread only. What is asked again and again, as the labels of common concepts are, is
    remembered up to a bound. Predicates and classes have the short names of `graph.triples.terms`.
    """

    def __init__(self, graph: Graph, document: str | None) -> None:
        self.iris = graph.iris
        self._store = graph.store
        name = None if document is None else NamedNode(graph.iris.graph(document))
        # Not methods: caches of methods would keep the store open until the garbage is collected.
        self.values = lru_cache(maxsize=16_384)(partial(_values, graph))
        self.concerns = lru_cache(maxsize=16_384)(partial(_concerns, graph.store, name))

    def of_class(self, name: str) -> Iterator[str]:
        """Every thing of a class, once; from outside the document only what it speaks of."""
        type_, class_ = NamedNode(self.term("rdf:type")), NamedNode(self.term(name))
        found = self._store.quads_for_pattern(None, type_, class_, None)
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


def _values(graph: Graph, thing: str, name: str) -> tuple[str, ...]:
    """IRIs and texts, sorted; English texts and those of no named language first."""
    predicate = NamedNode(term_iri(graph.iris, name))
    found = graph.store.quads_for_pattern(NamedNode(thing), predicate, None, None)
    return tuple(value for _, value in sorted({_ranked(quad.object) for quad in found}))


def _ranked(value: object) -> tuple[str, str]:
    if isinstance(value, Literal):
        return ("" if value.language in (None, "en") else str(value.language), value.value)
    return ("", value.value if isinstance(value, NamedNode) else str(value))


def _concerns(store: Store, document: NamedNode | None, thing: str) -> bool:
    """Whether the document says something of a thing, or names it."""
    if document is None:
        return True
    about = store.quads_for_pattern(NamedNode(thing), None, None, document)
    naming = store.quads_for_pattern(None, None, NamedNode(thing), document)
    return any(True for _ in about) or any(True for _ in naming)
