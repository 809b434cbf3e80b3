"""What lies around a thing or a recommendation, copied into a networkx graph of bounded size."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import networkx as nx
import numpy as np
import orjson

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.neighbourhoods.surroundings import Surroundings, around_recommendation, around_thing
from graph.quoting.quotes import Record
from graph.ties.relations import PART_OF
from graph.ties.ties import HOLE, Ties
from graph.touching.items import Fetch
from graph.touching.touching import Seed
from ontology.errors import Invalid, NotFound, TooLarge
from ontology.records import Basis

MAX_DEPTH: Final = 2
MAX_NODES: Final = 500

# Of the room around a concept, the part that its broader, narrower and related concepts may take.
_BESIDE: Final = 4
_MAX_LABEL: Final = 80


def neighbourhood(
    catalog: Catalog, ties: Ties, fetch: Fetch, centre: str | int, *, depth: int = 1, limit: int = 100
) -> "nx.Graph[str]":
    """At most `limit` nodes around a thing (by its id) or a recommendation (by its ordinal).

    A node is the id of a thing, or "recommendation/" and a recommendation's id. Its attributes are `label`,
    `type` and `kind`; a thing's also `count`, of the recommendations tied to it. An edge has `source`, the
    end that it leaves from, `relation` and `basis`; where several relations join two nodes, the nearest is
    told, and all in `relations`. The graph has `centre`, and `cut`: whether there was more than room for it.
    The same snapshot gives the same graph in the same order.

    Raises Invalid, TooLarge (naming the cap), or NotFound with the nearest ids.
    """
    _check(depth, limit)
    if isinstance(centre, int):
        around, beside = _around_recommendation(ties, centre, depth, limit), list[str]()
    else:
        around, beside = _around_thing(catalog, ties, catalog.thing(centre), depth, limit)
    graph: nx.Graph[str] = nx.Graph()
    things = [*catalog.by_ids(beside), *catalog.by_ordinals(around.things.tolist())]
    _add_things(graph, things)
    recommendations = around.recommendations.tolist()
    records = [orjson.loads(record) for record in fetch(recommendations)] if recommendations else []
    _add_recommendations(graph, records)
    _add_ties(graph, ties, dict(zip(recommendations, records, strict=True)), things)
    for source, relation, target in catalog.between(
        [thing.id for thing in things if thing.type == "concept"]
    ):
        _add_edge(graph, source, target, relation, "stated")
    graph.graph["centre"] = centre if isinstance(centre, str) else _node(records[0])
    graph.graph["cut"] = around.cut
    return graph


def _check(depth: int, limit: int) -> None:
    for name, value, cap in (("depth", depth, MAX_DEPTH), ("limit", limit, MAX_NODES)):
        if value < 1:
            raise Invalid(f"The {name} is at least 1, not {value}.", name)
        if value > cap:
            raise TooLarge(f"The {name} is at most {cap}, not {value}.", name)


def _around_recommendation(ties: Ties, centre: int, depth: int, limit: int) -> Surroundings:
    """The surroundings, the recommendation itself first among them."""
    if not 0 <= centre < len(ties.documents) or ties.documents[centre] == HOLE:
        raise NotFound(f"There is no recommendation with the ordinal {centre}.")
    around = around_recommendation(ties, centre, depth, limit - 1)
    return replace(around, recommendations=np.insert(around.recommendations, 0, centre))


def _around_thing(
    catalog: Catalog, ties: Ties, centre: Thing, depth: int, limit: int
) -> tuple[Surroundings, list[str]]:
    """The surroundings, the thing itself first among them, and the ids of the concepts beside it."""
    room = limit - 1
    found = catalog.beside(centre.id, room // _BESIDE + 1)
    beside = list(dict.fromkeys(other for _, other in found))[: room // _BESIDE]
    seed = Seed(centre.ordinal, whole=centre.type == "document")
    around = around_thing(ties, seed, depth, room - len(beside))
    things = np.insert(around.things, 0, centre.ordinal)
    return replace(around, things=things, cut=around.cut or len(found) > room // _BESIDE), beside


def _add_things(graph: "nx.Graph[str]", things: Sequence[Thing]) -> None:
    for thing in things:
        kind = thing.kind or thing.type
        graph.add_node(thing.id, label=thing.label, type=thing.type, kind=kind, count=thing.count)


def _add_recommendations(graph: "nx.Graph[str]", records: Sequence[Record]) -> None:
    for record in records:
        label = _short(f"{record['code']} {record['title'] or record['text']}")
        graph.add_node(_node(record), label=label, type="recommendation", kind=record["kind"])


def _short(label: str) -> str:
    """A label that fits beside a node, cut between words."""
    return label if len(label) <= _MAX_LABEL else f"{label[:_MAX_LABEL].rpartition(' ')[0]}…"


def _node(record: Record) -> str:
    return f"recommendation/{record['id']}"


def _add_ties(
    graph: "nx.Graph[str]", ties: Ties, records: Mapping[int, Record], things: Sequence[Thing]
) -> None:
    """Every tie between a recommendation and a thing of the graph."""
    by_ordinal = {thing.ordinal: thing.id for thing in things}
    for ordinal, record in records.items():
        document = by_ordinal.get(int(ties.documents[ordinal]))
        if document:
            _add_edge(graph, _node(record), document, PART_OF, "stated")
        for edge in ties.edges_of(ordinal):
            if edge.thing in by_ordinal:
                _add_edge(graph, _node(record), by_ordinal[edge.thing], edge.relation, edge.basis)


def _add_edge(graph: "nx.Graph[str]", source: str, target: str, relation: str, basis: Basis) -> None:
    """One edge more; of two between the same nodes the one added first is the nearest."""
    if not graph.has_edge(source, target):
        graph.add_edge(source, target, source=source, relation=relation, basis=basis, relations=relation)
    elif relation not in (relations := graph.edges[source, target]["relations"]).split():
        graph.edges[source, target]["relations"] = f"{relations} {relation}"
