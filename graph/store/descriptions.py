"""What the graph says of one thing: its symmetric concise bounded description, a page at a time.

After https://www.w3.org/submissions/CBD/: the statements that a thing is the subject of, those of the parts
that have no life of their own (evidence with its targets and selectors, fragments of its IRI, blank nodes),
those that it is the object of, and the names of all that is met on the way. It is read by look-ups, and what
a page costs does not grow with the graph.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Quad

from graph.store.store import Graph
from graph.triples.terms import term_iri
from ontology.errors import Invalid

#: Statements a page, and how many pages there are at the most; beyond them are SPARQL and the dumps.
PAGE: Final = 1000
MOST_PAGES: Final = 50

#: What leads from a tie to the words that prove it.
_PROOF: Final = ("tl:evidence", "oa:hasTarget", "oa:hasSelector")
#: Names, best first.
_NAMES: Final = (
    "skos:prefLabel",
    "dcterms:title",
    "rdfs:label",
    "schema:name",
    "schema:text",
    "dcterms:identifier",
)

Node = NamedNode | BlankNode


@dataclass(frozen=True, slots=True)
class Description:
    """One page, numbered from 1, of what is said of a thing; `more` tells whether there is a next one.

    `said` begins with the thing itself; `names` are of the other things in it. What several graphs say stands
    once for each.
    """

    thing: NamedNode
    said: tuple[Quad, ...]
    names: tuple[Quad, ...]
    page: int
    more: bool

    @property
    def quads(self) -> tuple[Quad, ...]:
        """All of the page."""
        return (*self.said, *self.names)


def is_said(graph: Graph, iri: str) -> bool:
    """Whether the graph says anything of the thing with this IRI; never of what is no IRI."""
    try:
        thing = NamedNode(iri)
    except ValueError:
        return False
    return any(True for _ in graph.store.quads_for_pattern(thing, None, None, None))


def describe(graph: Graph, iri: str, page: int = 1, size: int = PAGE) -> Description:
    """A page of what is said of the thing with this IRI; empty where nothing is.

    Must be called in one thread. Raises Invalid for a page that there cannot be.
    """
    if not 1 <= page <= MOST_PAGES:
        raise Invalid(f"A description has pages 1 to {MOST_PAGES}; ask SPARQL for more.", "page")
    thing, begin = NamedNode(iri), (page - 1) * size
    said = [*islice(_said(graph, thing), begin, begin + size + 1)]
    shown = tuple(said[:size])
    return Description(thing, shown, _names(graph, shown, thing), page, len(said) > size)


def own(graph: Graph, iri: str, most: int) -> Description:
    """What a thing says itself, with the names of what it is tied to: at most so many statements."""
    thing = NamedNode(iri)
    said = tuple(islice(graph.store.quads_for_pattern(thing, None, None, None), most))
    return Description(thing, said, _names(graph, said, thing), 1, more=False)


def _said(graph: Graph, thing: NamedNode) -> Iterator[Quad]:
    proof = {NamedNode(term_iri(graph.iris, name)) for name in _PROOF}
    inside: set[object] = {thing}
    waiting: deque[Node] = deque([thing])
    while waiting:
        for quad in graph.store.quads_for_pattern(waiting.popleft(), None, None, None):
            yield quad
            part = quad.object
            belongs = quad.predicate in proof or _is_part(part, thing)
            if belongs and isinstance(part, NamedNode | BlankNode) and part not in inside:
                inside.add(part)
                waiting.append(part)
    for quad in graph.store.quads_for_pattern(None, None, thing, None):
        if quad.subject not in inside:
            yield quad


def _is_part(node: object, whole: NamedNode) -> bool:
    fragment = isinstance(node, NamedNode) and node.value.startswith(f"{whole.value}#")
    return fragment or isinstance(node, BlankNode)


def _names(graph: Graph, said: Iterable[Quad], thing: NamedNode) -> tuple[Quad, ...]:
    """The best names of what these statements speak of beside the thing itself."""
    known = set(said)
    met = dict.fromkeys(node for quad in said for node in (quad.subject, quad.predicate, quad.object))
    predicates = [NamedNode(term_iri(graph.iris, name)) for name in _NAMES]
    others = (node for node in met if isinstance(node, NamedNode) and node != thing)
    return tuple(quad for node in others for quad in _name(graph, node, predicates) if quad not in known)


def _name(graph: Graph, node: NamedNode, predicates: Iterable[NamedNode]) -> list[Quad]:
    for predicate in predicates:
        if found := list(graph.store.quads_for_pattern(node, predicate, None, None)):
            return found
    return []
