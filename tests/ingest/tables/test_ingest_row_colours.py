"""A row that is coloured as a whole has the status that the document's legend gives its colour."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ingest.reading import read
from ontology.records import Reading

ROWS = (("No.", "Recommendation", "Lead"), (1, "Plant trees", "Parks"), (2, "Open the gates", "Works"))


def reading(
    *rows: tuple[object, ...], colours: dict[int, str], title: str = "Sheet1", stated: str = ""
) -> Reading:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for number, colour in colours.items():
        for cell in sheet[number]:
            cell.fill = PatternFill("solid", fgColor=colour)
    book.properties.title = stated or None
    out = io.BytesIO()
    book.save(out)
    return read(out.getvalue(), source_name=str(Path("shared") / "Harbour actions.xlsx"), slug="plan")


def test_a_coloured_row_has_the_status_of_the_legend() -> None:
    legend = ((), ("Colour", "Meaning"), ("Green", "Done"), ("Red", "Not begun"))
    found = reading(*ROWS, *legend, colours={2: "00B050", 3: "FF0000"})
    assert [one.status_fill for one in found.recommendations] == ["Done", "Not begun"]


def test_a_coloured_number_says_the_status_where_no_column_does() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    key = book.create_sheet("Key")
    for row in ROWS:
        sheet.append(list(row))
    for at, (colour, meaning) in enumerate((("70AD47", "Completed"), ("FFD966", "Delayed")), 1):
        sheet.cell(at + 1, 1).fill = PatternFill("solid", fgColor=colour)
        key.append([None, meaning])
        key.cell(at, 1).fill = PatternFill("solid", fgColor=colour)
    sheet.cell(1, 1).fill = PatternFill("solid", fgColor="D9E1F2")
    key.insert_rows(1)
    key.cell(1, 1, "Legend")
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), source_name="plan.xlsx", slug="plan")
    assert [one.status_fill for one in found.recommendations] == ["Completed", "Delayed"]
    assert [(one.mark, one.description.value) for one in found.document.legend] == [
        ("green", "Completed"),
        ("yellow", "Delayed"),
    ]


def test_rows_coloured_to_be_read_more_easily_have_no_status() -> None:
    found = reading(*ROWS, colours={2: "DDEBF7"})
    assert [one.status_fill for one in found.recommendations] == [None, None]


@pytest.mark.parametrize(
    ("above", "stated", "title"),
    [
        pytest.param((("Harbour plan",), ()), "Of the file", "Harbour plan", id="the words above the table"),
        pytest.param((), "Harbour resilience", "Harbour resilience", id="the properties of the file"),
        pytest.param((), "", "Harbour actions", id="the name of the file"),
    ],
)
def test_the_title_of_a_book_is_not_that_of_its_sheet(
    above: tuple[tuple[object, ...], ...], stated: str, title: str
) -> None:
    found = reading(*above, *ROWS, colours={}, title="Tracker", stated=stated)
    assert found.document.title == title
    assert len(list(found.recommendations)) == 2
