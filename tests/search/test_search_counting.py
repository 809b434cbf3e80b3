"""The most frequent values of a column: the same as when all values are counted one by one."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import tantivy
from hypothesis import given, settings
from hypothesis import strategies as st
from tantivy import Query

from search import counting
from search.counting import MAX_VALUES, most_frequent
from search.entry import Entry
from search.index import Index
from search.kept_counts import KeptCounts
from search.writer import IndexWriter


def written(path: Path, parts: Sequence[Sequence[str]]) -> Index:
    """An index with one recommendation for each value of `system`, and a segment for each part."""
    IndexWriter.create(path, heap=15_000_000).seal()
    at = 0
    for part in parts:
        index = tantivy.Index.open(str(path))
        opened = Index(index)
        writer = index.writer(heap_size=15_000_000, num_threads=1)
        for value in part:
            fields = Entry({"id": str(at), "system": [value], "kind": "odd" if at % 3 else "even"}).fields
            writer.add_document(tantivy.Document(ordinal=at, **fields))
            at += 1
        writer.commit()
        del opened, writer
    return Index.open(path)


@pytest.fixture(scope="module")
def drawn() -> Mapping[str, Sequence[Sequence[str]]]:
    """Values in three parts: some much more frequent than others, nearly all alike, and each in one part."""
    chance = random.Random(3)
    names = [f"system/{n}.*" for n in range(900)]
    steep = [30_000 / (rank + 1) ** 1.3 for rank in range(900)]
    return {
        "steep": [chance.choices(names, steep, k=2_500) for _ in range(3)],
        "flat": [chance.choices(names, k=2_500) for _ in range(3)],
        "apart": [[f"system/{part}/{n % (400 + part)}" for n in range(2_500)] for part in range(3)],
    }


@pytest.fixture(scope="module", params=["steep", "flat", "apart"])
def counted(
    request: pytest.FixtureRequest,
    drawn: Mapping[str, Sequence[Sequence[str]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Index, list[str]]]:
    """An index of several segments, and the values that were written, in order."""
    parts = drawn[request.param]
    index = written(tmp_path_factory.mktemp("counted") / "text", parts)
    assert index.searcher.num_segments > 1
    yield index, [value for part in parts for value in part]
    index.close()


@pytest.mark.parametrize("few", [50, 60, 100, 300, 1_000])
@pytest.mark.parametrize("narrow", [False, True])
def test_counts_in_two_steps_are_those_of_all_values(
    counted: tuple[Index, list[str]], few: int, *, narrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, values = counted
    monkeypatch.setattr(counting, "_MANY", 100)
    monkeypatch.setattr(counting, "_FEW", few)
    index.counted_twice.clear()
    query = index.keyed("kind", "even") if narrow else Query.all_query()
    true = Counter(value for at, value in enumerate(values) if not narrow or at % 3 == 0)
    for _ in range(2):  # and once more, with what was learned
        found = most_frequent(query, ["system", "kind"], index)
        assert all(true[value] == count for value, count in found["system"].items())
        expected = sorted(true.values(), reverse=True)[:MAX_VALUES]
        assert sorted(found["system"].values(), reverse=True) == expected


@settings(max_examples=10, deadline=None)
@given(parts=st.lists(st.lists(st.integers(0, 80), min_size=1, max_size=300), min_size=2, max_size=4))
def test_any_values_in_any_segments_are_counted_right(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[int]]
) -> None:
    index = written(tmp_path_factory.mktemp("any") / "text", [[f"s{n}" for n in part] for part in parts])
    index.counted_twice["system"] = True
    true = Counter(f"s{n}" for part in parts for n in part)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(counting, "_FEW", 55)
        found = most_frequent(Query.all_query(), ["system"], index)["system"]
    assert all(true[value] == count for value, count in found.items())
    assert sorted(found.values()) == sorted(sorted(true.values(), reverse=True)[:MAX_VALUES])
    index.close()


def test_kept_counts_are_copies_by_what_was_counted_in() -> None:
    kept = KeptCounts()
    kept.keep(None, {"kind": {"policy": 2}})
    kept.known(None, ["kind"])["kind"]["policy"] = 7
    assert kept.known(None, ["kind", "system"]) == {"kind": {"policy": 2}}
    assert kept.known("a query", ["kind"]) == {}


def test_the_counts_of_everything_outlive_those_of_many_queries() -> None:
    kept = KeptCounts()
    kept.keep(None, {"kind": {"policy": 2}})
    for query in range(2_000):
        kept.keep(query, {"kind": {"policy": 1}})
    assert kept.known(None, ["kind"]) == {"kind": {"policy": 2}}
    assert kept.known(1_999, ["kind"]) == {"kind": {"policy": 1}}
    assert kept.known(3, ["kind"]) == {}
