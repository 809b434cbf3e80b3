"""Vocabularies: the shipped one and a site's own SKOS files, as concepts to link and as quads to store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Final

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.namespace import SH, XSD

from ontology.concepts import KINDS, Concept, Vocabulary
from ontology.iris import Iris
from ontology.rdf_files import parse_rdf, read_file
from ontology.rules import load_rules
from ontology.skos import RDF_TYPE, RDFS_LABEL, SKOS, read_concepts
from ontology.software import software_triples

_HERE: Final = Path(__file__).parent
_SHIPPED: Final = "throughline"
_TYPE: Final = NamedNode(RDF_TYPE)
_LABEL: Final = NamedNode(RDFS_LABEL)
_COMMENT: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")

_Node = NamedNode | BlankNode | Triple
_Statement = tuple[_Node, NamedNode, _Node | Literal]


@dataclass(frozen=True, slots=True)
class _File:
    """A vocabulary file; `source` is what its concepts are said to come from."""

    source: str
    name: str
    content: bytes

    def quads(self, base: str) -> Iterator[Quad]:
        return parse_rdf(self.content, self.name, base)


def load_vocabulary(base: str, extra: Sequence[Path] = ()) -> Vocabulary:
    """The shipped concepts and those of a site's SKOS files, which may say more of the shipped ones.

    The files may be in any RDF format of `ontology.rdf_files`, told by their names; relative IRIs are read
    against `base`. Raises Unreadable, with the line, or TooLarge, where one of them cannot be taken.
    """
    files = list(_files(extra))
    concepts = read_concepts(((file.source, file.quads(base)) for file in files), Iris(base))
    return Vocabulary(concepts, _sum(files))


def vocabulary_quads(base: str, extra: Sequence[Path] = ()) -> Iterator[Quad]:
    """Ontology, concepts, rules, the software and what follows, in the named graph of the vocabulary.

    What follows: that each concept is a skos:Concept and of its kind's class, that ours are in their kind's
    scheme, and the inverses of the relations. Some of these the files say too: a quad may come twice.
    Raises as `load_vocabulary` does.
    """
    iris = Iris(base)
    graph = NamedNode(iris.graph("vocabulary"))
    schemes: dict[_Node | Literal, _Node] = {}
    for number, file in enumerate(_files(extra)):
        for subject, predicate, value in _renamed(file.quads(base), f"v{number}b"):
            if predicate.value == iris.term("conceptClass") and file.source == _SHIPPED:
                schemes[value] = subject
            yield Quad(subject, predicate, value, graph)
    concepts = load_vocabulary(base, extra).concepts
    for triple in chain(_rule_triples(iris), software_triples(iris), _implied(concepts, iris, schemes)):
        yield Quad(*triple, graph)


def shapes_graph(base: str) -> rdflib.Graph:
    """The SHACL shapes that a sound graph conforms to."""
    graph = rdflib.Graph().parse(_HERE / "shapes.ttl", format="turtle", publicID=base)
    namespace = rdflib.Literal(Iris(base).term(""), datatype=XSD.anyURI)
    for declaration in list(graph.subjects(SH.prefix, rdflib.Literal("tl"))):
        graph.set((declaration, SH.namespace, namespace))
    return graph


def _files(extra: Sequence[Path]) -> Iterator[_File]:
    """The vocabulary, the shipped concepts, then a site's files as they are given."""
    shipped = [_HERE / "vocabulary" / "throughline.ttl", *sorted((_HERE / "concepts").glob("*.ttl"))]
    yield from (_File(_SHIPPED, path.name, read_file(path)) for path in shipped)
    yield from (_File(path.name, path.name, read_file(path)) for path in extra)


def _sum(files: Iterable[_File]) -> str:
    """The SHA-256 of all files, with their names and sizes, so that no two sets of files have the same."""
    whole = sha256()
    for file in files:
        whole.update(f"{file.name}\0{len(file.content)}\0".encode())
        whole.update(file.content)
    return whole.hexdigest()


def _renamed(quads: Iterable[Quad], prefix: str) -> Iterator[_Statement]:
    """The triples, their blank nodes named in order of appearance: a file always gives the same names."""
    names: dict[BlankNode, BlankNode] = {}

    def rename(node: BlankNode) -> BlankNode:
        return names.setdefault(node, BlankNode(f"{prefix}{len(names)}"))

    for quad in quads:
        subject, value = quad.subject, quad.object
        yield (
            rename(subject) if isinstance(subject, BlankNode) else subject,
            quad.predicate,
            rename(value) if isinstance(value, BlankNode) else value,
        )


def _rule_triples(iris: Iris) -> Iterator[_Statement]:
    for rule in load_rules().values():
        subject = NamedNode(iris.thing(f"rule/{rule.name}"))
        yield subject, _TYPE, NamedNode(iris.term("Rule"))
        yield subject, _LABEL, Literal(rule.label, language="en")
        yield subject, _COMMENT, Literal(rule.sentence, language="en")
        yield subject, NamedNode(iris.term("basis")), Literal(rule.basis)


def _implied(
    concepts: Mapping[str, Concept], iris: Iris, schemes: Mapping[_Node | Literal, _Node]
) -> Iterator[_Statement]:
    for concept in concepts.values():
        subject, kind = NamedNode(concept.iri), NamedNode(iris.term(KINDS[concept.kind]))
        yield subject, _TYPE, NamedNode(SKOS + "Concept")
        yield subject, _TYPE, kind
        if concept.id != concept.iri:
            yield subject, NamedNode(SKOS + "inScheme"), schemes[kind]
        relations = {"broader": concept.broader, "narrower": concept.narrower, "related": concept.related}
        for relation, others in relations.items():
            for other in others:
                yield subject, NamedNode(SKOS + relation), NamedNode(concepts[other].iri)
