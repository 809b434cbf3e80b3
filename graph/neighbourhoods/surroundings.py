"""Which recommendations and things lie around one of them, the nearest and most specific first, on arrays.

A thing weighs as much as it is specific: see `specificity`. What everything is tied to weighs nothing.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.ties.counting import thing_counts
from graph.ties.specificity import specificity
from graph.ties.ties import Ties
from graph.touching.touching import Seed, touching

# The most ties followed from the things around a recommendation, the most specific things first.
_MAX_FOLLOWED: Final = 50_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Ordinals, the best first, without the centre's own. `cut` says that there were more of them."""

    recommendations: NDArray[np.uint32]
    things: NDArray[np.uint32]
    cut: bool


def around_thing(ties: Ties, seed: Seed, depth: int, room: int) -> Surroundings:
    """Around a thing: what is tied to it and, at depth 2, what that is tied to, weighed by how many share it.

    At depth 2 the recommendations take at most half of the room.
    """
    near = touching(ties, [seed])
    recommendations = np.array(
        [each.recommendation for each in near.page(ties, 0, room if depth == 1 else (room + 1) // 2)],
        np.uint32,
    )
    things = np.zeros(0, np.uint32)
    cut = len(recommendations) < near.total
    if depth == 2:
        counts = thing_counts(ties, recommendations)
        counts[seed.ordinal] = 0
        some = np.flatnonzero(counts)
        order = np.lexsort((ties.thing_ranks[some], -counts[some] * specificity(ties, some)))
        things = some[order[: room - len(recommendations)]].astype(np.uint32)
        cut |= len(things) < len(some)
    return Surroundings(recommendations, things, cut)


def around_recommendation(ties: Ties, ordinal: int, depth: int, room: int) -> Surroundings:
    """Around a recommendation: what it is tied to and, at depth 2, the recommendations that share it.

    Those that share the most, by the sum of the weights, come first.
    """
    every = np.unique(np.append(ties.things(ordinal).ordinals, ties.documents[ordinal]))
    order = np.lexsort((ties.thing_ranks[every], -specificity(ties, every)))
    things = every[order][:room]
    recommendations = np.zeros(0, np.uint32)
    cut = len(things) < len(every)
    if depth == 2:
        sharing = _sharing(ties, ordinal, things)
        recommendations = sharing[: room - len(things)]
        cut |= len(recommendations) < len(sharing)
    return Surroundings(recommendations, things, cut)


def _sharing(ties: Ties, ordinal: int, things: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The other recommendations tied to any of these things, by the sum of the weights of what they share."""
    followed = np.cumsum(ties.counts[things]) <= _MAX_FOLLOWED
    followed[:1] = True
    rows = [np.unique(ties.recommendations(thing).ordinals) for thing in things[followed].tolist()]
    if not rows:
        return np.zeros(0, np.uint32)
    weight = np.repeat(specificity(ties, things[followed]), [len(row) for row in rows])
    found, place = np.unique(np.concatenate(rows), return_inverse=True)
    score = np.bincount(place, weight)
    order = np.lexsort((ties.ranks[found], -score))
    sharing: NDArray[np.uint32] = found[order][found[order] != ordinal]
    return sharing
