"""Ties: what is written is what is read, in both directions, whatever was dropped and added before."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.catalog.writer import ThingColumns
from graph.ties.counting import Tally, thing_counts
from graph.ties.edge_keys import flags_of, pack
from graph.ties.edges import DocumentEdges, document_edges
from graph.ties.relations import RELATIONS
from graph.ties.row_merge import merge_rows
from graph.ties.rows import Rows
from graph.ties.ties import HOLE, Ties
from graph.ties.writer import TiesWriter
from graph.touching.touching import Seed, touching
from ontology.errors import Damaged, TooLarge
from ontology.records import Evidence, LinkedRecommendation, Place, Recommendation, SourcedText, Tie

Edge = tuple[int, str, bool]  # thing, relation, whether inferred
Written = list[list[Edge]]  # of one document, by recommendation

THINGS = 12  # ordinals of things that are no documents; documents follow


def as_edges(document: Written) -> tuple[DocumentEdges, list[int]]:
    """A document's edges as the writer takes them, with the ordinals of their targets."""
    rows = [(at, *edge) for at, edges in enumerate(document) for edge in edges]
    edges = DocumentEdges(
        size=len(document),
        targets=tuple(f"topic/{thing}" for thing in range(THINGS)),
        recommendations=np.array([row[0] for row in rows], np.uint32),
        things=np.array([row[1] for row in rows], np.uint32),
        relations=np.array([RELATIONS.index(row[2]) for row in rows], np.uint8),
        inferred=np.array([row[3] for row in rows], np.bool_),
    )
    return edges, list(range(THINGS))


def columns(documents: int) -> ThingColumns:
    """All things are topics but the last, which are documents."""
    kinds = np.array([1] * THINGS + [2] * documents, np.uint8)
    return ThingColumns(("", "topic", "document"), kinds, np.arange(len(kinds), dtype=np.uint32))


def build(path: Path, documents: list[Written], order: list[int] | None = None) -> Ties:
    """Sealed ties of documents, whose ordinals follow those of the things."""
    writer = TiesWriter(path, run_length=7)
    for number, document in enumerate(documents):
        writer.add_document(THINGS + number, *as_edges(document))
    slugs = order or list(range(THINGS, THINGS + len(documents)))
    writer.seal(columns(len(documents)), np.array(slugs, np.uint32))
    return Ties.open(path)


def read(ties: Ties, recommendation: int) -> set[Edge]:
    """The edges of a recommendation."""
    return {(e.thing, e.relation, e.basis == "inferred") for e in ties.edges_of(recommendation)}


def settled(edges: list[Edge]) -> set[Edge]:
    """What an edge that is both stated and inferred comes to: stated."""
    return {edge for edge in edges if not edge[2] or (edge[0], edge[1], False) not in edges}


edge = st.tuples(st.integers(0, THINGS - 1), st.sampled_from(RELATIONS), st.booleans())
written = st.lists(st.lists(edge, max_size=6), max_size=5)


@settings(deadline=None, max_examples=60)
@given(st.lists(written, max_size=5), st.lists(written, max_size=3), st.data())
def test_rows_hold_what_documents_were_added_and_not_dropped(
    first: list[Written], second: list[Written], data: st.DataObject
) -> None:
    dropped = data.draw(st.sets(st.sampled_from(range(len(first))))) if first else set[int]()
    with TemporaryDirectory() as folder:
        old = build(Path(folder, "old"), first)
        writer = TiesWriter(Path(folder, "new"), old, run_length=7)
        for number in dropped:
            writer.drop_document(THINGS + number)
        for number, document in enumerate(second, len(first)):
            writer.add_document(THINGS + number, *as_edges(document))
        total = len(first) + len(second)
        writer.seal(columns(total), np.arange(THINGS, THINGS + total, dtype=np.uint32))
        ties = Ties.open(Path(folder, "new"))
        ties.verify()

        held = [
            [] if number in dropped else recommendation
            for number, document in enumerate([*first, *second])
            for recommendation in document
        ]
        assert [read(ties, at) for at in range(len(held))] == [settled(edges) for edges in held]
        for thing in range(THINGS):
            row = ties.recommendations(thing)
            found = zip(row.ordinals.tolist(), row.relations.tolist(), row.inferred.tolist(), strict=True)
            assert [(at, RELATIONS[code], inferred) for at, code, inferred in found] == sorted(
                (
                    (at, relation, inferred)
                    for at, edges in enumerate(held)
                    for other, relation, inferred in settled(edges)
                    if other == thing
                ),
                key=lambda found: (found[0], RELATIONS.index(found[1])),
            )
            assert ties.count(thing) == sum(any(thing == other for other, *_ in edges) for edges in held)


