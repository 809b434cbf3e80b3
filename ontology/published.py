"""The vocabulary and the shapes as they are published: as statements, and term by term."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from ontology.iris import Iris
from ontology.rdf_files import parse_rdf, read_file
from ontology.vocabularies import shapes_graph

_VOCABULARY: Final = Path(__file__).parent / "vocabulary" / "throughline.ttl"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_CLASS: Final = "http://www.w3.org/2002/07/owl#Class"


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of our own vocabulary; all others that it names are by IRI.

    `above` are what it is a sub-class or sub-property of; `below` our own terms that are so of it;
    `properties` are those of a class: that have it as their domain.
    """

    name: str
    iri: str
    is_class: bool
    label: str
    comment: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    properties: tuple[str, ...]


@cache
def vocabulary_statements(base: str) -> tuple[Quad, ...]:
    """What the vocabulary says of its own terms, in the order of its file."""
    return tuple(parse_rdf(read_file(_VOCABULARY), _VOCABULARY.name, base))


@cache
def shapes_statements(base: str) -> tuple[Quad, ...]:
    """The SHACL shapes; their lists and property shapes are blank nodes."""
    lines = shapes_graph(base).serialize(format="nt", encoding="utf-8")
    return tuple(sorted(pyoxigraph.parse(lines, RdfFormat.N_TRIPLES), key=str))


@cache
def terms(base: str) -> tuple[Term, ...]:
    """Every term, classes first, each sort in the order of the file."""
    statements = vocabulary_statements(base)
    namespace = Iris(base).term("")
    names = dict.fromkeys(
        quad.subject.value
        for quad in statements
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(namespace)
    )
    read = [_term(iri, namespace, statements) for iri in names]
    return tuple(sorted(read, key=lambda term: not term.is_class))


def _term(iri: str, namespace: str, statements: Sequence[Quad]) -> Term:
    above = (_RDFS + "subClassOf", _RDFS + "subPropertyOf")
    return Term(
        name=iri.removeprefix(namespace),
        iri=iri,
        is_class=_CLASS in _values(statements, iri, _RDF + "type"),
        label=_values(statements, iri, _RDFS + "label")[0],
        comment=_values(statements, iri, _RDFS + "comment")[0],
        above=tuple(each for name in above for each in _values(statements, iri, name)),
        below=tuple(each for name in above for each in _having(statements, name, iri)),
        domain=_values(statements, iri, _RDFS + "domain"),
        range=_values(statements, iri, _RDFS + "range"),
        properties=_having(statements, _RDFS + "domain", iri),
    )


def _values(statements: Sequence[Quad], subject: str, predicate: str) -> tuple[str, ...]:
    return tuple(
        quad.object.value
        for quad in statements
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value == subject
        and quad.predicate.value == predicate
        and isinstance(quad.object, NamedNode | Literal)
    )


def _having(statements: Sequence[Quad], predicate: str, value: str) -> tuple[str, ...]:
    return tuple(
        quad.subject.value
        for quad in statements
        if isinstance(quad.subject, NamedNode)
        and quad.predicate.value == predicate
        and isinstance(quad.object, NamedNode)
        and quad.object.value == value
    )
