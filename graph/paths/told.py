"""A path as it is told: its nodes, and each step in words, with the proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import orjson
from typing_extensions import TypedDict

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.paths.ends import Link
from graph.paths.region import Way
from graph.quoting.quotes import Quote, Record
from graph.ties.relations import LINKS
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from graph.touching.proofs import AskedEdge, Sources, nearest_edge
from graph.touching.saying import sentence_of
from ontology.records import Basis

#: One step, in its own direction, between nodes by id. `evidence` proves a tie. A step between two things is
#: no tie, but as the `vocabulary` has it, or the document with this slug.
PathEdge = TypedDict(
    "PathEdge",
    {
        "from": str,
        "relation": str,
        "to": str,
        "sentence": str,
        "basis": Basis,
        "evidence": tuple[Quote, ...],
        "vocabulary": str | None,
    },
)


@dataclass(frozen=True, slots=True)
class PathNode:
    """A thing or a recommendation by its id; `count` is how many recommendations are tied to a thing."""

    id: str
    type: str
    kind: str | None
    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Path:
    """The nodes from one end to the other, and the edges between each and the next.

    `cost` is the less, the more specific the nodes between the ends are: see `paths`.
    """

    cost: float
    nodes: tuple[PathNode, ...]
    edges: tuple[PathEdge, ...]


def told_paths(
    catalog: Catalog, ties: Ties, fetch: Fetch, ways: Sequence[Way], links: Sequence[Link]
) -> tuple[Path, ...]:
    """The paths of these ways; `links` are the steps from thing to thing that there may be in them."""
    nodes = dict.fromkeys(node for way in ways for node in way.nodes)
    recommendations = [~node for node in nodes if node < 0]
    fetched = fetch(recommendations) if recommendations else ()
    records = {~at: orjson.loads(record) for at, record in zip(recommendations, fetched, strict=True)}
    things = {thing.ordinal: thing for thing in catalog.by_ordinals(node for node in nodes if node >= 0)}
    tied = _ties_of(ties, things, ways)
    sources = Sources.read(catalog, [records[at] for at, _ in tied], [[edge] for edge in tied.values()])
    edges = {pair: _edge_of_tie(records[pair[0]], edge, sources) for pair, edge in tied.items()}
    edges |= {
        (link[0], link[2]): _edge_of_link(link, things)
        for link in links
        if link[0] in things and link[2] in things
    }
    told = {node: _node_of_thing(thing) for node, thing in things.items()}
    told |= {node: _node_of_record(record) for node, record in records.items()}
    return tuple(_path(way, told, edges) for way in ways)


def _path(way: Way, nodes: Mapping[int, PathNode], edges: Mapping[tuple[int, int], PathEdge]) -> Path:
    return Path(
        cost=round(way.cost, 3),
        nodes=tuple(nodes[node] for node in way.nodes),
        edges=tuple(edges.get((a, b)) or edges[b, a] for a, b in pairwise(way.nodes)),
    )


def _ties_of(
    ties: Ties, things: Mapping[int, Thing], ways: Sequence[Way]
) -> dict[tuple[int, int], AskedEdge]:
    """The nearest tie of each recommendation to each thing next to it on a way."""
    tied: dict[tuple[int, int], AskedEdge] = {}
    for pair in (pair for way in ways for pair in pairwise(way.nodes)):
        here, there = min(pair), max(pair)  # a recommendation is negative
        if here < 0:
            tied[here, there] = nearest_edge(ties, ~here, things[there])
    return tied


def _edge_of_tie(record: Record, edge: AskedEdge, sources: Sources) -> PathEdge:
    evidence = sources.quotes(record, [edge])
    return {
        "from": f"recommendation/{record['id']}",
        "relation": edge.relation,
        "to": edge.target.id,
        "sentence": sentence_of(record, edge, (), evidence),
        "basis": edge.basis,
        "evidence": evidence,
        "vocabulary": None,
    }


def _edge_of_link(link: Link, things: Mapping[int, Thing]) -> PathEdge:
    source, relation, target = things[link[0]], link[1], things[link[2]]
    said = LINKS[relation].format(source=source.label, target=target.label)
    return {
        "from": source.id,
        "relation": relation,
        "to": target.id,
        "sentence": f"{said[0].upper()}{said[1:]}.",
        "basis": "stated",
        "evidence": (),
        "vocabulary": source.document or orjson.loads(source.view).get("source"),
    }


def _node_of_thing(thing: Thing) -> PathNode:
    return PathNode(thing.id, thing.type, thing.kind, thing.label, thing.count)


def _node_of_record(record: Record) -> PathNode:
    label = record["title"] or record["text"]
    return PathNode(f"recommendation/{record['id']}", "recommendation", record["kind"], label, None)
