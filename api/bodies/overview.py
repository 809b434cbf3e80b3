"""What a library holds, in a few numbers and lists."""

from dataclasses import dataclass
from typing import Final

import orjson

from api.bodies.body import Body
from api.bodies.remembering import remembered
from api.bodies.votes import votes_in_order
from graph.catalog.entries import Type
from library.snapshots.snapshot import Snapshot

_MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Held:
    """A thing, and how many recommendations are tied to it; `id` is that of its IRI."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class HeldVote:
    """A vote, with the share of strong or very strong support and what its row says of the outcome."""

    id: str
    number: str
    text: str
    percent: int | float | None
    outcome: str | None
    outcome_text: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """`totals` counts what the library holds, by type; the lists begin with the most, `votes` with the
    first."""

    snapshot: str
    totals: dict[str, int]
    documents: tuple[Held, ...]
    categories: tuple[Held, ...]
    systems: tuple[Held, ...]
    populations: tuple[Held, ...]
    topics: tuple[Held, ...]
    votes: tuple[HeldVote, ...]


@remembered
def overview_body(snapshot: Snapshot) -> Body:
    """The library at a glance."""
    told = Overview(
        snapshot=snapshot.id,
        totals=_totals(snapshot),
        documents=_most(snapshot, "document"),
        categories=_most(snapshot, "category"),
        systems=_most(snapshot, "concept", "system"),
        populations=_most(snapshot, "concept", "population"),
        topics=_most(snapshot, "concept", "topic"),
        votes=_votes(snapshot),
    )
    return Body(orjson.dumps(told))


def _totals(snapshot: Snapshot) -> dict[str, int]:
    counts, catalog = snapshot.manifest.counts, snapshot.catalog
    return {
        "recommendations": counts.recommendations,
        "documents": counts.documents,
        "categories": catalog.things("category", limit=0)[0],
        "questions": catalog.things("question", limit=0)[0],
        "concepts": catalog.things("concept", limit=0)[0],
        "ties": counts.ties,
    }


def _most(snapshot: Snapshot, type_: Type, kind: str | None = None) -> tuple[Held, ...]:
    """The things of a type with the most recommendations; none without any."""
    _, things = snapshot.catalog.things(type_, kind=kind, sort="count", limit=_MOST)
    return tuple(Held(thing.id, thing.label, thing.count) for thing in things if thing.count)


def _votes(snapshot: Snapshot) -> tuple[HeldVote, ...]:
    _, things = snapshot.catalog.things("question", sort="id", limit=2 * _MOST)
    views = votes_in_order(things)
    fields = HeldVote.__slots__
    return tuple(HeldVote(**{name: view[name] for name in fields}) for view in views)
