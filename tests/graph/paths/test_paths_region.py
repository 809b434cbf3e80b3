"""The best ways between two things are the cheapest that there are, and each goes through other things."""

from itertools import pairwise
from math import isclose, log
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.catalog.writer import ThingColumns
from graph.paths.ends import End
from graph.paths.region import Ways, best_ways
from graph.ties.edges import DocumentEdges
from graph.ties.relations import BINDING, RELATIONS
from graph.ties.specificity import FEW, LEAST
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter

THINGS = 9
Rows = list[set[tuple[int, str]]]  # of each recommendation, the things it is tied to, by which relation

rows = st.lists(
    st.sets(st.tuples(st.integers(0, THINGS - 1), st.sampled_from(("mentions", "responsible", "action")))),
    max_size=30,
)


def build(folder: str, recommendations: Rows) -> Ties:
    """Ties of one document; its ordinal follows those of the things."""
    edges = sorted((at, *edge) for at, row in enumerate(recommendations) for edge in row)
    writer = TiesWriter(Path(folder, "ties"))
    writer.add_document(
        THINGS,
        DocumentEdges(
            size=len(recommendations),
            targets=(),
            recommendations=np.array([edge[0] for edge in edges], np.uint32),
            things=np.array([edge[1] for edge in edges], np.uint32),
            relations=np.array([RELATIONS.index(edge[2]) for edge in edges], np.uint8),
            inferred=np.zeros(len(edges), np.bool_),
        ),
        list(range(THINGS)),
    )
    kinds = np.array([1] * THINGS + [2], np.uint8)
    order = np.arange(THINGS + 1, dtype=np.uint32)
    writer.seal(ThingColumns(("", "topic", "document"), kinds, order), np.array([THINGS], np.uint32))
    return Ties.open(Path(folder, "ties"))


def between(recommendations: Rows, here: int, there: int, limit: int = 3) -> Ways:
    """The best ways between two things."""
    with TemporaryDirectory() as folder:
        return best_ways(build(folder, recommendations), (End((), (here,)), End((), (there,))), limit)


def costs_of_all(recommendations: Rows, here: int, there: int) -> dict[tuple[int, ...], float]:
    """What every path of at most six steps costs, tried one by one."""
    counts = [sum(thing in {each for each, _ in row} for row in recommendations) for thing in range(THINGS)]
    total = len(recommendations)
    binds = {
        thing for thing, count in enumerate(counts) if count <= FEW or log((total + 1) / (count + 1)) >= LEAST
    } - {here, there}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from((here, there))
    for at, row in enumerate(recommendations):
        graph.add_edges_from(
            (~at, thing)
            for thing, relation in row
            if thing in {here, there} or (thing in binds and relation in BINDING)
        )
    price = {~at: log(1 + len(row)) for at, row in enumerate(recommendations)}
    price |= {thing: log(1 + count) for thing, count in enumerate(counts)}
    paths = nx.all_simple_paths(graph, here, there, cutoff=6)
    return {tuple(path): sum(price[node] for node in path[1:-1]) for path in paths}


@settings(deadline=None, max_examples=80)
@given(rows)
def test_the_first_way_is_the_cheapest_path_that_there_is(recommendations: Rows) -> None:
    found, known = between(recommendations, 0, 1), costs_of_all(recommendations, 0, 1)
    assert found.complete
    assert bool(found.ways) == bool(known)
    if known:
        assert isclose(found.ways[0].cost, min(known.values()))
    for way in found.ways:
        assert isclose(way.cost, known[way.nodes])


@settings(deadline=None, max_examples=80)
@given(rows)
def test_each_way_costs_more_than_the_one_before_and_goes_through_other_things(recommendations: Rows) -> None:
    ways = between(recommendations, 0, 1).ways
    assert all(first.cost <= second.cost + 1e-9 for first, second in pairwise(ways))
    things = [node for way in ways for node in way.nodes[1:-1] if node >= 0]
    assert len(things) == len(set(things))
    assert len({way.nodes for way in ways}) == len(ways)


def test_a_specific_thing_explains_better_than_a_hub() -> None:
    # Both 2 and 3 join 0 and 1; 3 is in six recommendations more, of which the rest say something else.
    joined: Rows = [{(0, "mentions"), (2, "mentions")}, {(1, "mentions"), (2, "mentions")}]
    hub: Rows = [{(0, "mentions"), (3, "mentions")}, {(1, "mentions"), (3, "mentions")}]
    others: Rows = [{(3, "mentions"), (4, "mentions")}] * 6 + [{(5, "mentions")}] * 20
    first, second = between([*hub, *joined, *others], 0, 1).ways
    assert (first.nodes[2], second.nodes[2]) == (2, 3)


def test_what_nearly_everything_shares_joins_nothing() -> None:
    pair: Rows = [{(0, "mentions"), (2, "mentions")}, {(1, "mentions"), (2, "mentions")}]
    everything: Rows = [{(2, "mentions"), (3, "mentions")}] * 20
    assert between([*pair, *everything], 0, 1).ways == ()


def test_a_state_that_two_share_joins_nothing_but_can_be_an_end() -> None:
    pair: Rows = [{(0, "mentions"), (2, "action")}, {(1, "mentions"), (2, "action")}]
    assert between(pair, 0, 1).ways == ()
    assert [way.nodes for way in between(pair, 0, 2).ways] == [(0, ~0, 2)]


def test_a_document_is_reached_through_its_recommendations() -> None:
    assert [way.nodes for way in between([{(0, "mentions")}], 0, THINGS).ways] == [(0, ~0, THINGS)]
