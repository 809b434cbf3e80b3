"""The store on disk."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from graph.store.store import Graph, bulk_load, checkpoint, remove_graph, seal
from ontology.errors import Damaged, Unreadable
from ontology.iris import Iris

Make = Callable[[Iterable[str]], Path]

FIRST = '<http://a/s> <http://a/p> "first" <http://a/graph/1> .\n'
SECOND = '<http://a/s> <http://a/p> "second" <http://a/graph/2> .\n'


def texts(path: Path) -> set[str]:
    """All literals in the store."""
    quads = Graph.open(path, Iris("http://a/")).store.quads_for_pattern(None, None, None, None)
    return {quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)}


def test_what_was_loaded_is_read(make_store: Make) -> None:
    assert texts(make_store([FIRST, SECOND])) == {"first", "second"}


def test_single_quads_are_loaded_beside_files(tmp_path: Path) -> None:
    quad = pyoxigraph.Quad(
        pyoxigraph.NamedNode("http://a/s"),
        pyoxigraph.NamedNode("http://a/p"),
        pyoxigraph.Literal("single"),
        pyoxigraph.NamedNode("http://a/graph/1"),
    )
    bulk_load(tmp_path / "store", [], [quad])
    assert texts(tmp_path / "store") == {"single"}


def test_a_second_load_adds_to_the_first(make_store: Make, tmp_path: Path) -> None:
    store = make_store([FIRST])
    (tmp_path / "second.nq").write_text(SECOND)
    bulk_load(store, [tmp_path / "second.nq"])
    assert texts(store) == {"first", "second"}


def test_a_graph_is_removed_and_the_others_stay(make_store: Make) -> None:
    store = make_store([FIRST, SECOND])
    remove_graph(store, "http://a/graph/1")
    assert texts(store) == {"second"}


def test_a_checkpoint_is_changed_without_touching_what_it_was_made_of(
    make_store: Make, tmp_path: Path
) -> None:
    store = make_store([FIRST, SECOND])
    checkpoint(store, tmp_path / "copy")
    remove_graph(tmp_path / "copy", "http://a/graph/1")
    seal(tmp_path / "copy")
    assert texts(tmp_path / "copy") == {"second"}
    assert texts(store) == {"first", "second"}


def test_sealing_a_store_with_one_change_keeps_the_files_it_shares(make_store: Make, tmp_path: Path) -> None:
    store = make_store(FIRST.replace("first", str(number)) for number in range(5_000))
    seal(store)
    checkpoint(store, tmp_path / "copy")
    shared = {file.name for file in (tmp_path / "copy").glob("*.sst")}
    (tmp_path / "second.nq").write_text(SECOND)
    bulk_load(tmp_path / "copy", [tmp_path / "second.nq"])
    seal(tmp_path / "copy")
    assert shared <= {file.name for file in (tmp_path / "copy").glob("*.sst")}


def test_a_sealed_store_is_read_without_a_file_of_it_being_written(make_store: Make) -> None:
    store = make_store([FIRST])
    before = {file.name: file.stat().st_mtime_ns for file in store.iterdir()}
    assert texts(store) == {"first"}
    assert {file.name: file.stat().st_mtime_ns for file in store.iterdir()} == before


def test_two_readers_share_a_store(make_store: Make, store_iris: Iris) -> None:
    store = make_store([FIRST])
    one, other = Graph.open(store, store_iris), Graph.open(store, store_iris)
    assert len(one.store) == len(other.store) == 1


def test_a_file_that_is_not_n_quads_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text(f"{FIRST}<http://a/s> <http://a p> .\n")
    with pytest.raises(Unreadable, match=r"bad\.nq") as caught:
        bulk_load(tmp_path / "store", [tmp_path / "bad.nq"])
    assert caught.value.line == 2


def test_no_store_is_damaged(tmp_path: Path, store_iris: Iris) -> None:
    with pytest.raises(Damaged, match="holds no graph"):
        Graph.open(tmp_path / "nothing", store_iris)
    assert not (tmp_path / "nothing").exists()


def test_a_store_that_cannot_be_read_is_damaged(make_store: Make, store_iris: Iris) -> None:
    store = make_store([FIRST])
    (store / "CURRENT").write_text("")
    with pytest.raises(Damaged, match="cannot be read"):
        Graph.open(store, store_iris)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it uses what it deprecates
def test_the_datasets_default_graph_is_the_union(make_store: Make, store_iris: Iris) -> None:
    dataset = Graph.open(make_store([FIRST, SECOND]), store_iris).dataset()
    values = {str(value) for value in dataset.objects(rdflib.URIRef("http://a/s"))}
    assert values == {"first", "second"}
    answer = dataset.query("SELECT ?o { ?s ?p ?o }")
    assert {str(row[0]) for row in answer if isinstance(row, rdflib.query.ResultRow)} == {"first", "second"}


def test_the_dataset_knows_our_prefixes(store_graph: Graph) -> None:
    dataset = store_graph.dataset()
    assert dataset.qname("http://localhost:8000/ontology#mentions") == "tl:mentions"
    assert dataset.qname("http://localhost:8000/id/population/peers") == "population:peers"


def test_a_closed_graph_answers_no_more(make_store: Make, store_iris: Iris) -> None:
    graph = Graph.open(make_store([FIRST]), store_iris)
    graph.close()
    with pytest.raises(AttributeError):
        len(graph.store)
