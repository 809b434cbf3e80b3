"""The formats that results are given in, by their short names."""

from collections.abc import Mapping
from typing import Final

from graph.syntaxes.formats import FORMATS, Format

#: Of SELECT and ASK. CSV and TSV have no form for a truth value; they give it as a word.
SOLUTIONS: Final[Mapping[str, Format]] = {
    known.name: known
    for known in (
        Format("json", "JSON", "application/sparql-results+json", ".srj"),
        Format("xml", "XML", "application/sparql-results+xml", ".srx"),
        Format("csv", "CSV", "text/csv", ".csv"),
        Format("tsv", "TSV", "text/tab-separated-values", ".tsv"),
    )
}
#: Of CONSTRUCT and DESCRIBE.
GRAPHS: Final[Mapping[str, Format]] = {
    name: FORMATS[name] for name in ("ttl", "nt", "nq", "trig", "jsonld", "rdf")
}
ALL: Final[Mapping[str, Format]] = {**SOLUTIONS, **GRAPHS}
#: Those that have no place for a note that rows were left out.
SILENT: Final = frozenset({"csv", "tsv", "jsonld"})


def formats_of(form: str) -> Mapping[str, Format]:
    """The formats of the results of a form of query: "select", "ask", "construct" or "describe"."""
    return SOLUTIONS if form in ("select", "ask") else GRAPHS
