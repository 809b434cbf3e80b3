"""Validation: does a graph say what the shapes ask of it?"""

from dataclasses import astuple, dataclass

import pyoxigraph
import pyshacl
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH

from ontology.vocabularies import shapes_graph, vocabulary_quads


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """One fault: the node it is at, the property it is in, what is wrong, and with which value.

    Nodes, paths and values are IRIs or texts as they stand; `severity` is "Violation", "Warning" or "Info".
    """

    focus_node: str
    path: str | None
    message: str
    value: str | None
    severity: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What validation found, sorted by focus node; `graph` says the same as a sh:ValidationReport.

    A graph conforms where nothing is worse than a warning.
    """

    conforms: bool
    results: tuple[ValidationResult, ...]
    graph: rdflib.Graph


def validate(data: rdflib.Graph, base: str) -> ValidationReport:
    """Check a graph against the shapes, together with the shipped vocabulary.

    `data` must hold whatever else its things are tied to, such as the concepts of a site's own vocabulary;
    the graphs of a Dataset are checked as one. It is not changed.
    """
    whole = _vocabulary(base)
    for statement in data:
        whole.add(statement[:3])  # those of a Dataset have a fourth term, their graph
    conforms, graph, _ = pyshacl.validate(
        whole, shacl_graph=shapes_graph(base), allow_warnings=True, allow_infos=True
    )
    return ValidationReport(conforms, _results(graph), graph)


def _vocabulary(base: str) -> rdflib.Graph:
    triples = (quad.triple for quad in vocabulary_quads(base))
    lines = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=lines, format="nt")


def _results(report: rdflib.Graph) -> tuple[ValidationResult, ...]:
    faults = [_result(report, node) for node in report.objects(None, SH.result)]
    return tuple(sorted(faults, key=lambda fault: [field or "" for field in astuple(fault)]))


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> ValidationResult:
    said = dict(report.predicate_objects(node))
    value = said.get(SH.value)
    return ValidationResult(
        focus_node=str(said[SH.focusNode]),
        path=_path(report, said.get(SH.resultPath)),
        message=str(said[SH.resultMessage]),
        value=None if value is None else str(value),
        severity=str(said[SH.resultSeverity]).removeprefix(str(SH)),
    )


def _path(report: rdflib.Graph, path: rdflib.term.Node | None) -> str | None:
    """A property's IRI; those of a sequence of properties are joined by " / ", as in SPARQL."""
    steps = [path] if isinstance(path, rdflib.URIRef) else Collection(report, path) if path else []
    return " / ".join(map(str, steps)) or None
