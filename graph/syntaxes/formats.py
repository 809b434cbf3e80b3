"""The formats that a graph is exported in, by the short names that addresses and commands use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Format:
    """`media_type` is as registered with IANA; GraphML and GEXF are not, and have the customary one.

    `suffix` has its dot; `datasets` says whether named graphs can be told apart.
    """

    name: str
    label: str
    media_type: str
    suffix: str
    datasets: bool = False


_EVERY: Final = (
    Format("ttl", "Turtle", "text/turtle", ".ttl"),
    Format("nt", "N-Triples", "application/n-triples", ".nt"),
    Format("nq", "N-Quads", "application/n-quads", ".nq", datasets=True),
    Format("trig", "TriG", "application/trig", ".trig", datasets=True),
    Format("jsonld", "JSON-LD", "application/ld+json", ".jsonld", datasets=True),
    Format("rdf", "RDF/XML", "application/rdf+xml", ".rdf"),
    Format("graphml", "GraphML", "application/graphml+xml", ".graphml"),
    Format("gexf", "GEXF", "application/gexf+xml", ".gexf"),
    Format("csv", "CSV", "text/csv", ".csv"),
)

FORMATS: Final[Mapping[str, Format]] = {known.name: known for known in _EVERY}
