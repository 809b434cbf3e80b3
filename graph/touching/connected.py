"""What else the recommendations of an answer are tied to: exact counts of things, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.ties.ties import HOLE, Ties

#: The most things of one kind that are told.
MAX_CONNECTED: Final = 20


@dataclass(frozen=True, slots=True)
class Connection:
    """A thing, and how many recommendations of the answer are tied to it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Connected:
    """The things of each kind that are connected, at most MAX_CONNECTED of each, the most tied first."""

    systems: tuple[Connection, ...]
    categories: tuple[Connection, ...]
    goals: tuple[Connection, ...]
    competencies: tuple[Connection, ...]
    populations: tuple[Connection, ...]
    programs: tuple[Connection, ...]
    documents: tuple[Connection, ...]
    questions: tuple[Connection, ...]
    outcomes: tuple[Connection, ...]


_KINDS: Final = {
    "systems": "system",
    "categories": "category",
    "competencies": "competency",
    "populations": "population",
    "programs": "program",
    "documents": "document",
    "questions": "question",
    "outcomes": "outcome",
}


def connected(
    catalog: Catalog, ties: Ties, recommendations: NDArray[np.uint32], asked: Sequence[int] = ()
) -> Connected:
    """What these recommendations are tied to, besides the things asked about (ordinals)."""
    counts = thing_counts(ties, recommendations)
    counts[list(asked)] = 0
    some = np.flatnonzero(counts)
    best = {name: _most(ties, counts, some, kind) for name, kind in _KINDS.items()}
    ordinals = np.concatenate(list(best.values())).tolist()
    things = {thing.ordinal: thing for thing in catalog.by_ordinals(ordinals, views=False)}
    told = {
        name: tuple(_connection(things[at], counts[at]) for at in ordinals.tolist())
        for name, ordinals in best.items()
    }
    categories = [things[at] for at in best["categories"].tolist()]
    return Connected(goals=_goals(catalog, categories, counts), **told)


def thing_counts(ties: Ties, recommendations: NDArray[np.uint32]) -> NDArray[np.int64]:
    """How many of these recommendations are tied to each thing, by ordinal; each counts once a thing.

    Of more than half of all recommendations, the others are counted instead.
    """
    if 2 * len(recommendations) <= ties.live:
        return _counted(ties, recommendations)
    others = ties.documents != HOLE
    others[recommendations] = False
    return ties.counts - _counted(ties, np.flatnonzero(others))


def _counted(ties: Ties, recommendations: NDArray[np.integer]) -> NDArray[np.int64]:
    size = len(ties.counts)
    counts: NDArray[np.int64] = np.bincount(ties.documents[recommendations], minlength=size)
    for things in ties.forward.distinct(recommendations):
        np.add.at(counts, things, 1)
    return counts


def _most(ties: Ties, counts: NDArray[np.int64], some: NDArray[np.int64], kind: str) -> NDArray[np.int64]:
    """Those of a kind, among some things, with the highest counts, first; of equal ones the first by name."""
    if kind not in ties.kind_names:
        return np.zeros(0, np.int64)
    of_kind = some[ties.kinds[some] == ties.kind_names.index(kind)]
    key = -counts[of_kind] << 32 | ties.thing_ranks[of_kind]
    first = np.argpartition(key, MAX_CONNECTED)[:MAX_CONNECTED] if len(key) > MAX_CONNECTED else slice(None)
    most: NDArray[np.int64] = of_kind[first][np.argsort(key[first])]
    return most


def _connection(thing: Thing, count: np.int64) -> Connection:
    return Connection(thing.public_id, thing.label, int(count))


def _goals(
    catalog: Catalog, categories: Sequence[Thing], counts: NDArray[np.int64]
) -> tuple[Connection, ...]:
    """The goals stated for categories; a goal is connected as often as its category."""
    by_goal = {f"goal/{category.public_id}": counts[category.ordinal] for category in categories}
    return tuple(_connection(goal, by_goal[goal.id]) for goal in catalog.by_ids(list(by_goal)))
