"""Recommendations counted in two dimensions, as the service tells it."""

from dataclasses import dataclass
from typing import Final

import orjson

from api.bodies.body import Body, at_site, listing
from api.bodies.remembering import remembered
from api.bodies.sheets import sheet
from api.paging import Page, Pairs, address, beside
from graph.comparing.matrix import AxisView, CellRequest, Matrix, MatrixRequest, cell, matrix
from library.snapshots.snapshot import Snapshot
from search.names import kind_labels

PATH = "/api/matrix"
ITEMS_PATH = f"{PATH}/items"
_TOP: Final = MatrixRequest("", "").top


@dataclass(frozen=True, slots=True)
class Cell:
    """How many recommendations stand in a row and a column, and the address that lists them, if any do."""

    count: int
    url: str | None


@dataclass(frozen=True, slots=True)
class MatrixAnswer:
    """Counts of `total` recommendations: `cells` by the values of the rows, then by those of the columns.

    A recommendation with several values is counted at each, so that a row may add up to more than its count.
    `documents` are the slugs looked at, none meaning all.
    """

    snapshot: str
    documents: tuple[str, ...]
    total: int
    rows: AxisView
    columns: AxisView
    cells: tuple[tuple[Cell, ...], ...]


@remembered
def matrix_body(snapshot: Snapshot, request: MatrixRequest) -> Body:
    """The matrix. Raises what `matrix.matrix` raises."""
    found = matrix(snapshot.catalog, snapshot.ties, kind_labels(), request)
    answer = MatrixAnswer(
        snapshot=snapshot.id,
        documents=request.document,
        total=found.total,
        rows=found.rows,
        columns=found.columns,
        cells=_cells(snapshot, request, found),
    )
    return Body(orjson.dumps(answer))


def matrix_csv(body: bytes) -> bytes:
    """A line for each row, with its id and label, its counts by column, and how many stand in it at all."""
    found = orjson.loads(body)
    rows, columns = found["rows"], found["columns"]
    return sheet(
        (rows["dimension"], "label", *(value["label"] for value in columns["values"]), "recommendations"),
        (
            (value["id"], value["label"], *(each["count"] for each in line), value["count"])
            for value, line in zip(rows["values"], found["cells"], strict=True)
        ),
    )


def cell_body(snapshot: Snapshot, request: CellRequest, path: str = ITEMS_PATH) -> Body:
    """One page of the recommendations in a cell; `path` is that of the call. Raises what `cell` raises."""
    total, ordinals = cell(snapshot.catalog, snapshot.ties, kind_labels(), request)
    records = snapshot.index.records(ordinals)
    query = _pairs(request.matrix, request.row, request.column)
    around = beside(at_site(snapshot, path), query, Page(request.limit, request.offset), total)
    return listing(snapshot, records, total, around)


def _cells(snapshot: Snapshot, request: MatrixRequest, found: Matrix) -> tuple[tuple[Cell, ...], ...]:
    path = at_site(snapshot, ITEMS_PATH)
    return tuple(
        tuple(
            Cell(count, address(path, _pairs(request, row.id, column.id)) if count else None)
            for column, count in zip(found.columns.values, counts, strict=True)
        )
        for row, counts in zip(found.rows.values, found.cells, strict=True)
    )


def _pairs(request: MatrixRequest, row: str, column: str) -> Pairs:
    return [
        ("rows", request.rows),
        ("columns", request.columns),
        ("row", row),
        ("column", column),
        *(("document", slug) for slug in request.document),
        ("top", "" if request.top == _TOP else str(request.top)),
    ]
