"""The statements that an export holds: of one document, or of the whole dataset."""

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graph.store.store import Graph
from ontology.iris import Iris

# A document's slug is the second part of the ids of all that belongs to it.
_SLUG = re.compile(r"[^/]+/([^/#]+)")


def quads(graph: Graph, document: str | None) -> Iterator[Quad]:
    """What the dataset, or one document's named graph, says: graph by graph, subject by subject."""
    name = None if document is None else NamedNode(graph.iris.graph(document))
    return graph.store.quads_for_pattern(None, None, None, name)


def union(graph: Graph, document: str | None) -> Iterator[Quad]:
    """The same as a set of triples: one that several named graphs hold is given once.

    That one is of the graph of the document that the subject belongs to, or else the first that the store
    finds. Only a subject outside its document's graph costs a look-up, and nothing is remembered.
    """
    statements = quads(graph, document)
    if document is not None:
        yield from statements
        return
    subject = home = None
    for quad in statements:
        if quad.subject != subject:
            subject, home = quad.subject, home_graph(quad.subject, graph.iris)
        if quad.graph_name == home or quad.graph_name == _chosen(graph, quad, home):
            yield quad


def home_graph(subject: object, iris: Iris) -> NamedNode | None:
    """The graph of the document that a thing belongs to, if its id is made from a document's slug."""
    slug = _SLUG.match(iris.thing_id(subject.value)) if isinstance(subject, NamedNode) else None
    return NamedNode(iris.graph(slug[1])) if slug else None


def _chosen(graph: Graph, quad: Quad, home: NamedNode | None) -> object:
    every = graph.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    graphs = [other.graph_name for other in every]
    return home if home in graphs else graphs[0]
