"""The process that checks graphs against the shapes; it may be killed at any time."""

import sys

import orjson
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from ontology.shapes import ValidationReport, validate

#: Faults that are told one by one; all are counted.
MOST_TOLD = 1000


def main(store: str, base: str, graphs: list[str]) -> None:
    """Check the union of some named graphs. Writes a line of JSON, then the report as N-Triples."""
    report = validate(_read(store, graphs), base)
    sys.stdout.buffer.write(_summary(report) + b"\n" + report.graph.serialize(format="nt", encoding="utf-8"))


def _read(store: str, graphs: list[str]) -> rdflib.Graph:
    opened, data = Store.read_only(store), rdflib.Graph()
    for graph in graphs:
        quads = opened.quads_for_pattern(None, None, None, NamedNode(graph))
        lines = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        data.parse(data=lines, format="nt")
    return data


def _summary(report: ValidationReport) -> bytes:
    told = report.results[:MOST_TOLD]
    return orjson.dumps({"conforms": report.conforms, "total": len(report.results), "results": told})
