"""The index on disk: written, sealed, copied, read."""

import concurrent.futures
import pickle
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from graph.catalog.catalog import Catalog
from ontology.errors import Damaged, NotFound
from search.answer import SearchAnswer
from search.entry import Entry
from search.index import Index
from search.query import search
from search.request import SearchRequest
from search.writer import IndexWriter

Make = Callable[..., list[Entry]]


def write(writer: IndexWriter, entries: list[Entry], start: int = 0) -> None:
    for ordinal, entry in enumerate(entries, start):
        writer.add(ordinal, entry)
    writer.seal()


def texts(index: Index, ordinals: range) -> list[str]:
    return [orjson.loads(record)["text"] for record in index.records(ordinals)]


def test_a_record_is_kept_as_it_was_given(index: Index) -> None:
    record = orjson.loads(index.record("plan/A1.15"))
    assert record["id"] == "plan/A1.15"
    assert record["text"] == "Raise pay; it follows the <b>5150</b> & 5250 rules for Medi-Cal."
    assert record["question"]["outcome_text"] == "CONSENSUS: Moved to Tier 1"


def test_records_come_in_the_order_asked_and_unknown_ones_are_left_out(index: Index) -> None:
    codes = [orjson.loads(record)["code"] for record in index.records([2, 0, 999, 1])]
    assert codes == ["A1.9", "A1.1", "A1.2"]
    assert index.records([]) == []


@pytest.mark.parametrize(
    ("unknown", "nearest"),
    [
        ("plan/A1.16", "plan/A1.15"),
        ("pla/A1.15", "plan/A1.15"),
        ("A1.15", "plan/A1.15"),
        ("other-plan/3", "other-plan/1"),
    ],
)
def test_an_unknown_record_names_the_nearest(index: Index, unknown: str, nearest: str) -> None:
    with pytest.raises(NotFound, match=unknown) as missing:
        index.record(unknown)
    assert nearest in missing.value.nearest


@pytest.mark.parametrize("unknown", ["", "/", "x" * 100_000, "\x00", "\ud800", "../../etc/passwd"])
def test_an_odd_id_is_not_found(index: Index, unknown: str) -> None:
    with pytest.raises(NotFound):
        index.record(unknown)


def test_count(index: Index) -> None:
    assert index.count == 14


