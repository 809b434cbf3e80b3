"""Turtle, N-Triples, N-Quads and TriG, by Oxigraph's own serializers; RDF/XML by ours."""

import io
from collections.abc import Iterable
from typing import IO, BinaryIO, Final, cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from graph.store.statements import quads, union
from graph.store.store import Graph
from graph.syntaxes.rdfxml import write_statements
from graph.triples.terms import STANDARD, prefixes

_TRIPLES: Final = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES}
_QUADS: Final = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}


def write_rdf(graph: Graph, document: str | None, output: BinaryIO, name: str) -> None:
    """One of "ttl", "nt", "nq" and "trig"; the first two are of triples: the union of the named graphs."""
    shortened = prefixes(graph.iris) if name in ("ttl", "trig") else {}
    sorted_output = cast("IO[bytes]", SortedHead(output, len(shortened)))
    statements: Iterable[Triple] | Iterable[Quad]
    if name in _TRIPLES:
        statements = (quad.triple for quad in union(graph, document))
        serialize(statements, sorted_output, _TRIPLES[name], prefixes=shortened)
    else:
        statements = quads(graph, document)
        serialize(statements, sorted_output, _QUADS[name], prefixes=shortened)


def write_rdfxml(graph: Graph, document: str | None, output: BinaryIO) -> None:
    """The union of the named graphs, or what one document says."""
    write_statements(union(graph, document), {**STANDARD, "tl": graph.iris.term("")}, output)


class SortedHead(io.RawIOBase):
    """Sorts the first lines that are written to it, and passes on the rest.

    The serializer gives its prefixes in another order every time; the same graph must give the same bytes.
    """

    def __init__(self, output: BinaryIO, lines: int) -> None:
        super().__init__()
        self._output = output
        self._lines = lines
        self._held = b""

    def write(self, chunk: bytes) -> int:  # type: ignore[override] # the serializer writes only bytes
        if self._lines == 0:
            return self._output.write(chunk)
        self._held += chunk
        *head, rest = self._held.split(b"\n", self._lines)
        if len(head) == self._lines:
            self._lines, self._held = 0, b""
            self._output.writelines(line + b"\n" for line in sorted(head))
            self._output.write(rest)
        return len(chunk)

    def writable(self) -> bool:
        return True
