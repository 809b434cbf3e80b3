"""How specific a thing is, and which things tie nothing together because nearly everything shares them.

A thing tied to n of N recommendations has the specificity ln((N + 1) / (n + 1)): the inverse document
frequency of K. Spärck Jones, "A statistical interpretation of term specificity and its application in
retrieval" (Journal of Documentation 28, 1972), with one added so that it is finite and never negative.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.ties.relations import BINDING
from graph.ties.ties import Ties

#: What all ties to a thing tell together, -p ln p for its share p of the recommendations, grows with p up to
#: 1/e, where the specificity is 1; beyond that it falls. So a thing that is less specific binds nothing.
LEAST: Final = 1.0
#: Of so few recommendations it cannot be told whether nearly everything shares what they share.
FEW: Final = 8


def specificity(ties: Ties, things: NDArray[np.integer]) -> NDArray[np.float64]:
    """How specific things are, in nats: 0 for one that every recommendation is tied to."""
    weights: NDArray[np.float64] = np.log((ties.live + 1) / (ties.counts[things] + 1.0))
    return weights


def binding(ties: Ties, things: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which of these things are specific enough to tie together those who share them."""
    binds: NDArray[np.bool_] = (specificity(ties, things) >= LEAST) | (ties.counts[things] <= FEW)
    return binds


def binding_relations(ties: Ties) -> NDArray[np.bool_]:
    """Of each relation, by its code, whether recommendations are tied together by a thing both have it to."""
    return np.array([name in BINDING for name in ties.relation_names], np.bool_)
