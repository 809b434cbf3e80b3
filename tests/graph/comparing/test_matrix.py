"""Matrix: counts in two dimensions, in which nothing is left out and nothing made up."""

import itertools
from typing import Any, Protocol

import pytest

from graph.comparing.axes import DIMENSIONS
from graph.comparing.matrix import Matrix, MatrixRequest
from ontology.errors import Invalid, NotFound, TooLarge


class Library(Protocol):
    """As conftest makes it."""

    def matrix(self, rows: str, columns: str, **asked: Any) -> Matrix: ...  # noqa: ANN401  # of a MatrixRequest

    def cell(self, counted: MatrixRequest, row: str, column: str) -> tuple[int, list[str]]: ...


PAIRS = list(itertools.combinations_with_replacement(DIMENSIONS, 2))


def shown(found: Matrix) -> dict[str, dict[str, int]]:
    """The cells by the ids of row and column."""
    columns = [value.id for value in found.columns.values]
    return {
        row.id: dict(zip(columns, cells, strict=True))
        for row, cells in zip(found.rows.values, found.cells, strict=True)
    }


def test_what_is_not_stated_and_what_is_not_understood_are_counted_apart(library: Library) -> None:
    """A.2 gives a category that there is not, and "perhaps" as its funds; three give nothing."""
    assert shown(library.matrix("category", "funding")) == {
        "plan/1": {"funding/more": 2, "_unknown": 0, "_not-stated": 0},
        "_unknown": {"funding/more": 0, "_unknown": 1, "_not-stated": 0},
        "_not-stated": {"funding/more": 0, "_unknown": 0, "_not-stated": 3},
    }


def test_one_that_has_several_values_is_counted_at_each(library: Library) -> None:
    """A.3 names peers and nurses."""
    assert shown(library.matrix("population", "occupation")) == {
        "population/peers": {"occupation/nurses": 1, "_not-stated": 2},
        "_not-stated": {"occupation/nurses": 1, "_not-stated": 2},
    }


def test_values_beyond_the_top_are_counted_together(library: Library) -> None:
    found = library.matrix("competency", "document", top=1)
    assert found.rows.total == 3
    assert shown(found) == {
        "competency/care": {"plan": 0, "_others": 2},
        "_others": {"plan": 1, "_others": 2},
        "_not-stated": {"plan": 3, "_others": 0},
    }


def test_the_kind_of_a_record_is_always_stated(library: Library) -> None:
    found = library.matrix("kind", "responsible")
    assert [(value.id, value.label, value.count) for value in found.rows.values] == [
        ("program-new", "program-new", 3),
        ("statement", "Said", 2),
        ("program-existing", "program-existing", 1),
    ]
    assert shown(found)["program-new"] == {"system/human-resources": 1, "_not-stated": 2}


def test_documents_narrow_the_counts(library: Library) -> None:
    found = library.matrix("population", "competency", document=("policy",))
    assert found.total == 2
    assert shown(found)["population/peers"] == {
        "competency/care": 1,
        "competency/tact": 1,
        "_not-stated": 0,
    }


@pytest.mark.parametrize(("rows", "columns"), PAIRS)
@pytest.mark.parametrize("top", [1, 20])
def test_a_cell_lists_what_it_counts(library: Library, rows: str, columns: str, top: int) -> None:
    """Of each cell; and every recommendation stands in some row and some column."""
    asked, found = MatrixRequest(rows, columns, top=top), library.matrix(rows, columns, top=top)
    listed = set()
    for row, cells in shown(found).items():
        for column, count in cells.items():
            total, ids = library.cell(asked, row, column)
            assert total == len(ids) == len(set(ids)) == count
            listed |= set(ids)
    assert len(listed) == found.total == 6


def test_a_value_without_a_place_of_its_own_can_be_listed(library: Library) -> None:
    asked = MatrixRequest("competency", "document", top=1)
    assert library.cell(asked, "competency/tact", "policy") == (2, ["policy/1", "policy/2"])


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"rows": "categories"}, Invalid, "did you mean 'category'"),
        ({"columns": "colour"}, Invalid, "there are document"),
        ({"top": 51}, TooLarge, "at most 50"),
        ({"top": 0}, Invalid, "at least 1"),
        ({"document": ("plam",)}, NotFound, "plam"),
    ],
)
def test_what_cannot_be_counted(
    library: Library, asked: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        library.matrix(**({"rows": "kind", "columns": "topic"} | asked))


@pytest.mark.parametrize("row", ["competency/nothing", "population/peers", "", "_other"])
def test_a_row_that_there_is_not(library: Library, row: str) -> None:
    with pytest.raises(NotFound, match="no competency"):
        library.cell(MatrixRequest("competency", "kind"), row, "statement")
