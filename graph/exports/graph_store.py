"""One graph of the store as triples, streamed: a named one, or the default graph, the union of all."""

from collections.abc import Generator
from itertools import islice
from typing import BinaryIO, Final

from pyoxigraph import NamedNode

from graph.store.statements import union
from graph.store.store import Graph
from graph.store.streaming import streamed
from graph.syntaxes.writing import write_triples
from graph.triples.terms import prefixes

#: Named graphs that are looked at for one with a name like an unknown one.
_MOST_NAMES: Final = 1000


def is_graph(graph: Graph, name: str) -> bool:
    """Whether there is a named graph with this IRI."""
    try:
        return graph.store.contains_named_graph(NamedNode(name))
    except ValueError:  # it is no IRI
        return False


def graph_names(graph: Graph) -> list[str]:
    """The IRIs of the named graphs; of very many, some."""
    names = islice(graph.store.named_graphs(), _MOST_NAMES)
    return [name.value for name in names if isinstance(name, NamedNode)]


def triples(graph: Graph, name: str | None, format_: str) -> Generator[bytes, None, None]:
    """A named graph by its IRI, or without one the default graph: as "ttl", "jsonld", "nt" or "rdf".

    In chunks that any thread may ask for; to stop early, close the generator.
    """

    def write(output: BinaryIO) -> None:
        node = NamedNode(name) if name is not None else None
        said = union(graph, None) if node is None else graph.store.quads_for_pattern(None, None, None, node)
        write_triples((quad.triple for quad in said), format_, graph.iris, output, prefixes(graph.iris))

    return streamed(write)
