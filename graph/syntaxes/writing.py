"""A few statements, such as those about one thing, in any RDF format."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, BinaryIO, Final, TypeVar, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from graph.syntaxes.compact import write_compact
from graph.syntaxes.formats import FORMATS, Format
from graph.syntaxes.rdf import SortedHead
from graph.syntaxes.rdfxml import write_statements
from graph.triples.terms import STANDARD, prefixes
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
# Datatypes that are not written.
_UNSAID: Final = {NamedNode(f"{STANDARD['xsd']}string"), NamedNode(f"{STANDARD['rdf']}langString")}
_LOCAL: Final = re.compile(r"[^/#]*\Z")

_Statement = TypeVar("_Statement", Quad, Triple)


def written(quads: Iterable[Quad], name: str, iris: Iris, more: Mapping[str, str] | None = None) -> bytes:
    """Statements in one of `RDF`; those of triples give each once, whatever graphs it is in.

    `more` are prefixes beside those of every export.
    """
    output, quads = io.BytesIO(), [*quads]
    shortened = _used(quads, {**prefixes(iris), **(more or {})})
    if RDF[name].datasets and name != "jsonld":
        _serialize(_once(quads), name, shortened, output)
    else:
        write_triples(_once(quad.triple for quad in quads), name, iris, output, shortened)
    return output.getvalue()


def write_triples(
    triples: Iterable[Triple], name: str, iris: Iris, output: BinaryIO, shortened: Mapping[str, str]
) -> None:
    """Triples, each once and those of one subject together, streamed: as "ttl", "jsonld", "nt" or "rdf"."""
    if name == "jsonld":
        write_compact(triples, load_context(iris.base), output)
    elif name == "rdf":
        things = f"{iris.base}id/"
        namespaces = {prefix: name for prefix, name in shortened.items() if not name.startswith(things)}
        write_statements(triples, {**namespaces, "rdf": STANDARD["rdf"]}, output)
    else:
        _serialize(triples, name, shortened, output)


def _serialize(
    statements: Iterable[Quad] | Iterable[Triple],
    name: str,
    shortened: Mapping[str, str],
    output: BinaryIO,
) -> None:
    if name not in ("ttl", "trig"):
        shortened = {}
    head = cast("IO[bytes]", SortedHead(output, len(shortened)))
    serialize(statements, head, _OXIGRAPH[name], prefixes=dict(shortened))


def _used(quads: Iterable[Quad], known: Mapping[str, str]) -> dict[str, str]:
    """Those of the prefixes that shorten something in these statements."""
    terms = {term for quad in quads for term in quad if isinstance(term, NamedNode)}
    types = {term.datatype for quad in quads for term in quad if isinstance(term, Literal)} - _UNSAID
    namespaces = {_LOCAL.sub("", node.value) for node in terms | types}
    return {prefix: iri for prefix, iri in known.items() if iri in namespaces}


def _once(statements: Iterable[_Statement]) -> Iterator[_Statement]:
    """Each statement once; of one subject together, the subjects in the order in which they come."""
    by_subject: dict[object, dict[_Statement, None]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, {})[statement] = None
    return (statement for said in by_subject.values() for statement in said)
