"""Facets counted from the ties are those that the index counts."""

from pathlib import Path

import pytest

from search import tied_counts
from search.answer import FacetValue
from search.counting import MAX_VALUES
from search.query import search
from search.request import FACETS, SearchRequest
from tests.search.shelves import Row, Sheet, Shelf, make_shelf, read_sheet, vocabulary

Facets = dict[str, tuple[FacetValue, ...]]


def facets(shelf: Shelf, request: SearchRequest, *, tied: bool) -> Facets:
    shelf.index.counts = type(shelf.index.counts)()  # nothing counted before
    return search(shelf.index, shelf.catalog, request, shelf.ties if tied else None).facets


@pytest.mark.parametrize("q", ["", "training", "NOT training", "peers OR staff", "zzz", "the county"])
@pytest.mark.parametrize("filters", [{}, {"kind": ("policy",)}, {"concept": ("population/peers",)}])
def test_both_ways_to_count_agree(documents: Shelf, q: str, filters: dict[str, tuple[str, ...]]) -> None:
    request = SearchRequest(q, filters, FACETS)
    by_ties, by_index = facets(documents, request, tied=True), facets(documents, request, tied=False)
    for facet in FACETS:
        sure = [each for each in by_index[facet] if each.count > by_index[facet][-1].count]
        assert by_ties[facet][: len(sure)] == tuple(sure)
        assert [each.count for each in by_ties[facet]] == [each.count for each in by_index[facet]]


def test_where_results_are_too_many_to_name_the_index_counts(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SearchRequest("training", facets=("document", "population"))
    monkeypatch.setattr(tied_counts, "MAX_NAMED", 1)
    assert [each.count for each in facets(shelf, request, tied=True)["document"]] == [4]


def test_of_many_values_as_frequent_the_first_by_name_are_told(tmp_path: Path) -> None:
    numbers = range(MAX_VALUES + 20, 0, -1)
    names = tuple((str(number), f"Part {number:02}") for number in numbers)
    rows = [Row(f"A.{number}", "Train staff.", category=str(number)) for number in numbers]
    rows.append(Row("B.1", "Train staff.", category=str(MAX_VALUES + 20)))
    shelf = make_shelf(tmp_path, [read_sheet(Sheet("plan", "Plan", rows, names))], vocabulary())
    told = facets(shelf, SearchRequest("train", facets=("category",)), tied=True)["category"]
    assert [(each.label, each.count) for each in told[:3]] == [("Part 70", 2), ("Part 01", 1), ("Part 02", 1)]
    assert (told[-1].label, len(told)) == ("Part 49", MAX_VALUES)
    shelf.catalog.close()
