"""The page that counts recommendations in two dimensions, and that of one of its cells."""

from math import ceil
from typing import Final

from starlette.requests import Request

from api.bodies.body import at_site
from api.bodies.matrices import ITEMS_PATH
from api.paging import Pairs, address
from api.site.answering import Json
from api.site.choices import chosen, document_choices
from api.site.rendering import render
from graph.comparing.axes import DIMENSIONS
from graph.comparing.matrix import CellRequest, MatrixRequest
from library.snapshots.snapshot import Snapshot
from ontology.concepts import KINDS

#: What is counted where nothing is asked.
ROWS, COLUMNS = "category", "responsible"
PATH: Final = "/matrix"
#: The most columns and cells of a page, which keep it below 100 KB; the other forms give all.
_COLUMNS: Final = 25
_CELLS: Final = 500
#: By which of its filters a search finds just what stands at a value; it has none for the responsible alone.
_FILTERS: Final = dict.fromkeys(KINDS, "concept") | {
    name: name
    for name in ("document", "category", "kind", "system", "action", "funding", "outcome", "status")
}
#: Steps of colour; every count stands in its cell as a number too.
_STEPS: Final = 5


def matrix_page(request: Request, snapshot: Snapshot, asked: MatrixRequest, found: Json) -> str:
    """The matrix as a table, of as many rows as a page holds; `found` is its JSON."""
    rows, columns = found["rows"]["values"], found["columns"]["values"]
    wide = min(_COLUMNS, len(columns))
    high = _CELLS // max(1, wide)
    counts = [cell["count"] for line in found["cells"][:high] for cell in line[:wide]]
    most = max([1, *counts])
    return render(
        "matrix.html",
        request,
        snapshot,
        asked=asked,
        found=found,
        dimensions=DIMENSIONS,
        documents=chosen(document_choices(snapshot), asked.document[0] if asked.document else ""),
        heat=lambda count: ceil(_STEPS * count / most),
        most=most,
        wide=wide,
        high=high,
        leads=lambda row, column, url: _leads(snapshot, asked, (rows[row], columns[column]), url),
        swapped=address(at_site(snapshot, PATH), _pairs(asked, asked.columns, asked.rows)),
        forms=[
            (name.upper(), address(at_site(snapshot, f"{PATH}.{name}"), _pairs(asked)))
            for name in ("csv", "json")
        ],
    )


def _leads(snapshot: Snapshot, asked: MatrixRequest, at: tuple[Json, Json], url: str) -> str:
    """Where a count leads: to the search that finds just these, or where there is none to their list."""
    dimensions = asked.rows, asked.columns
    names = [_FILTERS.get(dimension, "") for dimension in dimensions]
    taken = [*names, *(("document",) if asked.document else ())]
    if not all(names) or len(set(taken)) < len(taken) or any(each["id"].startswith("_") for each in at):
        return url.replace(at_site(snapshot, ITEMS_PATH), at_site(snapshot, f"{PATH}/items"), 1)
    chosen = [(name, value["id"]) for name, value in zip(names, at, strict=True)]
    return address(at_site(snapshot, "/search"), [*chosen, *(("document", slug) for slug in asked.document)])


def cell_page(request: Request, snapshot: Snapshot, asked: CellRequest, found: Json) -> str:
    """The recommendations of one cell; `found` is the JSON of a page of them."""
    labels = {
        value: _label(snapshot, dimension, value)
        for dimension, value in ((asked.matrix.rows, asked.row), (asked.matrix.columns, asked.column))
    }
    pairs = [*_pairs(asked.matrix), ("row", asked.row), ("column", asked.column)]
    page = [("limit", str(asked.limit)), ("offset", str(asked.offset or ""))]
    return render(
        "matrix_items.html",
        request,
        snapshot,
        asked=asked,
        found=found,
        labels=labels,
        back=address(at_site(snapshot, PATH), _pairs(asked.matrix)),
        forms=[
            (name.upper(), address(at_site(snapshot, f"{PATH}/items.{name}"), [*pairs, *page]))
            for name in ("csv", "json")
        ],
    )


def _label(snapshot: Snapshot, dimension: str, value: str) -> str:
    """What a value is called, where the catalog has it."""
    before = f"{dimension}/" if dimension in ("document", "category") else ""
    found = snapshot.catalog.by_ids([f"{before}{value}"])
    return found[0].label if found else ""


def _pairs(asked: MatrixRequest, rows: str = "", columns: str = "") -> Pairs:
    return [
        ("rows", rows or asked.rows),
        ("columns", columns or asked.columns),
        *(("document", slug) for slug in asked.document),
        ("top", str(asked.top)),
    ]