def test_recommendations_keep_their_ordinals_and_leave_holes(tmp_path: Path) -> None:
    old = build(tmp_path / "old", [[[(0, "mentions", False)]], [[(1, "mentions", False)]]])
    writer = TiesWriter(tmp_path / "new", old)
    writer.drop_document(THINGS)
    assert writer.next_ordinal == 2
    assert writer.add_document(THINGS + 2, *as_edges([[(0, "funding", False)]])) == range(2, 3)
    writer.seal(columns(3), np.array([THINGS + 1, THINGS + 2], np.uint32))
    ties = Ties.open(tmp_path / "new")
    assert ties.documents.tolist() == [HOLE, THINGS + 1, THINGS + 2]
    assert ties.recommendations(0).ordinals.tolist() == [2]
    assert ties.live == 2


def test_the_previous_ties_are_not_changed(tmp_path: Path) -> None:
    old = build(tmp_path / "old", [[[(0, "mentions", False)]]])
    before = {file: file.read_bytes() for file in (tmp_path / "old").rglob("*.npy")}
    writer = TiesWriter(tmp_path / "new", old)
    writer.drop_document(THINGS)
    writer.seal(columns(1), np.zeros(0, np.uint32))
    assert {file: file.read_bytes() for file in (tmp_path / "old").rglob("*.npy")} == before


def test_recommendations_rank_by_slug_whatever_the_order_of_adding(tmp_path: Path) -> None:
    ties = build(tmp_path / "ties", [[[], []], [[], []]], order=[THINGS + 1, THINGS])
    assert ties.ranks.tolist() == [2, 3, 0, 1]
    assert ties.positions.tolist() == [0, 1, 0, 1]


def test_a_document_counts_the_recommendations_that_are_part_of_it(tmp_path: Path) -> None:
    ties = build(tmp_path / "ties", [[[], [], []], [[]]])
    assert [ties.count(THINGS), ties.count(THINGS + 1)] == [3, 1]
    assert ties.of_document(THINGS).tolist() == [0, 1, 2]


def test_a_thing_joined_by_several_relations_is_counted_once(tmp_path: Path) -> None:
    edges: list[Edge] = [(3, "mentions", False), (3, "responsible", True), (4, "mentions", False)]
    ties = build(tmp_path / "ties", [[edges]])
    assert ties.count(3) == 1
    assert [things.tolist() for things in ties.forward.distinct(np.array([0]))] == [[3, 4]]


def test_a_node_without_edges_and_one_beyond_the_last_have_empty_rows(tmp_path: Path) -> None:
    ties = build(tmp_path / "ties", [[[(0, "mentions", False)]]])
    assert len(ties.recommendations(5).ordinals) == 0
    assert len(ties.recommendations(1000).ordinals) == 0
    assert ties.count(1000) == 0


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 8)), max_size=60))
def test_chunks_of_any_size_merge_to_the_same_rows(rows: list[tuple[int, int, int]]) -> None:
    source, target, relation = np.array(rows, np.uint32).reshape(-1, 3).T
    keys = np.sort(pack(source, target, flags_of(relation, np.zeros(len(rows), np.bool_))))
    with TemporaryDirectory() as folder:
        sizes = merge_rows(Rows.empty(), [keys[::2], keys[1::2]], 10, Path(folder, "small"), chunk=3)
        whole = merge_rows(Rows.empty(), [keys], 10, Path(folder, "large"))
        small, large = Rows.open(Path(folder, "small"), 10), Rows.open(Path(folder, "large"), 10)
        assert sizes.tolist() == whole.tolist()
        assert small.index.tolist() == large.index.tolist()
        assert small.ordinals.tolist() == large.ordinals.tolist()
        assert small.flags.tolist() == large.flags.tolist()
    counts = Counter(row for row, _ in {(row, column) for row, column, _ in rows})
    assert sizes.tolist() == [counts[row] for row in range(10)]


