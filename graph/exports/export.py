"""The whole dataset, or one document, in any format, streamed in constant memory."""

from collections.abc import Callable, Generator, Mapping
from functools import partial
from typing import BinaryIO, Final

from pyoxigraph import NamedNode

from graph.exports.gexf import write_gexf
from graph.exports.graphml import write_graphml
from graph.exports.spreadsheet import write_csv
from graph.store.store import Graph
from graph.store.streaming import streamed
from graph.syntaxes.formats import FORMATS
from graph.syntaxes.jsonld import write_jsonld
from graph.syntaxes.rdf import write_rdf, write_rdfxml
from ontology.errors import Invalid, NotFound

Writer = Callable[[Graph, str | None, BinaryIO], None]

_WRITERS: Final[Mapping[str, Writer]] = {
    "ttl": partial(write_rdf, name="ttl"),
    "nt": partial(write_rdf, name="nt"),
    "nq": partial(write_rdf, name="nq"),
    "trig": partial(write_rdf, name="trig"),
    "jsonld": write_jsonld,
    "rdf": write_rdfxml,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
}


def export(graph: Graph, format: str, document: str | None = None) -> Generator[bytes, None, None]:  # noqa: A002 (as users say it)
    """The dataset, or one document by its slug, in one of `FORMATS`, in chunks that any thread may ask for.

    To stop early, close the generator or let go of it.

    Raises Invalid for an unknown format and NotFound for an unknown document, both at once.
    """
    if format not in FORMATS:
        raise Invalid(f"There is no format {format[:40]!r}: use one of {', '.join(FORMATS)}.", "format")
    if document is not None and not graph.store.contains_named_graph(NamedNode(graph.iris.graph(document))):
        raise NotFound(f"There is no document {document[:80]!r}: use the slug of one that the library holds.")
    return streamed(partial(_WRITERS[format], graph, document))
