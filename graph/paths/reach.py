"""What is reached from one end of a path, layer by layer, on arrays.

From the things at the end to the recommendations tied to them, the things that those are tied to, and the
recommendations of these: two ends that reach each other are joined by a path of at most MAX_STEPS ties. What
a node costs is said in `paths`.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.ties.rows import RELATION_SHIFT, Rows
from graph.ties.specificity import binding, binding_relations
from graph.ties.ties import Ties

#: The longest path: it goes through three recommendations.
MAX_STEPS: Final = 6
#: The most ties followed from one layer, the cheapest nodes first; those of the ends are all followed.
MAX_FOLLOWED: Final = 20_000
_MAX_NODES: Final = 5_000

Ordinals = NDArray[np.int64]
Costs = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Nodes, ascending, with what the cheapest way to each costs, itself included, and the node before it.

    No node is before one of the first layer, which is -1. `cut` says that not all were followed to get here.
    """

    nodes: Ordinals
    costs: Costs
    before: Ordinals
    cut: bool = False

    def at(self, node: int) -> int:
        """The node before this one of the layer."""
        return int(self.before[np.searchsorted(self.nodes, node)])

    def below(self, cost: float) -> "Layer":
        """Only what costs less."""
        keep = self.costs < cost
        return Layer(self.nodes[keep], self.costs[keep], self.before[keep], self.cut)


NOWHERE: Final = Layer(np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64))


def start(nodes: Ordinals, costs: Costs) -> Layer:
    """The first layer of an end."""
    some, first = np.unique(nodes, return_index=True)
    return Layer(some, costs[first], np.full(len(some), -1))


def thing_costs(ties: Ties, things: Ordinals) -> Costs:
    """What it costs to go through things: ln(1 + n) for one that n recommendations are tied to."""
    costs: Costs = np.log1p(ties.counts[things])
    return costs


def recommendation_costs(ties: Ties, recommendations: Ordinals) -> Costs:
    """What it costs to go through recommendations: ln(1 + n) for one with n ties."""
    degrees = _degrees(ties.forward, recommendations)
    # Each number of ties is met many times: to look its logarithm up is quicker than to work it out.
    costs: Costs = np.log1p(np.arange(degrees.max(initial=0) + 1))[degrees]
    return costs


def to_recommendations(ties: Ties, things: Layer, ends: Ordinals) -> Layer:
    """What is tied to a layer of things: to `ends` by any relation, to others by one that binds."""
    is_end = np.isin(things.nodes, ends)
    degrees = np.where(is_end, 0, _degrees(ties.backward, things.nodes))
    followed, cut = _followed(np.where(is_end, -1.0, things.costs), degrees)
    nodes = things.nodes[followed]
    positions, at = _edges(ties.backward, nodes)
    if not is_end.all():
        relations = ties.backward.flags[positions] >> RELATION_SHIFT
        kept = np.flatnonzero(is_end[followed][at] | binding_relations(ties)[relations])
        positions, at = positions[kept], at[kept]
    parts, wholes = _parts(ties, things.nodes[is_end])
    some, first = _once(np.concatenate([parts, ties.backward.ordinals[positions]]))
    ways = np.concatenate([np.zeros(len(parts)), things.costs[followed][at]])
    before = np.concatenate([wholes, nodes[at]])
    return Layer(some, ways[first] + recommendation_costs(ties, some), before[first], cut)


def to_things(ties: Ties, recommendations: Layer, ends: Ordinals) -> Layer:
    """What a layer of recommendations is tied to by a relation that binds, where it binds; but for `ends`."""
    degrees = _degrees(ties.forward, recommendations.nodes)
    followed, cut = _followed(recommendations.costs, degrees)
    nodes = recommendations.nodes[followed]
    positions, at = _edges(ties.forward, nodes)
    kept = np.flatnonzero(binding_relations(ties)[ties.forward.flags[positions] >> RELATION_SHIFT])
    some, first = _once(ties.forward.ordinals[positions[kept]])
    binds = binding(ties, some) & ~np.isin(some, ends)
    some, first = some[binds], at[kept[first[binds]]]
    costs = recommendations.costs[followed][first] + thing_costs(ties, some)
    return Layer(some, costs, nodes[first], cut)


def _degrees(rows: Rows, nodes: Ordinals) -> NDArray[np.int64]:
    degrees: NDArray[np.int64] = rows.index[1:][nodes] - rows.index[nodes]
    return degrees


def _followed(costs: Costs, degrees: NDArray[np.int64]) -> tuple[Ordinals, bool]:
    """The places of the nodes to go on from, the cheapest first, and whether that leaves any out."""
    if len(costs) > _MAX_NODES:
        some = np.argpartition(costs, _MAX_NODES)[:_MAX_NODES]
    else:
        some = np.arange(len(costs))
    order = some[np.argsort(costs[some], kind="stable")]
    order = order[np.cumsum(degrees[order]) <= MAX_FOLLOWED]
    return order, len(order) < len(costs)


def _edges(rows: Rows, nodes: Ordinals) -> tuple[Ordinals, Ordinals]:
    """Where the edges of nodes lie, node after node, and the place of its node for each."""
    return rows.positions(nodes), np.repeat(np.arange(len(nodes)), _degrees(rows, nodes))


def _once(nodes: NDArray[np.integer]) -> tuple[Ordinals, Ordinals]:
    """Each node once, ascending, and where it first stands."""
    if np.all(nodes[1:] >= nodes[:-1]):  # as in one row: no need to sort
        first = np.flatnonzero(np.diff(nodes, prepend=-1))
        return nodes[first].astype(np.int64), first
    some, first = np.unique(nodes, return_index=True)
    return some.astype(np.int64), first


def _parts(ties: Ties, ends: Ordinals) -> tuple[Ordinals, Ordinals]:
    """The recommendations that are part of ends that are documents, and for each its document."""
    if "document" not in ties.kind_names:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    wholes = ends[ties.kinds[ends] == ties.kind_names.index("document")]
    parts = [ties.of_document(whole).astype(np.int64) for whole in wholes.tolist()]
    return np.concatenate([*parts, np.zeros(0, np.int64)]), np.repeat(wholes, [len(part) for part in parts])
