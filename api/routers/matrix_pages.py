"""`/matrix`: recommendations counted in two dimensions, as a page."""

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from api.bodies.csv_rows import RECOMMENDATION_COLUMNS, csv_rows
from api.bodies.matrices import cell_body, matrix_body, matrix_csv
from api.dependencies import Current
from api.negotiation import spelled
from api.parameters import Limit, Names, Offset
from api.routing import router
from api.site.answering import page_answer
from api.site.matrices import COLUMNS, PATH, ROWS, cell_page, matrix_page
from graph.matrix import MAX_TOP, CellRequest, MatrixRequest

calls = router(PATH, "site", shown=False)

_Dimension = Annotated[str, Query(max_length=100)]
_Top = Annotated[int, Query(ge=1, le=MAX_TOP)]
_Value = Annotated[str, Query(max_length=1024)]


@calls.get("")
def matrix_counted(
    request: Request,
    snapshot: Current,
    *,
    rows: _Dimension = ROWS,
    columns: _Dimension = COLUMNS,
    document: Names,
    top: _Top = 20,
) -> Response:
    """What `/api/matrix` gives, as a table."""
    asked = MatrixRequest(rows, columns, tuple(filter(None, document)), top)
    return page_answer(
        request,
        snapshot,
        matrix_body(snapshot, asked),
        lambda found: matrix_page(request, snapshot, asked, found),
        {"csv": matrix_csv},
    )


@calls.get("/items")
def matrix_items(
    request: Request,
    snapshot: Current,
    *,
    rows: _Dimension,
    columns: _Dimension,
    row: _Value,
    column: _Value,
    document: Names,
    top: _Top = 20,
    limit: Limit = 20,
    offset: Offset = 0,
) -> Response:
    """What `/api/matrix/items` gives, as a list."""
    counted = MatrixRequest(rows, columns, tuple(filter(None, document)), top)
    asked = CellRequest(counted, row, column, limit, offset)
    return page_answer(
        request,
        snapshot,
        cell_body(snapshot, asked, spelled(request, f"{PATH}/items")),
        lambda found: cell_page(request, snapshot, asked, found),
        {"csv": lambda body: csv_rows(body, RECOMMENDATION_COLUMNS)},
    )
