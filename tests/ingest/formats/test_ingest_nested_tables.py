"""Tables in the cells of others: recommendations in them are read row by row, what they add to one is left to it."""

import io

import docx
import pytest
from docx.table import _Cell

from ingest.reading import read
from ontology.records import Recommendation

pytestmark = pytest.mark.usefixtures("in_this_process")

HEADER = ("Ref", "Recommendation", "Lead", "Status")
ROWS = (
    ("S1", "Mark the safe routes to school", "Roads Bureau", "Done"),
    ("S2", "Lower the speed limit near the market", "Traffic Office", "Planned"),
)


def fill(cell: _Cell, *rows: tuple[str, ...]) -> None:
    table = cell.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words


def records(content: bytes, name: str) -> list[Recommendation]:
    return list(read(content, source_name=name, slug="plan").recommendations)


def word(outer: tuple[tuple[str, ...], ...], *inner: tuple[str, ...]) -> list[Recommendation]:
    """The records of a Word file with one table; in its last cell stands another."""
    document = docx.Document()
    document.add_heading("Streets for all", 1)
    table = document.add_table(rows=len(outer), cols=len(outer[0]))
    for at, row in enumerate(outer):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    fill(table.cell(len(outer) - 1, len(outer[0]) - 1), *inner)
    file = io.BytesIO()
    document.save(file)
    return records(file.getvalue(), "plan.docx")


@pytest.mark.parametrize(
    "outer",
    [
        (("Goal", "Recommendations"), ("Walking is safe", "")),
        (("Goal", "Walking is safe"), ("Why", "Eight children were hurt."), ("Steps", "")),
        (("This review was written in the autumn.", ""),),
    ],
)
def test_rows_of_a_table_in_a_cell_are_records(outer: tuple[tuple[str, ...], ...]) -> None:
    found = word(outer, HEADER, *ROWS)
    assert [(one.code, one.text.value, one.status and one.status.value) for one in found] == [
        ("S1", "Mark the safe routes to school", "Done"),
        ("S2", "Lower the speed limit near the market", "Planned"),
    ]


@pytest.mark.parametrize(
    "outer",
    [
        (("No", "Recommendation", "Plan"), ("4", "Repair the bridge at the mill", "")),
        (("Recommendation 4", "Repair the bridge at the mill"), ("Lead", "Works"), ("Plan", "")),
    ],
)
def test_what_is_done_about_a_recommendation_is_no_record(outer: tuple[tuple[str, ...], ...]) -> None:
    found = word(outer, ("Action", "Who", "Status"), ("Ask for offers", "Clerk", "Open"))
    assert [one.text.value for one in found] == ["Repair the bridge at the mill"]


def test_a_page_s_table_in_a_cell_is_read_by_its_rows() -> None:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADER, *ROWS))
    around = f"<tr><th>Goal</th><th>Recommendations</th></tr><tr><td>Safe walks</td><td><table>{cells}</table></td></tr>"
    found = records(f"<html><body><h1>Streets</h1><table>{around}</table></body></html>".encode(), "p.html")
    assert [(one.code, one.responsible[0].value) for one in found] == [
        ("S1", "Roads Bureau"),
        ("S2", "Traffic Office"),
    ]
