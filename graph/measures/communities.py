"""Communities: concepts that recommendations name together, and the recommendations that are about them.

Two concepts are as near as the cosine of their recommendations (G. Salton and M. J. McGill, "Introduction
to Modern Information Retrieval", 1983); each is joined to those nearest to it, and the graph is divided by
networkx's Louvain method (V. Blondel and others, "Fast unfolding of communities in large networks", Journal
of Statistical Mechanics, 2008), which makes modularity large.
"""

from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.measures.sharing import Shared
from graph.ties.specificity import specificity
from graph.ties.ties import Ties

#: The community of what is in none.
NONE: Final = 0xFFFF
_NEAREST: Final = 10
_SEED: Final = 0
_CHUNK: Final = 1 << 16


def divided(shared: Shared, counts: NDArray[np.integer]) -> NDArray[np.uint16]:
    """The community of each concept, or NONE for one that is near no other; `counts` are their own."""
    graph = _neighbourhoods(shared.together(), counts)
    found = nx.community.louvain_communities(graph, seed=_SEED)
    several = sorted((sorted(members) for members in found if len(members) > 1), key=lambda each: each[0])
    communities = np.full(len(shared.concepts), NONE, np.uint16)
    for number, members in enumerate(several):
        communities[members] = number
    return communities


def assigned(ties: Ties, shared: Shared, communities: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The community of each recommendation by its ordinal: that of the concepts most specific together."""
    result = np.full(len(ties.documents), NONE, np.uint16)
    inside = communities[shared.members] != NONE
    recommendations = shared.recommendations[inside]
    of_concept = communities[shared.members[inside]].astype(np.int64)
    weights = specificity(ties, shared.concepts[shared.members[inside]])
    size = int(of_concept.max(initial=0)) + 1
    at = 0
    while at < len(recommendations):
        end = int(np.searchsorted(recommendations, int(recommendations[at]) + _CHUNK))
        first = int(recommendations[at])
        cells = (recommendations[at:end] - first).astype(np.int64) * size + of_concept[at:end]
        rows = int(recommendations[end - 1]) - first + 1
        sums = np.bincount(cells, weights[at:end], minlength=rows * size).reshape(rows, size)
        known = np.unique(recommendations[at:end])
        result[known] = sums[known - first].argmax(axis=1)
        at = end
    return result


def _neighbourhoods(together: NDArray[np.int64], counts: NDArray[np.integer]) -> "nx.Graph[int]":
    """Each concept joined to those nearest to it, in the order of their places."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(together)))
    norms = np.sqrt(counts.astype(np.float64))
    for place, row in enumerate(together):
        near = row / (norms * norms[place])
        best = np.argsort(-near, kind="stable")[:_NEAREST]
        graph.add_weighted_edges_from((place, int(other), float(near[other])) for other in best if row[other])
    return graph
