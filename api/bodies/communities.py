"""What hangs together in a library, and what binds that together, as the service tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import orjson

from api.bodies.body import Body, at_site, listing
from api.bodies.sheets import sheet
from api.paging import Page, address, beside
from graph.measures.measures import Binding, Community
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound

PATH: Final = "/api/communities"
BINDING_PATH: Final = "/api/binding"
#: How many concepts are told of a community in a list, and how many of them name it.
_TOLD, _NAMED = 12, 3
_COMMUNITY_COLUMNS: Final = ("number", "label", "recommendations", "concepts")
_BINDING_COLUMNS: Final = ("id", "label", "kind", "recommendations", "communities", "participation", "worth")


@dataclass(frozen=True, slots=True)
class MemberConcept:
    """A concept of a community, and how many recommendations are tied to it in all."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class CommunityEntry:
    """Recommendations about the same concepts; `concepts` are the most telling, `label` the first of them.

    `url` gives its recommendations.
    """

    number: int
    label: str
    recommendations: int
    concepts: tuple[MemberConcept, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a concept's recommendations are in a community."""

    community: int
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class BindingEntry:
    """A concept that binds communities together: see `graph.measures.measures.Binding`.

    `url` gives what touches it.
    """

    id: str
    label: str
    kind: str | None
    recommendations: int
    community: int | None
    communities: tuple[Share, ...]
    participation: float
    worth: float
    url: str


def communities_body(snapshot: Snapshot, page: Page, path: str = PATH) -> Body:
    """One page of the communities, the largest first; `path` is that of the call."""
    every = snapshot.measures.communities
    around = beside(at_site(snapshot, path), (), page, len(every))
    shown = every[page.offset : page.offset + page.limit]
    entries = [community_entry(snapshot, community) for community in shown]
    return listing(snapshot, [orjson.dumps(entry) for entry in entries], len(every), around)


def community_body(snapshot: Snapshot, number: int, page: Page, path: str) -> Body:
    """One page of the recommendations of a community, in the order of the documents. Raises NotFound."""
    if number >= len(snapshot.measures.communities):
        raise NotFound(f"There is no community {number}; there are {len(snapshot.measures.communities)}.")
    members = snapshot.measures.members(number)
    members = members[snapshot.ties.ranks[members].argsort()]
    around = beside(at_site(snapshot, path), (), page, len(members))
    shown = members[page.offset : page.offset + page.limit].tolist()
    return listing(snapshot, snapshot.index.records(shown), len(members), around)


def binding_body(snapshot: Snapshot, page: Page, path: str = BINDING_PATH) -> Body:
    """One page of the concepts that bind communities together, those that bind the most first."""
    every = snapshot.measures.binding
    around = beside(at_site(snapshot, path), (), page, len(every))
    shown = every[page.offset : page.offset + page.limit]
    entries = _binding_entries(snapshot, shown)
    return listing(snapshot, [orjson.dumps(entry) for entry in entries], len(every), around)


def communities_csv(body: bytes) -> bytes:
    """A line for each community."""
    rows = orjson.loads(body)["items"]
    return sheet(
        _COMMUNITY_COLUMNS,
        (
            [*(row[name] for name in _COMMUNITY_COLUMNS[:3]), "; ".join(c["label"] for c in row["concepts"])]
            for row in rows
        ),
    )


def binding_csv(body: bytes) -> bytes:
    """A line for each concept."""
    rows = orjson.loads(body)["items"]
    return sheet(
        _BINDING_COLUMNS,
        ([_cell(row[name]) for name in _BINDING_COLUMNS] for row in rows),
    )


def _cell(value: object) -> object:
    return (
        "; ".join(f"{each['label']}: {each['count']}" for each in value) if isinstance(value, list) else value
    )


def community_entry(snapshot: Snapshot, community: Community) -> CommunityEntry:
    """What is told of a community."""
    things = snapshot.catalog.by_ordinals(community.concepts[:_TOLD], views=False)
    return CommunityEntry(
        number=community.number,
        label=", ".join(thing.label for thing in things[:_NAMED]),
        recommendations=community.recommendations,
        concepts=tuple(MemberConcept(thing.id, thing.label, thing.count) for thing in things),
        url=at_site(snapshot, f"{PATH}/{community.number}"),
    )


def _binding_entries(snapshot: Snapshot, shown: Iterable[Binding]) -> list[BindingEntry]:
    every = list(shown)
    labels = _labels(snapshot, {number for each in every for number in each.by_community})
    things = snapshot.catalog.by_ordinals([each.concept for each in every], views=False)
    return [
        BindingEntry(
            id=thing.id,
            label=thing.label,
            kind=thing.kind,
            recommendations=thing.count,
            community=each.community,
            communities=tuple(Share(n, labels[n], count) for n, count in each.by_community.items()),
            participation=each.participation,
            worth=each.worth,
            url=address(at_site(snapshot, "/api/touches"), [("id", thing.id)]),
        )
        for each, thing in zip(every, things, strict=True)
    ]


def _labels(snapshot: Snapshot, numbers: set[int]) -> dict[int, str]:
    communities = snapshot.measures.communities
    naming = {number: communities[number].concepts[:_NAMED] for number in numbers}
    wanted = sorted({concept for concepts in naming.values() for concept in concepts})
    known = {thing.ordinal: thing.label for thing in snapshot.catalog.by_ordinals(wanted, views=False)}
    return {number: ", ".join(known[each] for each in concepts) for number, concepts in naming.items()}
