"""The formats that a graph is exported in, by the short name that addresses and commands use."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """`media_type` as it is registered or, for GraphML and GEXF, customary; `suffix` with its dot."""

    name: str
    label: str
    media_type: str
    suffix: str


FORMATS: Mapping[str, Format] = {
    known.name: known
    for known in (
        Format("ttl", "Turtle", "text/turtle", ".ttl"),
        Format("nt", "N-Triples", "application/n-triples", ".nt"),
        Format("nq", "N-Quads", "application/n-quads", ".nq"),
        Format("trig", "TriG", "application/trig", ".trig"),
        Format("jsonld", "JSON-LD", "application/ld+json", ".jsonld"),
        Format("rdf", "RDF/XML", "application/rdf+xml", ".rdf"),
        Format("graphml", "GraphML", "application/graphml+xml", ".graphml"),
        Format("gexf", "GEXF", "application/gexf+xml", ".gexf"),
        Format("csv", "CSV", "text/csv", ".csv"),
    )
}
