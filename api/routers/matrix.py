"""`/api/matrix`: recommendations counted in two dimensions, and those that a count is of."""

from typing import Annotated

from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from api.answers import answer, json_answer
from api.bodies.body import Listing
from api.bodies.csv_rows import RECOMMENDATION_COLUMNS, csv_rows
from api.bodies.matrices import ITEMS_PATH, PATH, MatrixAnswer, cell_body, matrix_body, matrix_csv
from api.dependencies import Current
from api.documentation import documented
from api.negotiation import form, spelled
from api.parameters import Limit, Names, Offset
from api.routing import router
from graph.comparing.axes import DIMENSIONS
from graph.comparing.matrix import MAX_TOP, CellRequest, MatrixRequest
from ontology.views import RecommendationView

calls = router(PATH, "matrix")

Dimension = Annotated[
    str,
    Query(
        max_length=100,
        json_schema_extra={"enum": [*DIMENSIONS]},
        description=f"What to count by: {', '.join(DIMENSIONS)}.",
    ),
]
Top = Annotated[
    int,
    Query(
        ge=1,
        le=MAX_TOP,
        description=f"How many rows and columns to show, the most frequent first, {MAX_TOP} at the most.",
    ),
]
_Value = Annotated[str, Query(max_length=1024, description="The id of a row or column of the matrix.")]


async def _cell(
    *,
    rows: Dimension,
    columns: Dimension,
    row: _Value,
    column: _Value,
    document: Names,
    top: Top = 20,
    limit: Limit = 20,
    offset: Offset = 0,
) -> CellRequest:
    counted = MatrixRequest(rows, columns, tuple(filter(None, document)), top)
    return CellRequest(counted, row, column, limit, offset)


AskedCell = Annotated[CellRequest, Depends(_cell)]


@calls.get("", response_model=MatrixAnswer, responses=documented("csv", one=True))
def matrix(
    request: Request,
    snapshot: Current,
    *,
    rows: Dimension,
    columns: Dimension,
    document: Names,
    top: Top = 20,
) -> Response:
    """How many recommendations there are by any two dimensions, what is not stated among them."""
    wanted = form(request, ("json", "csv"))
    body = matrix_body(snapshot, MatrixRequest(rows, columns, tuple(filter(None, document)), top))
    if wanted == "csv":
        return answer(request, snapshot, matrix_csv(body.json), wanted)
    return json_answer(request, snapshot, body)


@calls.get("/items", response_model=Listing[RecommendationView], responses=documented("csv", one=True))
def cell(request: Request, snapshot: Current, asked: AskedCell) -> Response:
    """The recommendations that one cell of a matrix counts."""
    wanted = form(request, ("json", "csv"))
    body = cell_body(snapshot, asked, spelled(request, ITEMS_PATH))
    if wanted == "csv":
        return answer(request, snapshot, csv_rows(body.json, RECOMMENDATION_COLUMNS), wanted, body.links)
    return json_answer(request, snapshot, body)
