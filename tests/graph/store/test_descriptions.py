"""What the graph says of one thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from graph.store.descriptions import describe, is_said, own
from graph.store.statistics import statistics
from graph.store.store import Graph
from ontology.errors import Invalid
from ontology.iris import Iris

BASE = "http://localhost:8000/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ONE, OTHER = NamedNode(f"{BASE}graph/plan"), NamedNode(f"{BASE}graph/other")
PEERS = NamedNode(f"{BASE}id/population/peers")
LABEL = NamedNode(f"{SKOS}prefLabel")
MENTIONS = NamedNode(f"{BASE}ontology#mentions")


def item(number: int) -> NamedNode:
    return NamedNode(f"{BASE}id/recommendation/plan/{number}")


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    """Peers, called so in two graphs, in a blank node and a fragment of their own, and named by 25 things."""
    blank, fragment = BlankNode("note"), NamedNode(f"{PEERS.value}#source")
    note, value = NamedNode(f"{SKOS}note"), NamedNode(f"{RDF}value")
    store = Store(str(tmp_path / "store"))
    store.extend(Quad(PEERS, LABEL, Literal("Peers"), name) for name in (ONE, OTHER))
    store.add(Quad(PEERS, note, blank, ONE))
    store.add(Quad(blank, value, Literal("in a blank node"), ONE))
    store.add(Quad(PEERS, note, fragment, ONE))
    store.add(Quad(fragment, value, Literal("in a fragment"), ONE))
    store.add(Quad(fragment, note, PEERS, ONE))
    for number in range(25):
        store.add(Quad(item(number), MENTIONS, PEERS, ONE))
        store.add(Quad(item(number), LABEL, Literal(f"Item {number}"), ONE))
        store.add(Quad(item(number), note, Literal("is not said of peers"), ONE))
    store.flush()
    del store
    opened = Graph.open(tmp_path / "store", Iris(BASE))
    yield opened
    opened.close()


def test_it_holds_what_is_said_of_the_thing_its_parts_and_by_whom(graph: Graph) -> None:
    found = describe(graph, PEERS.value)
    texts = {quad.object.value for quad in found.said if isinstance(quad.object, Literal)}
    assert texts == {"Peers", "in a blank node", "in a fragment"}
    assert {quad.subject for quad in found.said if quad.predicate == MENTIONS} == {item(n) for n in range(25)}
    # Two labels, two notes, two values, 25 mentions, and the fragment's own way back, once.
    assert len(found.said) == len(set(found.said)) == 2 + 2 + 2 + 1 + 25
    assert not found.more


def test_others_have_their_names_and_no_more(graph: Graph) -> None:
    found = describe(graph, PEERS.value)
    assert {quad.object.value for quad in found.names if isinstance(quad.object, Literal)} == {
        f"Item {number}" for number in range(25)
    }


def test_pages_follow_one_another_without_gap_or_overlap(graph: Graph) -> None:
    pages = [describe(graph, PEERS.value, page, size=10) for page in (1, 2, 3, 4)]
    assert [(len(page.said), page.more) for page in pages] == [
        (10, True), (10, True), (10, True), (2, False)
    ]  # fmt: skip
    assert [quad for page in pages for quad in page.said] == [*describe(graph, PEERS.value).said]


def test_beyond_the_last_page_nothing_is_said(graph: Graph) -> None:
    assert describe(graph, PEERS.value, 50).quads == ()
    for page in (0, 51):
        with pytest.raises(Invalid, match="1 to 50"):
            describe(graph, PEERS.value, page)


def test_its_own_statements_are_bounded(graph: Graph) -> None:
    assert {quad.subject for quad in own(graph, PEERS.value, 100).said} == {PEERS}
    assert len(own(graph, PEERS.value, 1).said) == 1


@pytest.mark.parametrize(
    ("iri", "said"),
    [(PEERS.value, True), (f"{BASE}id/population/peer", False), ("not an iri", False), ("", False)],
)
def test_a_thing_is_there_where_something_is_said_of_it(graph: Graph, iri: str, said: bool) -> None:
    assert is_said(graph, iri) is said


def test_statements_of_several_graphs_are_counted_once(graph: Graph) -> None:
    counted = statistics(graph)
    # One label, two notes, two values, the way back; three statements of each of 25 items.
    assert counted.triples == 1 + 2 + 2 + 1 + 3 * 25
    # Peers, their blank node and fragment, 25 items; the first and the last are entities.
    assert (counted.subjects, counted.entities) == (28, 26)
    assert counted.properties[MENTIONS.value] == 25
    assert counted.classes == {}
