"""Which recommendations share specific things with one, and how much: on arrays.

A recommendation is the vector of the specificities of what it is tied to by a relation that binds; how alike
two are is the cosine of their vectors (G. Salton and C. Buckley, "Term-weighting approaches in automatic text
retrieval", Information Processing & Management 24, 1988).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.ties.rows import RELATION_SHIFT, Rows
from graph.ties.specificity import binding, binding_relations, specificity
from graph.ties.ties import Ties

#: The most ties followed from what a recommendation is tied to, the most specific things first.
MAX_FOLLOWED: Final = 20_000
_MAX_COMPARED: Final = 200


@dataclass(frozen=True, slots=True)
class Bound:
    """What a recommendation is bound to: how specific each thing is, by ordinal."""

    weights: Mapping[int, float]

    def shared_with(self, other: "Bound") -> list[int]:
        """The things of both, the most specific first."""
        both = self.weights.keys() & other.weights.keys()
        return sorted(both, key=lambda thing: (-self.weights[thing], thing))

    def likeness(self, other: "Bound") -> float:
        """The cosine of the two vectors, from 0 to 1."""
        shared = sum(weight**2 for thing, weight in self.weights.items() if thing in other.weights)
        return shared / (self.norm() * other.norm()) if shared else 0.0

    def norm(self) -> float:
        """The length of the vector."""
        return sqrt(sum(weight**2 for weight in self.weights.values()))


def bounds(ties: Ties, recommendations: Sequence[int]) -> list[Bound]:
    """What each recommendation is bound to."""
    nodes = np.array(recommendations, np.int64)
    sources, things = _bindings(ties, ties.forward, nodes)
    binds = binding(ties, things)
    weights: dict[int, dict[int, float]] = {node: {} for node in recommendations}
    columns = sources[binds], things[binds], specificity(ties, things[binds])
    for source, thing, weight in zip(*(column.tolist() for column in columns), strict=True):
        weights[source][thing] = weight
    return [Bound(weights[node]) for node in recommendations]


def sharing(ties: Ties, recommendation: int, most: int) -> list[int]:
    """The recommendations that share the most with one, the nearest first, at most so many."""
    (own,) = bounds(ties, [recommendation])
    known = np.array(sorted(own.weights, key=lambda thing: (-own.weights[thing], thing)), np.int64)
    followed = known[np.cumsum(ties.counts[known]) <= MAX_FOLLOWED]
    things, found = _bindings(ties, ties.backward, followed)
    others, at = np.unique(found, return_inverse=True)
    shared = np.bincount(at, specificity(ties, things) ** 2, minlength=len(others))
    near = np.lexsort((ties.ranks[others], -shared))[:_MAX_COMPARED]
    near = near[others[near] != recommendation]
    likeness = shared[near] / _norms(ties, others[near])
    nearest: list[int] = others[near[np.argsort(-likeness, kind="stable")]][:most].tolist()
    return nearest


def _norms(ties: Ties, recommendations: NDArray[np.int64]) -> NDArray[np.float64]:
    """The lengths of the vectors of recommendations."""
    sources, things = _bindings(ties, ties.forward, recommendations)
    weights = np.where(binding(ties, things), specificity(ties, things), 0.0)
    places = np.argsort(recommendations)
    at = places[np.searchsorted(recommendations, sources, sorter=places)]
    norms: NDArray[np.float64] = np.sqrt(np.bincount(at, weights**2, minlength=len(recommendations)))
    return np.where(norms > 0, norms, 1.0)


def _bindings(
    ties: Ties, rows: Rows, nodes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The edges of nodes that bind, each pair of nodes once: the node, and the one at the other end."""
    positions = rows.positions(nodes)
    binds = binding_relations(ties)[rows.flags[positions] >> RELATION_SHIFT]
    here = np.repeat(nodes, rows.index[nodes + 1] - rows.index[nodes])[binds]
    # A pair as one number; where several relations that bind join it, it stands several times.
    pairs = np.sort(here << 32 | rows.ordinals[positions[binds]].astype(np.int64))
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    return pairs >> 32, pairs & 0xFFFFFFFF
