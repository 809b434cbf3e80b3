"""A few statements, such as those about one thing, in any RDF format."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, BinaryIO, Final, TypeVar, cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from graph.exports.compact import write_compact
from graph.exports.rdf import SortedHead
from graph.exports.rdfxml import write_statements
from graph.formats import FORMATS, Format
from graph.terms import STANDARD, prefixes
from ontology.context import load_context
from ontology.iris import Iris

#: The formats, by their short names.
RDF: Final[Mapping[str, Format]] = {
    name: FORMATS[name] for name in ("ttl", "jsonld", "nt", "rdf", "nq", "trig")
}
_OXIGRAPH: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}

_Statement = TypeVar("_Statement", Quad, Triple)


def written(quads: Iterable[Quad], name: str, iris: Iris, more: Mapping[str, str] | None = None) -> bytes:
    """Statements in one of `RDF`; those of triples give each once, whatever graphs it is in.

    `more` are prefixes beside those of every export.
    """
    output = io.BytesIO()
    if RDF[name].datasets and name != "jsonld":
        _serialize(_once(quads), name, iris, more or {}, output)
    else:
        write_triples(_once(quad.triple for quad in quads), name, iris, output, more or {})
    return output.getvalue()


def write_triples(
    triples: Iterable[Triple], name: str, iris: Iris, output: BinaryIO, more: Mapping[str, str]
) -> None:
    """Triples, each once and those of one subject together, streamed: as "ttl", "jsonld", "nt" or "rdf"."""
    if name == "jsonld":
        write_compact(triples, load_context(iris.base), output)
    elif name == "rdf":
        write_statements(triples, {**STANDARD, "tl": iris.term(""), **more}, output)
    else:
        _serialize(triples, name, iris, more, output)


def _serialize(
    statements: Iterable[Quad] | Iterable[Triple],
    name: str,
    iris: Iris,
    more: Mapping[str, str],
    output: BinaryIO,
) -> None:
    shortened = {**prefixes(iris), **more} if name in ("ttl", "trig") else {}
    head = cast("IO[bytes]", SortedHead(output, len(shortened)))
    serialize(statements, head, _OXIGRAPH[name], prefixes=shortened)


def _once(statements: Iterable[_Statement]) -> Iterator[_Statement]:
    """Each statement once; of one subject together, the subjects in the order in which they come."""
    by_subject: dict[object, dict[_Statement, None]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, {})[statement] = None
    return (statement for said in by_subject.values() for statement in said)
