"""A library without documents has nothing to miss, to compare or to count."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from graph.catalog.catalog import Catalog
from graph.catalog.writer import CatalogWriter
from graph.comparing.axes import DIMENSIONS
from graph.comparing.compare import CompareRequest, compare
from graph.comparing.matrix import MatrixRequest, matrix
from graph.gaps.gaps import GapsRequest, gaps
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from ontology.errors import NotFound

Empty = tuple[Catalog, Ties]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Empty]:
    """A catalog and ties of nothing."""
    with CatalogWriter(tmp_path / "catalog") as writer:
        tied = TiesWriter(tmp_path / "ties")
        tied.seal(writer.columns(), writer.document_order())
        writer.commit()
    with Catalog.open(tmp_path / "catalog") as catalog:
        yield catalog, Ties.open(tmp_path / "ties")


def test_nothing_is_missing(empty: Empty) -> None:
    found = gaps(*empty, lambda _: [], GapsRequest())
    assert {gap.total for gap in found} == {0}
    assert not any(gap.items for gap in found)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_nothing_is_counted(empty: Empty, dimension: str) -> None:
    found = matrix(*empty, {}, MatrixRequest(dimension, "kind"))
    assert found.total == 0
    assert np.sum(found.cells) == 0


def test_there_is_nothing_to_compare(empty: Empty) -> None:
    with pytest.raises(NotFound, match="no document 'a'"):
        compare(*empty, lambda _: [], CompareRequest("a", "b"))
