"""The W3C's tests of SPARQL, as their manifests list them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Case:
    """One test: its addresses, and those of what it is asked of."""

    name: str
    kind: str
    query: str
    data: tuple[str, ...]
    graphs: tuple[str, ...]
    result: str | None
    lax: bool


@dataclass(frozen=True, slots=True)
class Suite:
    """Where the files of a suite are, and under which address they are written."""

    root: Path
    base: str

    def path(self, iri: str) -> Path:
        """The file at an address."""
        return self.root / iri.removeprefix(self.base)

    def cases(self, folder: str) -> Iterator[Case]:
        """The tests of a folder's manifest."""
        store = ox.Store()
        address = f"{self.base}{folder}/manifest.ttl"
        store.load(path=self.path(address), base_iri=address, format=ox.RdfFormat.TURTLE)
        for quad in store.quads_for_pattern(None, ox.NamedNode(MF + "action"), None):
            if not _is_entry(store, quad.subject):
                continue
            (kind,) = values_of(store, quad.subject, RDF + "type")
            action = quad.object
            named = isinstance(action, ox.NamedNode)
            requests = values_of(store, action, QT + "query") or values_of(store, action, UT + "request")
            yield Case(
                name=str(quad.subject).rpartition("#")[2].rstrip(">"),
                kind=kind.removeprefix(MF).removeprefix(UT),
                query=action.value if isinstance(action, ox.NamedNode) else requests[0],
                data=() if named else values_of(store, action, QT + "data"),
                graphs=() if named else values_of(store, action, QT + "graphData"),
                result=next(iter(values_of(store, quad.subject, MF + "result")), None),
                lax=bool(values_of(store, quad.subject, MF + "resultCardinality")),
            )


def objects_of(store: ox.Store, node: Node, predicate: str) -> list[Node]:
    """What a node has by a property."""
    if isinstance(node, ox.Literal):
        return []
    return [quad.object for quad in store.quads_for_pattern(node, ox.NamedNode(predicate), None)]


def values_of(store: ox.Store, node: Node, predicate: str) -> tuple[str, ...]:
    """The same as IRIs and texts."""
    return tuple(
        found.value for found in objects_of(store, node, predicate) if not isinstance(found, ox.Triple)
    )


def _is_entry(store: ox.Store, node: ox.NamedNode | ox.BlankNode | ox.Triple) -> bool:
    """Whether a test is among those that the manifest lists, and was not withdrawn."""
    approval = values_of(store, node, "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#approval")
    listed = any(store.quads_for_pattern(None, ox.NamedNode(RDF + "first"), node))
    return listed and not any(word.endswith("Withdrawn") for word in approval)
