"""A neighbourhood is a bounded networkx graph of what really lies around a node."""

from typing import Protocol

import networkx as nx
import pytest

from graph.catalog.catalog import Catalog
from graph.neighbourhoods.neighbourhood import MAX_DEPTH, MAX_NODES, neighbourhood
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from ontology.errors import Invalid, NotFound, TooLarge


class Plan(Protocol):
    """As conftest makes it: 4.9 of one document is recommendation 0, A1.3 … B.2 of the other are 1 to 5."""

    catalog: Catalog
    ties: Ties
    fetch: Fetch


def around(plan: Plan, centre: str | int, depth: int = 1, limit: int = 100) -> "nx.Graph[str]":
    """The neighbourhood."""
    return neighbourhood(plan.catalog, plan.ties, plan.fetch, centre, depth=depth, limit=limit)


def test_around_a_concept_lie_its_recommendations_and_the_concepts_beside_it(plan: Plan) -> None:
    graph = around(plan, "population/peers")
    assert graph.has_edge("recommendation/wet/A1.3", "population/peers")
    assert graph.has_edge("recommendation/cosii/4.9", "population/peers")
    assert graph.has_edge("population/parent-advocates", "population/peers")
    assert "recommendation/wet/A1.4" not in graph
    assert graph.graph == {"centre": "population/peers", "cut": False}


def test_nodes_and_edges_say_what_they_are(plan: Plan) -> None:
    graph = around(plan, "population/peers")
    assert graph.nodes["recommendation/wet/A1.3"] == {
        "label": "A1.3 Peer Training",
        "type": "recommendation",
        "kind": "program-existing",
    }
    assert graph.nodes["population/peers"] == {
        "label": "Peers",
        "type": "concept",
        "kind": "population",
        "count": 2,
    }
    assert graph.edges["recommendation/wet/A1.3", "population/peers"] == {
        "source": "recommendation/wet/A1.3",
        "relation": "mentions",
        "relations": "mentions",
        "basis": "stated",
    }
    assert graph.edges["population/parent-advocates", "population/peers"]["relation"] == "broader"


def test_an_edge_of_several_relations_names_them_all(plan: Plan) -> None:
    edge = around(plan, "system/human-resources").edges["recommendation/wet/B.2", "system/human-resources"]
    assert (edge["relation"], edge["relations"]) == ("responsible", "responsible mentions")


def test_around_a_recommendation_lie_its_things_and_then_what_shares_them(plan: Plan) -> None:
    graph = around(plan, 1)
    assert graph.graph["centre"] == "recommendation/wet/A1.3"
    assert {"system/peer-services", "population/peers", "category/wet/1", "document/wet"} <= set(graph)
    assert [node for node in graph if node.startswith("recommendation/")] == ["recommendation/wet/A1.3"]
    further = around(plan, 1, depth=2)
    assert graph.nodes <= further.nodes
    assert {"recommendation/cosii/4.9", "recommendation/wet/A1.4"} <= set(further)


def test_depth_two_reaches_the_other_things_of_the_recommendations(plan: Plan) -> None:
    assert "population/people-in-recovery" not in around(plan, "program/peer-training")
    graph = around(plan, "population/peers", depth=2)
    assert graph.has_edge("recommendation/cosii/4.9", "population/people-in-recovery")
    assert graph.has_edge("recommendation/wet/A1.3", "category/wet/1")


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("centre", ["population/peers", "document/wet", 3])
def test_there_are_never_more_nodes_than_asked_for(plan: Plan, centre: str | int, limit: int) -> None:
    graph = around(plan, centre, depth=2, limit=limit)
    assert len(graph) <= limit
    assert graph.graph["centre"] in graph
    assert graph.graph["cut"] is True


def test_the_most_specific_things_of_a_recommendation_come_first(plan: Plan) -> None:
    # Of A1.15's things the document and its category are shared with others, its vote is not.
    graph = around(plan, 3, limit=4)
    assert not {"document/wet", "category/wet/3"} & set(graph)


def test_the_same_is_given_every_time_in_the_same_order(plan: Plan) -> None:
    first, second = (around(plan, "population/peers", depth=2) for _ in range(2))
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(data=True)) == list(second.edges(data=True))


def test_a_document_lies_amid_its_recommendations(plan: Plan) -> None:
    graph = around(plan, "document/cosii")
    assert graph.edges["recommendation/cosii/4.9", "document/cosii"]["relation"] == "document"


def test_what_is_over_a_cap_is_refused_with_the_cap_named(plan: Plan) -> None:
    with pytest.raises(TooLarge, match=f"at most {MAX_DEPTH}"):
        around(plan, "population/peers", depth=MAX_DEPTH + 1)
    with pytest.raises(TooLarge, match=f"at most {MAX_NODES}"):
        around(plan, "population/peers", limit=MAX_NODES + 1)
    with pytest.raises(Invalid):
        around(plan, "population/peers", depth=0)


@pytest.mark.parametrize("centre", ["population/none", 1000, -1])
def test_an_unknown_centre_is_not_found(plan: Plan, centre: str | int) -> None:
    with pytest.raises(NotFound):
        around(plan, centre)
