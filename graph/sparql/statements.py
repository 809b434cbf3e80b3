"""Results of CONSTRUCT and DESCRIBE in the RDF formats, streamed, at most so many triples."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, BinaryIO, Final, cast

from pyoxigraph import QueryTriples, RdfFormat, Triple, serialize

from graph.syntaxes.rdfxml import write_statements

_FORMATS: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}
_SHORTENED: Final = frozenset({"ttl", "trig"})


class NoForm(ValueError):
    """The format has no form for what was found."""


class CountedTriples:
    """The triples of a result up to a limit; `count` and `cut` as of rows."""

    def __init__(self, triples: QueryTriples, limit: int) -> None:
        self.count = 0
        self.cut = False
        self._triples = triples
        self._limit = limit

    def __iter__(self) -> Iterator[Triple]:
        for triple in self._triples:
            if self.count == self._limit:
                self.cut = True
                return
            self.count += 1
            yield triple


def write_triples(triples: CountedTriples, name: str, prefixes: Mapping[str, str], output: BinaryIO) -> None:
    """Write all of them; a comment at the end says that there are more, where the format has comments.

    Raises NoForm for a triple inside a triple, which JSON-LD cannot hold.
    """
    if name == "rdf":
        namespaces = {prefix: iri for prefix, iri in prefixes.items() if iri.endswith(("#", "/"))}
        write_statements(triples, namespaces, output)
    else:
        shortened = dict(prefixes) if name in _SHORTENED else {}
        given = _flat(triples) if name == "jsonld" else triples
        serialize(given, cast("IO[bytes]", output), _FORMATS[name], prefixes=shortened)
    if triples.cut and name != "jsonld":
        note = f"cut after {triples.count} triples: there are more"
        output.write(f"<!-- {note} -->\n".encode() if name == "rdf" else f"# {note}\n".encode())


def _flat(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        if isinstance(triple.object, Triple):
            raise NoForm("JSON-LD has no form for a triple inside a triple: ask for Turtle.")
        yield triple
