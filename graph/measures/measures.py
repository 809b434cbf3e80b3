"""The measures of a snapshot: written when it is sealed, and read whole, since they are bounded.

What binds communities together is told by the participation coefficient (R. Guimerà and L. A. N. Amaral,
"Functional cartography of complex metabolic networks", Nature 433, 2005): 1 less the sum of the squares of
the shares that each community has of a concept's recommendations; 0 where one community has them all.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
import orjson
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from graph.measures.communities import NONE, assigned, divided
from graph.measures.sharing import Shared
from graph.ties.arrays import open_array
from graph.ties.specificity import specificity
from graph.ties.ties import Ties
from ontology.errors import Damaged


@dataclass(frozen=True, slots=True)
class Binding:
    """How a concept, given by its ordinal, binds a library together.

    `community` is its own (None for none); `by_community` holds how many of its recommendations are in each
    community; `participation` is from 0 to 1; `worth`, by which concepts are ordered, is participation times
    the number of those recommendations times the concept's specificity in nats.
    """

    concept: int
    community: int | None
    by_community: dict[int, int]
    participation: float
    worth: float


@dataclass(frozen=True, slots=True)
class Community:
    """Concepts, by their ordinals, the most telling first, and how many recommendations are about them."""

    number: int
    concepts: tuple[int, ...]
    recommendations: int


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """`communities` are the largest first; `binding` holds concepts, those that bind the most first.

    `of_recommendations` is the number of the community of each recommendation by its ordinal, or NONE.
    """

    communities: tuple[Community, ...]
    binding: tuple[Binding, ...]
    of_recommendations: NDArray[np.uint16]

    @classmethod
    def open(cls, path: Path, recommendations: int) -> Self:
        """Read what `write` wrote; `recommendations` is the number of ordinals. Raises Damaged."""
        try:
            told = _TOLD.validate_json((path / _NAME).read_bytes())
        except (OSError, ValidationError) as error:
            raise Damaged("The measures of the library are not as they were written.") from error
        return cls(
            told.communities, told.binding, open_array(path / "communities.npy", "uint16", recommendations)
        )

    def write(self, path: Path) -> None:
        """Write them into a new directory."""
        path.mkdir()
        told = orjson.dumps(_Told(self.communities, self.binding), option=orjson.OPT_NON_STR_KEYS)
        (path / _NAME).write_bytes(told)
        np.save(path / "communities.npy", self.of_recommendations, allow_pickle=False)

    def members(self, community: int) -> NDArray[np.int64]:
        """The ordinals of the recommendations of a community."""
        return np.flatnonzero(self.of_recommendations == community)


@dataclass(frozen=True, slots=True)
class _Told:
    communities: tuple[Community, ...]
    binding: tuple[Binding, ...]


_NAME: Final = "measures.json"
_TOLD: Final = TypeAdapter(_Told)


def measured(ties: Ties) -> Measures:
    """The measures of a library; the same ties between the same names give the same ones."""
    shared = Shared.of(ties)
    of_concepts = divided(shared, ties.counts[shared.concepts])
    of_recommendations = assigned(ties, shared, of_concepts)
    order = _by_size(of_concepts, of_recommendations)
    of_concepts, of_recommendations = order[of_concepts], order[of_recommendations]
    table = _table(shared, of_recommendations)
    communities = tuple(
        _community(number, ties, shared, of_concepts, table) for number in range(table.shape[1])
    )
    binding = [
        _binding(place, ties, shared, of_concepts, table[place]) for place in range(len(shared.concepts))
    ]
    sizes = np.bincount(of_recommendations[of_recommendations != NONE], minlength=len(communities))
    sized = (
        Community(each.number, each.concepts, int(size))
        for each, size in zip(communities, sizes, strict=True)
    )
    binding.sort(key=lambda each: (-each.worth, int(ties.thing_ranks[each.concept])))
    return Measures(tuple(sized), tuple(binding), of_recommendations)


def _by_size(of_concepts: NDArray[np.uint16], of_recommendations: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The new number of each community, the largest first; NONE keeps its own."""
    count = len(np.unique(of_concepts[of_concepts != NONE]))
    sizes = np.bincount(of_recommendations[of_recommendations != NONE], minlength=count)
    order = np.full(NONE + 1, NONE, np.uint16)
    order[np.argsort(-sizes, kind="stable")] = np.arange(count)
    return order


def _table(shared: Shared, of_recommendations: NDArray[np.uint16]) -> NDArray[np.int64]:
    """How many recommendations of each community (a column) are tied to each concept (a row)."""
    found = of_recommendations[shared.recommendations].astype(np.int64)
    inside = found != NONE
    columns = int(found[inside].max(initial=-1)) + 1
    size = len(shared.concepts) * columns
    cells = shared.members[inside].astype(np.int64) * columns + found[inside]
    table: NDArray[np.int64] = np.bincount(cells, minlength=size).reshape(len(shared.concepts), columns)
    return table


def _community(
    number: int, ties: Ties, shared: Shared, of_concepts: NDArray[np.uint16], table: NDArray[np.int64]
) -> Community:
    """Its concepts by what they tell of it: how many of its recommendations, times their specificity."""
    places = np.flatnonzero(of_concepts == number)
    worth = table[places, number] * specificity(ties, shared.concepts[places])
    ordered = places[np.argsort(-worth, kind="stable")]
    return Community(number, tuple(shared.concepts[ordered].tolist()), 0)


def _binding(
    place: int, ties: Ties, shared: Shared, of_concepts: NDArray[np.uint16], row: NDArray[np.int64]
) -> Binding:
    total = int(row.sum())
    participation = 1.0 - float(((row / total) ** 2).sum()) if total else 0.0
    concept = shared.concepts[place : place + 1]
    own = int(of_concepts[place])
    return Binding(
        concept=int(concept[0]),
        community=None if own == NONE else own,
        by_community={number: int(row[number]) for number in np.flatnonzero(row).tolist()},
        participation=round(participation, 6),
        worth=round(participation * total * float(specificity(ties, concept)[0]), 6),
    )
