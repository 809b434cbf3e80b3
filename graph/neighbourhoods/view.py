"""A neighbourhood as an answer: its nodes by distance, and its edges, each with its relation and basis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.neighbourhoods.words import relation_label
from ontology.records import Basis

if TYPE_CHECKING:
    Network = nx.Graph[str]


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A thing by the id of its IRI, or "recommendation/" and a recommendation's id.

    `distance` is the number of edges to the centre; `count` is of recommendations tied to a thing, and None
    for a recommendation; `url` is the address of the node's own answer, where it has one.
    """

    id: str
    label: str
    type: str
    kind: str
    distance: int
    count: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """An edge from `source` to `target`: the nearest of the `relations` between them, what it is called,
    and whether it is stated or inferred."""

    source: str
    target: str
    relation: str
    label: str
    basis: Basis
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GraphView:
    """A neighbourhood; `cut` says that more lies around the centre than there was room for."""

    centre: str
    cut: bool
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


#: The address of the answer that a node of an id and type has.
Address = Callable[[str, str], str | None]


def graph_view(graph: "Network", address: Address) -> GraphView:
    """The view of a `graph.neighbourhoods.neighbourhood`: nearest nodes first, otherwise in its order."""
    centre: str = graph.graph["centre"]
    distances: dict[str, int] = nx.single_source_shortest_path_length(graph, centre)
    # Two ends of one tie can both have been found, and the tie that joins them to the centre not.
    far = max(distances.values()) + 1
    order = sorted(graph.nodes, key=lambda node: distances.get(node, far))
    return GraphView(
        centre=centre,
        cut=graph.graph["cut"],
        nodes=tuple(_node(graph, node, distances.get(node, far), address) for node in order),
        edges=_edges(graph),
    )


def _node(graph: "Network", node: str, distance: int, address: Address) -> GraphNode:
    about = graph.nodes[node]
    url = address(node, about["type"])
    return GraphNode(node, about["label"], about["type"], about["kind"], distance, about.get("count"), url)


def _edges(graph: "Network") -> tuple[GraphEdge, ...]:
    return tuple(
        GraphEdge(
            source=about["source"],
            target=end if about["source"] == start else start,
            relation=about["relation"],
            label=relation_label(about["relation"]),
            basis=about["basis"],
            relations=_relations(about["relations"]),
        )
        for start, end, about in graph.edges(data=True)
    )


def _relations(joined: str) -> tuple[str, ...]:
    return tuple(joined.split())


def nodes_at(view: GraphView, distance: int) -> Sequence[GraphNode]:
    """The nodes at just this distance."""
    return [node for node in view.nodes if node.distance == distance]