FILES = ["forward/index.npy", "forward/ordinals.npy", "backward/flags.npy", "documents.npy", "kind_names.npy"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("length", [0, 5, 100, -1])
def test_a_file_that_was_cut_short_is_damaged(tmp_path: Path, name: str, length: int) -> None:
    build(tmp_path / "ties", [[[(0, "mentions", False)], [(1, "mentions", True)]]])
    file = tmp_path / "ties" / name
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(Damaged, match=file.name):
        Ties.open(tmp_path / "ties")


def test_a_file_with_bytes_after_its_end_is_damaged(tmp_path: Path) -> None:
    build(tmp_path / "ties", [[[(0, "mentions", False)]]])
    with (tmp_path / "ties" / "ranks.npy").open("ab") as file:
        file.write(b"more")
    with pytest.raises(Damaged, match="ranks"):
        Ties.open(tmp_path / "ties")


def test_a_pickle_is_never_read(tmp_path: Path) -> None:
    build(tmp_path / "ties", [[[(0, "mentions", False)]]])
    np.save(tmp_path / "ties" / "documents.npy", np.array([{}], object), allow_pickle=True)
    with pytest.raises(Damaged, match="documents"):
        Ties.open(tmp_path / "ties")


def test_ties_that_were_not_sealed_do_not_open(tmp_path: Path) -> None:
    TiesWriter(tmp_path / "ties").add_document(THINGS, *as_edges([[(0, "mentions", False)]]))
    with pytest.raises(Damaged):
        Ties.open(tmp_path / "ties")


def test_an_edge_that_leads_nowhere_is_found_by_verifying(tmp_path: Path) -> None:
    build(tmp_path / "ties", [[[(0, "mentions", False)]]])
    np.save(tmp_path / "ties" / "forward" / "ordinals.npy", np.array([7000], np.uint32))
    with pytest.raises(Damaged, match="does not exist"):
        Ties.open(tmp_path / "ties").verify()


def test_an_ordinal_beyond_what_an_edge_can_hold_is_refused(tmp_path: Path) -> None:
    edges, _ = as_edges([[(0, "mentions", False)]])
    with pytest.raises(TooLarge, match="at most 268435455"):
        TiesWriter(tmp_path / "ties").add_document(THINGS, edges, [2**28])


def test_the_edges_of_a_document_are_its_ties_in_order() -> None:
    here = Place(0, 5, 1, 1)
    text = SourcedText("peers", ())
    proof = Evidence("plan", "peers", 0, 5, 1, 1)

    def tie(relation: str, target: str, rule: str) -> Tie:
        basis = "inferred" if rule == "led-by" else "stated"
        return Tie(relation, target, "", "", "text", 0, 5, basis, rule, proof)  # type: ignore[arg-type]  # two literals

    linked = [
        LinkedRecommendation(Recommendation("plan", "1", "policy", text, here), ()),
        LinkedRecommendation(
            Recommendation("plan", "2", "policy", text, Place(20, 25, 7, 7)),
            (
                tie("mentions", "population/peers", "label-in-text"),
                tie("responsible", "system/ardi", "led-by"),
                tie("mentions", "population/peers", "label-in-text"),
            ),
        ),
    ]
    edges = document_edges(linked)
    assert edges.size == 2
    assert edges.targets == ("population/peers", "system/ardi")
    assert edges.recommendations.tolist() == [1, 1, 1]
    assert edges.things.tolist() == [0, 1, 0]
    assert [RELATIONS[code] for code in edges.relations.tolist()] == ["mentions", "responsible", "mentions"]
    assert edges.inferred.tolist() == [False, True, False]
    assert edges.lines is not None
    assert edges.lines.tolist() == [1, 7]


@settings(deadline=None, max_examples=60)
@given(st.lists(written, min_size=1, max_size=4), st.data())
def test_things_are_counted_once_a_recommendation_in_any_selection(
    documents: list[Written], data: st.DataObject
) -> None:
    held = [edges for document in documents for edges in document]
    owners = [THINGS + number for number, document in enumerate(documents) for _ in document]
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(held)))))) if held else []
    halves = np.array(chosen[::2], np.uint32), np.array(chosen[1::2], np.uint32)
    with TemporaryDirectory() as folder:
        ties = build(Path(folder, "ties"), documents)
        counts = thing_counts(ties, np.array(chosen, np.uint32))
        tally = Tally.of(ties, halves[0]).with_(Tally.of(ties, halves[1]))
    expected = Counter(thing for at in chosen for thing in {edge[0] for edge in held[at]} | {owners[at]})
    assert counts.tolist() == [expected[thing] for thing in range(len(counts))]
    assert dict(zip(tally.things.tolist(), tally.counts.tolist(), strict=True)) == expected
    assert tally.things.tolist() == sorted(expected)
    assert 0 not in tally.without(np.array([0], np.int64)).things


@settings(deadline=None, max_examples=60)
@given(st.lists(written, min_size=1, max_size=4), st.lists(st.integers(1, 4), min_size=1, max_size=THINGS))
def test_the_nearest_tie_counts(documents: list[Written], distances: list[int]) -> None:
    held = [settled(edges) for document in documents for edges in document]
    with TemporaryDirectory() as folder:
        ties = build(Path(folder, "ties"), documents)
        found = touching(ties, [Seed(thing, distance) for thing, distance in enumerate(distances)])
        page = found.page(ties, 0, len(held) or 1)
    nearest = {
        at: min(
            (inferred, distances[thing], RELATIONS.index(relation), thing)
            for thing, relation, inferred in edges
            if thing < len(distances)
        )
        for at, edges in enumerate(held)
        if any(thing < len(distances) for thing, *_ in edges)
    }
    assert {
        each.recommendation: (each.inferred, each.distance, RELATIONS.index(each.relation), each.seed)
        for each in page
    } == nearest
    order = [
        (RELATIONS.index(each.relation), each.inferred, each.distance, each.recommendation) for each in page
    ]
    assert order == sorted(order)
    assert sum(found.counts().values()) == found.total == len(nearest)
