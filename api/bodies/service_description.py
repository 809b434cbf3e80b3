"""What the SPARQL endpoint says of itself (https://www.w3.org/TR/sparql11-service-description/)."""

import io
from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graph.sparql.formats import GRAPHS
from graph.sparql.limits import Limits
from graph.sparql.text import PREDICATE
from graph.triples.terms import STANDARD
from library.snapshots.snapshot import Snapshot

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RESULTS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "N-Quads",
    "TriG",
    "JSON-LD",
    "RDF_XML",
)
_WRITTEN: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
assert _WRITTEN.keys() == GRAPHS.keys()


def service_description(snapshot: Snapshot, limits: Limits, name: str) -> bytes:
    """The description in one of the formats of graphs."""
    prefixes = {"sd": _SD, "void": _VOID, "rdfs": STANDARD["rdfs"], "formats": _FORMATS}
    output = io.BytesIO()
    serialize(_triples(snapshot, limits), output, _WRITTEN[name], prefixes=prefixes)
    return output.getvalue()


def _triples(snapshot: Snapshot, limits: Limits) -> Iterator[Triple]:
    endpoint, dataset = NamedNode(f"{snapshot.iris.base}sparql"), BlankNode("dataset")
    yield _is_a(endpoint, "Service")
    yield Triple(endpoint, _sd("endpoint"), endpoint)
    yield Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(endpoint, _sd("feature"), _sd("UnionDefaultGraph"))
    for result in _RESULTS:
        yield Triple(endpoint, _sd("resultFormat"), NamedNode(_FORMATS + result))
    predicate = NamedNode(snapshot.iris.term(PREDICATE))
    yield Triple(endpoint, _sd("propertyFeature"), predicate)
    yield Triple(endpoint, NamedNode(STANDARD["rdfs"] + "comment"), Literal(_told(limits), language="en"))
    yield Triple(endpoint, _sd("defaultDataset"), dataset)
    yield _is_a(predicate, "Feature")
    yield from _dataset(snapshot, dataset)


def _dataset(snapshot: Snapshot, dataset: BlankNode) -> Iterator[Triple]:
    counts = snapshot.manifest.counts
    yield _is_a(dataset, "Dataset")
    everything = BlankNode("default")
    yield Triple(dataset, _sd("defaultGraph"), everything)
    yield _is_a(everything, "Graph")
    graphs = {slug: holding.quads for slug, holding in snapshot.manifest.holdings.items()}
    for number, (slug, size) in enumerate({**graphs, "vocabulary": counts.vocabulary_quads}.items()):
        named, graph = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield _is_a(named, "NamedGraph")
        yield Triple(named, _sd("name"), NamedNode(snapshot.iris.graph(slug)))
        yield Triple(named, _sd("graph"), graph)
        yield _is_a(graph, "Graph")
        yield Triple(graph, NamedNode(f"{_VOID}triples"), Literal(size))


def _told(limits: Limits) -> str:
    return (
        f"Read-only. A query may take {limits.seconds:g} seconds and gives at most {limits.rows} rows or "
        "triples. SERVICE, LOAD and updates are refused, and no graph is ever fetched."
    )


def _is_a(node: NamedNode | BlankNode, name: str) -> Triple:
    return Triple(node, NamedNode(STANDARD["rdf"] + "type"), _sd(name))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