def test_an_empty_index_answers(tmp_path: Path, catalog: Catalog) -> None:
    IndexWriter.create(tmp_path / "text", heap=15_000_000).seal()
    index = Index.open(tmp_path / "text")
    for q in ("", "peers", "peer traning", "code:[1 TO 2]"):
        answer = search(index, catalog, SearchRequest(q, facets=("kind",)))
        assert (answer.total.value, answer.items, answer.facets) == (0, (), {"kind": ()})


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{")])
def test_a_damaged_index_is_named(tmp_path: Path, entries_of: Make, spoil: Callable[[Path], object]) -> None:
    write(IndexWriter.create(tmp_path / "text", heap=15_000_000), entries_of("one", "Alpha."))
    spoil(tmp_path / "text" / "meta.json")
    with pytest.raises(Damaged, match="text index"):
        Index.open(tmp_path / "text")


def test_an_entry_can_be_handed_to_another_process(entries_of: Make) -> None:
    (entry,) = entries_of("one", "Alpha.")
    assert pickle.loads(pickle.dumps(entry)) == entry


def test_a_copy_takes_changes_and_leaves_its_source_as_it_was(tmp_path: Path, entries_of: Make) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    both = [*entries_of("one", "Alpha.", "Beta."), *entries_of("two", "Gamma.")]
    write(IndexWriter.create(old, heap=15_000_000), both)
    before = {file.name: file.read_bytes() for file in old.iterdir()}
    writer = IndexWriter.copy(old, new, heap=15_000_000)
    writer.remove_document("one")
    write(writer, entries_of("three", "Delta."), start=3)
    assert {file.name: file.read_bytes() for file in old.iterdir()} == before
    assert texts(Index.open(old), range(5)) == ["Alpha.", "Beta.", "Gamma."]
    assert texts(Index.open(new), range(5)) == ["Gamma.", "Delta."]
    assert Index.open(new).count == 2


def test_a_copy_shares_its_files_with_its_source(tmp_path: Path, entries_of: Make) -> None:
    write(IndexWriter.create(tmp_path / "old", heap=15_000_000), entries_of("one", "Alpha."))
    IndexWriter.copy(tmp_path / "old", tmp_path / "new", heap=15_000_000).seal()
    (store,) = (tmp_path / "new").glob("*.store")
    assert store.samefile(tmp_path / "old" / store.name)


def test_a_removed_document_is_neither_found_nor_counted(
    tmp_path: Path, entries_of: Make, catalog: Catalog
) -> None:
    write(IndexWriter.create(tmp_path / "old", heap=15_000_000), [*entries_of("one", "Alpha."), *entries_of("two", "Alpha.")])  # fmt: skip
    writer = IndexWriter.copy(tmp_path / "old", tmp_path / "new", heap=15_000_000)
    writer.remove_document("one")
    writer.seal()
    index = Index.open(tmp_path / "new")
    answer = search(index, catalog, SearchRequest("alpha", facets=("document",)))
    assert [hit.document for hit in answer.items] == ["two"]
    assert [index.has("document", slug) for slug in ("one", "two", "three")] == [False, True, False]
    assert index.count_of(index.keyed("document", "one")) == 0
    assert [(value.value, value.count) for value in answer.facets["document"]] == [("two", 1)]


def test_a_document_can_be_replaced(tmp_path: Path, entries_of: Make) -> None:
    write(IndexWriter.create(tmp_path / "old", heap=15_000_000), entries_of("one", "Alpha."))
    writer = IndexWriter.copy(tmp_path / "old", tmp_path / "new", heap=15_000_000)
    writer.remove_document("one")
    write(writer, entries_of("one", "Beta."))
    assert texts(Index.open(tmp_path / "new"), range(1)) == ["Beta."]


def test_the_same_entries_give_the_same_answers(tmp_path: Path, entries_of: Make, catalog: Catalog) -> None:
    entries = entries_of("one", *(f"Peers and {word}." for word in ("training", "nurses", "staff") * 40))
    answers = []
    for name in ("first", "second"):
        write(IndexWriter.create(tmp_path / name, heap=15_000_000), entries)
        answers.append(search(Index.open(tmp_path / name), catalog, SearchRequest("peers", limit=100)))
    assert answers[0] == answers[1]


def test_a_word_too_long_to_be_indexed_hides_no_other(
    tmp_path: Path, entries_of: Make, catalog: Catalog
) -> None:
    write(
        IndexWriter.create(tmp_path / "text", heap=15_000_000),
        entries_of("one", f"Alpha {'z' * 70_000} omega."),
    )
    (hit,) = search(Index.open(tmp_path / "text"), catalog, SearchRequest("alpha omega")).items
    assert hit.highlights["text"].startswith("<mark>Alpha</mark> zzz")
    assert len(hit.highlights["text"]) < 400


def test_many_threads_get_the_same_answer(ask: Callable[..., SearchAnswer]) -> None:
    queries = ["peer training", "HR", "train*", '"chief of nursing"', "psychiatrik"] * 8
    alone = [ask(q, facets=("kind",)) for q in queries]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda q: ask(q, facets=("kind",)), queries)) == alone


def test_what_is_made_once_is_remembered_by_what_it_was_made_of(tmp_path: Path, entries_of: Make) -> None:
    write(IndexWriter.create(tmp_path), entries_of("plan", "Train peers."))
    index, made = Index.open(tmp_path), list[str]()

    def make(text: str) -> int:
        made.append(text)
        return len(text)

    assert [index.once(make, text) for text in ("peers", "staff", "peers")] == [5, 5, 5]
    assert made == ["peers", "staff"]


def test_the_same_query_is_understood_the_same_again(ask: Callable[..., SearchAnswer]) -> None:
    queries = ("peers", "peer trianing", "not peers", "which mention peers", '"peer support" zzz')
    first = [ask(q) for q in queries]
    assert [ask(q) for q in queries] == first
    assert ask("peers", expand=False).expanded == ()


@pytest.mark.parametrize("field", ["kind", "document", "category"])
def test_a_query_is_counted_as_it_is_found(index: Index, field: str) -> None:
    for value, count in index.searcher.terms_with_prefix(field, "", limit=100):
        query = index.keyed(field, value)
        assert index.count_of(query) == index.find(query).count == count
