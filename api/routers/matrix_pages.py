"""`/matrix`: recommendations counted in two dimensions, as a page."""

from starlette.requests import Request
from starlette.responses import Response

from api.bodies.csv_rows import RECOMMENDATION_COLUMNS, csv_rows
from api.bodies.matrices import cell_body, matrix_body, matrix_csv
from api.dependencies import Current
from api.negotiation import spelled
from api.parameters import Names
from api.routers.matrix import AskedCell, Dimension, Top
from api.routing import router
from api.site.answering import page_answer
from api.site.matrices import COLUMNS, PATH, ROWS, cell_page, matrix_page
from graph.comparing.matrix import MatrixRequest

calls = router(PATH, "site", shown=False)


@calls.get("")
def matrix_counted(
    request: Request,
    snapshot: Current,
    *,
    rows: Dimension = ROWS,
    columns: Dimension = COLUMNS,
    document: Names,
    top: Top = 20,
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
def matrix_items(request: Request, snapshot: Current, asked: AskedCell) -> Response:
    """What `/api/matrix/items` gives, as a list."""
    return page_answer(
        request,
        snapshot,
        cell_body(snapshot, asked, spelled(request, f"{PATH}/items")),
        lambda found: cell_page(request, snapshot, asked, found),
        {"csv": lambda body: csv_rows(body, RECOMMENDATION_COLUMNS)},
    )
