"""The best paths between two ends, found by networkx in the small region of the graph where they must lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Final

import networkx as nx
import numpy as np

from graph.paths.ends import End
from graph.paths.reach import (
    Layer,
    Ordinals,
    recommendation_costs,
    start,
    thing_costs,
    to_recommendations,
    to_things,
)
from graph.ties.relations import BINDING
from graph.ties.ties import Ties

# The places where the two ends meet that are looked at, of each length of path.
_MAX_MEETINGS: Final = 16
_LENGTH: Final = 3  # recommendations of the longest path
# Paths looked at for one that is told: the region may hold longer ones.
_TRIES: Final = 2

# Nodes of the region: a thing is its ordinal, a recommendation the complement of its own; the ends are these.
_FROM: Final = 1 << 40
_TO: Final = _FROM + 1


@dataclass(frozen=True, slots=True)
class Way:
    """A path from end to end: its nodes, things and recommendations in turn; a recommendation's ordinal is
    told as its complement, which is negative."""

    nodes: tuple[int, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Ways:
    """The best ways, the best first; `complete` says that no other way within the bounds was left out."""

    ways: tuple[Way, ...]
    complete: bool


def best_ways(ties: Ties, ends: tuple[End, End], limit: int) -> Ways:
    """The cheapest ways between two ends, each through other things than those before it."""
    every = np.array(sorted({thing for end in ends for thing in (*end.things, *end.behind)}), np.int64)
    left, right = (_Reached(ties, end, every) for end in ends)
    costs: list[float] = []
    nodes: set[int] = set()
    for level in range(4):
        most = sorted(costs)[limit - 1] if len(costs) >= limit else inf
        for reached, other in ((left, right), (right, left)):
            reached.go_on(level, most - other.least)
        for node, cost in _meetings(ties, left.layers[level], right.layers[level], level):
            costs.append(cost)
            nodes |= {*left.way(level, node), *right.way(level, node)}
    ways = tuple(_cheapest(_region(ties, ends, nodes, every), limit, {*every.tolist()}))
    return Ways(ways, complete=not (left.cut or right.cut))


class _Reached:
    """What one end reaches: the layers 0 and 2 are of things, 1 and 3 of recommendations."""

    def __init__(self, ties: Ties, end: End, every: Ordinals) -> None:
        self._ties = ties
        self._every = every
        self._own = np.array(sorted({*end.things, *end.behind}), np.int64)
        itself = np.array(sorted(end.recommendations), np.int64)
        self._itself = start(itself, np.zeros(len(itself)))
        self.layers = [end.layer(ties)]
        self.cut = False

    @property
    def least(self) -> float:
        """What the way to any node of the last layer costs at least."""
        return float(self.layers[-1].costs.min(initial=inf))

    def go_on(self, level: int, below: float) -> None:
        """Make the layer of this level, from what costs less than `below`."""
        if level == 0:
            return
        last = self.layers[-1].below(below) if level > 1 else self.layers[-1]
        if level == 1 and len(self._itself.nodes):
            layer = self._itself
        elif level == 2:
            layer = to_things(self._ties, last, self._every)
        else:
            layer = to_recommendations(self._ties, last, self._own)
        self.cut |= layer.cut
        self.layers.append(layer)

    def way(self, level: int, node: int) -> Iterator[int]:
        """The nodes from one of a level back to the end."""
        while level >= 0 and node >= 0:
            yield ~node if level % 2 else node
            node = self.layers[level].at(node)
            level -= 1


def _meetings(ties: Ties, left: Layer, right: Layer, level: int) -> list[tuple[int, float]]:
    """The nodes where two layers meet, those of the cheapest ways first, and what these cost."""
    few, many = sorted((left, right), key=lambda layer: len(layer.nodes))
    if not len(few.nodes):
        return []
    places = np.minimum(np.searchsorted(many.nodes, few.nodes), len(many.nodes) - 1)
    both = many.nodes[places] == few.nodes
    nodes, places = few.nodes[both], places[both]
    own = recommendation_costs(ties, nodes) if level % 2 else thing_costs(ties, nodes)
    costs = np.maximum(few.costs[both] + many.costs[places] - own, 0.0)
    if len(costs) > _MAX_MEETINGS:  # only what may be among the cheapest is sorted
        near = costs <= np.partition(costs, _MAX_MEETINGS)[_MAX_MEETINGS]
        nodes, costs = nodes[near], costs[near]
    order = np.argsort(costs, kind="stable")[:_MAX_MEETINGS]
    return list(zip(nodes[order].tolist(), costs[order].tolist(), strict=True))


def _region(ties: Ties, ends: tuple[End, End], nodes: set[int], every: Ordinals) -> "nx.Graph[int]":
    """The nodes and the ends, with all ties and links between them; an edge weighs half of its nodes."""
    of_ends = {*every.tolist(), *(~at for end in ends for at in end.recommendations)}
    nodes |= of_ends
    costs = _costs(ties, nodes) | dict.fromkeys(of_ends, 0.0)
    region: nx.Graph[int] = nx.Graph()
    for here, there in _edges(ties, ends, nodes, of_ends):
        region.add_edge(here, there, weight=(costs[here] + costs[there]) / 2)
    for node, end in zip((_FROM, _TO), ends, strict=True):
        itself = [*end.things, *(~at for at in end.recommendations)]
        region.add_edges_from(((node, at) for at in itself), weight=0.0)
    return region


def _costs(ties: Ties, nodes: set[int]) -> dict[int, float]:
    things = np.array(sorted(node for node in nodes if node >= 0), np.int64)
    recommendations = np.array(sorted(~node for node in nodes if node < 0), np.int64)
    told = dict(zip(things.tolist(), thing_costs(ties, things).tolist(), strict=True))
    others = recommendation_costs(ties, recommendations).tolist()
    return told | dict(zip((~recommendations).tolist(), others, strict=True))


def _edges(
    ties: Ties, ends: tuple[End, End], nodes: set[int], of_ends: set[int]
) -> Iterator[tuple[int, int]]:
    """Every tie that binds, every tie to an end, and every link, between these nodes."""
    binds = {code for code, name in enumerate(ties.relation_names) if name in BINDING}
    for node in sorted(node for node in nodes if node < 0):
        row = ties.things(~node)
        for thing, relation in zip(row.ordinals.tolist(), row.relations.tolist(), strict=True):
            if thing in nodes and (relation in binds or thing in of_ends):
                yield node, thing
        if (document := int(ties.documents[~node])) in of_ends:
            yield node, document
    for source, _, target in (link for end in ends for link in end.links):
        if source in nodes and target in nodes:
            yield source, target


def _cheapest(region: "nx.Graph[int]", limit: int, ends: set[int]) -> Iterator[Way]:
    """The cheapest path, then the cheapest that goes through none of its things, and so on.

    Each is by two searches that meet, cheapest first (E. W. Dijkstra, 1959). What went from end to end
    through one recommendation alone goes through another next.
    """
    for _ in range(limit * _TRIES):
        if limit == 0 or not nx.has_path(region, _FROM, _TO):
            return
        cost, path = nx.bidirectional_dijkstra(region, _FROM, _TO, weight="weight")
        nodes, between = tuple(path[1:-1]), [node for node in path[2:-2] if node not in ends]
        if sum(node < 0 for node in nodes) <= _LENGTH:
            limit -= 1
            yield Way(nodes, cost)
        if between:
            region.remove_nodes_from([node for node in between if node >= 0] or between)
        else:
            region.remove_edge(nodes[0], nodes[1])
