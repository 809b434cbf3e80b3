"""What else the recommendations of an answer are tied to: exact counts of things, by kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.ties.counting import Tally
from graph.ties.ties import Ties

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


def connected(catalog: Catalog, ties: Ties, tally: Tally, asked: Sequence[int] = ()) -> Connected:
    """What the recommendations of a tally are tied to, besides the things asked about (ordinals)."""
    others = tally.without(np.array(asked, np.int64))
    best = {name: _most(ties, others, kind) for name, kind in _KINDS.items()}
    ordinals = [at for most in best.values() for at in most]
    things = {thing.ordinal: thing for thing in catalog.by_ordinals(ordinals, views=False)}
    told = {
        name: tuple(_connection(things[at], count) for at, count in most.items())
        for name, most in best.items()
    }
    return Connected(goals=_goals(catalog, things, best["categories"]), **told)


def _most(ties: Ties, tally: Tally, kind: str) -> dict[int, int]:
    """Those of a kind with the highest counts, and these, first; of equal ones the first by name."""
    if kind not in ties.kind_names:
        return {}
    among = np.flatnonzero(ties.kinds[tally.things] == ties.kind_names.index(kind))
    of_kind, counts = tally.things[among], tally.counts[among]
    key = -counts << 32 | ties.thing_ranks[of_kind]
    first = np.argpartition(key, MAX_CONNECTED)[:MAX_CONNECTED] if len(key) > MAX_CONNECTED else slice(None)
    places = np.arange(len(key))[first]
    places = places[np.argsort(key[places])]
    return dict(zip(of_kind[places].tolist(), counts[places].tolist(), strict=True))


def _connection(thing: Thing, count: int) -> Connection:
    return Connection(thing.public_id, thing.label, count)


def _goals(
    catalog: Catalog, things: Mapping[int, Thing], counts: Mapping[int, int]
) -> tuple[Connection, ...]:
    """The goals stated for categories; a goal is connected as often as its category."""
    by_goal = {f"goal/{things[at].public_id}": count for at, count in counts.items()}
    return tuple(_connection(goal, by_goal[goal.id]) for goal in catalog.by_ids(list(by_goal)))
