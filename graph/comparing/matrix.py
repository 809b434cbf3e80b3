"""Recommendations counted in two dimensions, and those that any count is of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process

from graph.catalog.catalog import Catalog
from graph.catalog.choices import check_name, check_number, check_page, document_called
from graph.comparing.axes import (
    CHUNK,
    DIMENSIONS,
    NOT_STATED,
    OTHERS,
    UNKNOWN,
    Axis,
    AxisValue,
    Counts,
    Recommendations,
)
from graph.ties.ties import HOLE, Ties
from ontology.errors import NotFound

#: The most rows and columns.
MAX_TOP: Final = 50

#: What each kind of recommendation is called.
KindLabels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MatrixRequest:
    """Names of DIMENSIONS, of which the `top` most frequent values are shown.

    Of `document` (slugs) any will do; none means all.
    """

    rows: str
    columns: str
    document: tuple[str, ...] = ()
    top: int = 20


@dataclass(frozen=True, slots=True)
class CellRequest:
    """A cell of a matrix, by the ids of its row and its column, and which page of it."""

    matrix: MatrixRequest
    row: str
    column: str
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class AxisView:
    """One side of a matrix: `total` values there are, of which those with an own count are shown."""

    dimension: str
    total: int
    values: tuple[AxisValue, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`cells[r][c]` of `total` recommendations stand in row r and column c.

    A recommendation with several values is counted at each, so that a row may add up to more than its count.
    """

    total: int
    rows: AxisView
    columns: AxisView
    cells: tuple[tuple[int, ...], ...]


def matrix(catalog: Catalog, ties: Ties, kinds: KindLabels, request: MatrixRequest) -> Matrix:
    """Raises Invalid for an unknown dimension, TooLarge (naming the cap), NotFound for a document."""
    chosen = _chosen(catalog, ties, request)
    rows, columns = _axes(catalog, ties, kinds, request, chosen)
    cells = np.zeros(rows.size * columns.size, np.int64)
    at_rows, at_columns = np.zeros(rows.size, np.int64), np.zeros(columns.size, np.int64)
    for begin in range(0, len(chosen), CHUNK):
        chunk = chosen[begin : begin + CHUNK]
        ours, theirs = rows.places(ties, chunk), columns.places(ties, chunk)
        cells += np.bincount(_joined(ours, theirs, columns.size), minlength=len(cells))
        at_rows += np.bincount(ours[1], minlength=rows.size)
        at_columns += np.bincount(theirs[1], minlength=columns.size)
    shown_rows, shown_columns = (
        list(axis.values(counts.tolist())) for axis, counts in ((rows, at_rows), (columns, at_columns))
    )
    grid = cells.reshape(rows.size, columns.size).tolist()
    return Matrix(
        total=len(chosen),
        rows=AxisView(rows.dimension, rows.total, tuple(value for _, value in shown_rows)),
        columns=AxisView(columns.dimension, columns.total, tuple(value for _, value in shown_columns)),
        cells=tuple(tuple(grid[r][c] for c, _ in shown_columns) for r, _ in shown_rows),
    )


def cell(catalog: Catalog, ties: Ties, kinds: KindLabels, request: CellRequest) -> tuple[int, list[int]]:
    """How many recommendations a cell counts, and the ordinals of a page of them, in order.

    Raises what `matrix` raises, and NotFound for a row or column that there is not, with the nearest.
    """
    check_page(request.limit, request.offset)
    chosen = _chosen(catalog, ties, request.matrix)
    axes = _axes(catalog, ties, kinds, request.matrix, chosen)
    row, column = (
        _valued(catalog, axis, value) for axis, value in zip(axes, (request.row, request.column), strict=True)
    )
    for axis, place in (row, column):
        chosen = _narrowed(ties, axis, place, chosen)
    found = np.concatenate([np.zeros(0, np.uint32), *_standing(ties, row, column, chosen)])
    order = np.argsort(ties.ranks[found])[request.offset : request.offset + request.limit]
    return len(found), found[order].tolist()


def _chosen(catalog: Catalog, ties: Ties, request: MatrixRequest) -> Recommendations:
    """The recommendations of the documents asked for."""
    for name, dimension in (("rows", request.rows), ("columns", request.columns)):
        check_name("dimension", dimension, DIMENSIONS, name)
    check_number("top", request.top, MAX_TOP, 1)
    if not request.document:
        return np.flatnonzero(ties.documents != HOLE).astype(np.uint32)
    documents = [document_called(catalog, slug).ordinal for slug in dict.fromkeys(request.document)]
    return np.flatnonzero(np.isin(ties.documents, np.array(documents, np.uint32))).astype(np.uint32)


def _axes(
    catalog: Catalog, ties: Ties, kinds: KindLabels, request: MatrixRequest, chosen: Recommendations
) -> tuple[Axis, Axis]:
    rows, columns = (
        Axis.of(catalog, ties, kinds, dimension=name, recommendations=chosen, top=request.top)
        for name in (request.rows, request.columns)
    )
    return rows, columns


def _joined(ours: tuple[Counts, Counts], theirs: tuple[Counts, Counts], columns: int) -> Counts:
    """The cells in which recommendations stand: every row of each with every column of it."""
    counts = np.bincount(ours[0], minlength=int(theirs[0].max(initial=-1)) + 1)
    starts = np.cumsum(counts) - counts
    sizes = counts[theirs[0]]
    ends = np.cumsum(sizes)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)
    rows = ours[1][np.repeat(starts[theirs[0]], sizes) + within]
    joined: Counts = rows * columns + np.repeat(theirs[1], sizes)
    return joined


def _valued(catalog: Catalog, axis: Axis, value: str) -> tuple[Axis, int]:
    """The axis, and the place on it of a value; one that it does not show is given an axis of its own."""
    if value in axis.ids:
        return axis, axis.ids.index(value)
    id_ = f"{axis.dimension}/{value}" if axis.dimension in ("document", "category") else value
    found = catalog.by_ids([id_])
    if found and axis.dimension in ("responsible", found[0].kind, found[0].type):
        name = (found[0].public_id, found[0].label)
        return replace(axis, names=(name,), codes=(found[0].ordinal,)), 0
    near = process.extract(value[:100], axis.ids, scorer=fuzz.ratio, score_cutoff=60, limit=5)
    raise NotFound(
        f"There is no {axis.dimension} {value[:100]!r} in this matrix.", tuple(name for name, _, _ in near)
    )


def _narrowed(ties: Ties, axis: Axis, place: int, chosen: Recommendations) -> Recommendations:
    """Only those that could stand at this place, where one thing's ties tell which."""
    if axis.dimension == "kind" or axis.ids[place] in (OTHERS, UNKNOWN, NOT_STATED):
        return chosen
    ordinal = axis.codes[place]
    tied = (
        ties.of_document(ordinal) if axis.dimension == "document" else ties.recommendations(ordinal).ordinals
    )
    standing = np.zeros(len(ties.documents), np.bool_)
    standing[tied] = True
    return chosen[standing[chosen]]


def _standing(
    ties: Ties, row: tuple[Axis, int], column: tuple[Axis, int], chosen: Recommendations
) -> Iterator[Recommendations]:
    for begin in range(0, len(chosen), CHUNK):
        chunk = chosen[begin : begin + CHUNK]
        sides = [axis.places(ties, chunk) for axis, _ in (row, column)]
        at = [
            local[places == place] for (local, places), (_, place) in zip(sides, (row, column), strict=True)
        ]
        yield chunk[np.intersect1d(at[0], at[1], assume_unique=True)]
