"""A status that a cell shows by its colour is told by what the document's own key says of the colour."""

import io
from collections.abc import Sequence

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from fpdf import FPDF
from openpyxl.styles import Color, PatternFill

from ingest.reading import read
from ontology.records import Reading

HEAD = ("No.", "Recommendation", "Lead", "Status")
ROWS = (
    ("Plant trees along the quay", "Parks"),
    ("Open the lock gates at night", "Works"),
    ("Mend the slipway", "Harbour office"),
)
GREEN, YELLOW, RED = "00B050", "FFFF00", "FF0000"
SAID = ["Completed", "In progress", "Not started"]


def _told(reading: Reading) -> list[str]:
    return [(one.status_fill or "").casefold() for one in reading.recommendations]


def _page(key: str, colours: Sequence[str] = (GREEN, YELLOW, RED), after: str = "") -> Reading:
    rows = "".join(
        f"<tr><td>{at}</td><td>{text}</td><td>{lead}</td><td style='background:#{colour}'></td></tr>"
        for at, ((text, lead), colour) in enumerate(zip(ROWS, colours, strict=True), 1)
    )
    head = "".join(f"<th>{one}</th>" for one in HEAD)
    page = f"<h1>Harbour plan</h1>{key}<h2>Actions</h2><table><tr>{head}</tr>{rows}</table>{after}"
    return read(page.encode(), source_name="plan.html", slug="plan")


def _cell(colour: str, words: str = "") -> str:
    return f"<td style='background:#{colour}'>{words}</td>"


FORMS = {
    "a sentence for each": (
        "<p>Cells shaded in green are completed. Cells shaded in yellow are in progress. "
        "Cells shaded in red are not started.</p>"
    ),
    "signs of equality": "<p>Key: green = completed, yellow = in progress, red = not started</p>",
    "signs of equality and": "<p>Green = completed, yellow = in progress and red = not started.</p>",
    "verbs": (
        "<p>Green indicates that the action has been completed, yellow indicates in progress; "
        "red means not started.</p>"
    ),
    "shading first": (
        "<p>Green shading denotes completed, yellow shading denotes in progress and red shading denotes "
        "not started.</p>"
    ),
    "brackets after": "<p>Legend: completed (green), in progress (yellow), not started (red)</p>",
    "meanings first": "<p>Completed = green; In progress = yellow; Not started = red</p>",
    "shown in": (
        "<p>Completed actions are listed here. Key – completed: green; in progress: yellow; not started: red</p>"
        "<p>Key: completed: green; in progress: yellow; not started: red</p>"
    ),
    "items in": (
        "<p>Items in green have been completed, items in yellow are in progress and items in red are "
        "not started.</p>"
    ),
    "swatches beside": (
        f"<table><tr>{_cell(GREEN)}<td>Completed</td></tr><tr>{_cell(YELLOW)}<td>In progress</td></tr>"
        f"<tr>{_cell(RED)}<td>Not started</td></tr></table>"
    ),
    "several swatches in a row": (
        f"<table><tr>{_cell(GREEN)}<td>Completed</td>{_cell(YELLOW)}<td>In progress</td></tr>"
        f"<tr>{_cell(RED)}<td>Not started</td>{_cell('7030A0')}<td>Given up</td></tr></table>"
    ),
    "swatches under a title": (
        f"<table><tr><td>Key</td><td></td></tr><tr>{_cell(GREEN)}<td>Completed</td></tr>"
        f"<tr>{_cell(YELLOW)}<td>In progress</td></tr><tr>{_cell(RED)}<td>Not started</td></tr></table>"
    ),
    "rows filled as a whole": (
        f"<table><tr>{_cell(GREEN, 'Completed')}{_cell(GREEN, 'Nothing is left to do.')}</tr>"
        f"<tr>{_cell(YELLOW, 'In progress')}{_cell(YELLOW, 'Work has begun.')}</tr>"
        f"<tr>{_cell(RED, 'Not started')}{_cell(RED, 'Work has not begun.')}</tr></table>"
    ),
    "headed": (
        "<table><tr><th>Colour</th><th>Meaning</th></tr><tr><td>Green</td><td>Completed</td></tr>"
        "<tr><td>Yellow</td><td>In progress</td></tr><tr><td>Red</td><td>Not started</td></tr></table>"
    ),
    "headed with a column for the status": (
        "<table><tr><th>Colour</th><th>Status</th><th>Description</th></tr>"
        "<tr><td>Green</td><td>Completed</td><td>Nothing is left to do for any of those who were asked.</td></tr>"
        "<tr><td>Yellow</td><td>In progress</td><td>Work has begun.</td></tr>"
        "<tr><td>Red</td><td>Not started</td><td>Work has not begun.</td></tr></table>"
    ),
    "headed by letters": (
        "<table><tr><th>RAG</th><th>Meaning</th></tr><tr><td>G</td><td>Completed</td></tr>"
        "<tr><td>A</td><td>In progress</td></tr><tr><td>R</td><td>Not started</td></tr></table>"
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_colour_means_what_the_key_says(form: str) -> None:
    assert _told(_page(FORMS[form])) == [one.casefold() for one in SAID]


def test_a_key_may_stand_below_the_table() -> None:
    after = (
        "<h2>Key</h2><ul><li>Green: Completed</li><li>Amber: In progress</li><li>Red: Not started</li></ul>"
    )
    assert _told(_page("", after=after)) == [one.casefold() for one in SAID]


@pytest.mark.parametrize(
    "colours",
    [
        pytest.param(("C6EFCE", "FFEB9C", "FFC7CE"), id="light"),
        pytest.param(("385723", "FFC000", "C00000"), id="dark"),
        pytest.param(("70AD47", "ED7D31", "FF5050"), id="next to it"),
    ],
)
def test_a_colour_near_the_one_of_the_key_means_the_same(colours: tuple[str, str, str]) -> None:
    assert _told(_page(FORMS["headed"], colours)) == [one.casefold() for one in SAID]


def test_a_colour_that_the_key_has_in_two_shades_is_told_by_its_own() -> None:
    key = "<p>Key: light green = begun; dark green = finished; red = not started</p>"
    assert _told(_page(key, ("C6EFCE", "1E4620", "00B050"))) == ["begun", "finished", "green"]


def test_a_colour_that_the_key_has_not_keeps_its_name() -> None:
    assert _told(_page(FORMS["headed"], (GREEN, YELLOW, "7030A0"))) == ["completed", "in progress", "purple"]


def test_colours_of_running_text_are_no_key() -> None:
    reading = _page("<p>The red line is a bus, and green spaces are parks. Blue - as ever - is the sea.</p>")
    assert reading.document.legend == ()
    assert _told(reading) == ["green", "yellow", "red"]


def test_a_long_explanation_leaves_the_mark_its_name() -> None:
    said = "The body that was asked has done all of it, and has told the council so in writing"
    key = f"<table><tr><th>Colour</th><th>Meaning</th></tr><tr><td>Green</td><td>{said}</td></tr></table>"
    assert _told(_page(key))[0] == "green"


def test_theme_colours_of_a_sheet_are_told_by_the_key_on_another() -> None:
    book = openpyxl.Workbook()
    tracker, key = book.worksheets[0], book.create_sheet("Key")
    tracker.append([*HEAD])
    for at, (text, lead) in enumerate(ROWS, 1):
        tracker.append([at, text, lead, None])
    key.append(["Status", "Colour"])
    for at, (theme, said) in enumerate(zip((9, 7, 5), SAID, strict=True), 2):
        tracker.cell(at, 4).fill = PatternFill("solid", fgColor=Color(theme=theme, tint=0.6))
        key.append([said])
        key.cell(at, 2).fill = PatternFill("solid", fgColor=Color(theme=theme, tint=0.4))
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), source_name="plan.xlsx", slug="plan")
    assert _told(found) == [one.casefold() for one in SAID]


@pytest.mark.parametrize("own", [True, False], ids=["words in the colour", "words beside it"])
def test_a_key_may_stand_in_columns_beside_the_table(*, own: bool) -> None:
    book = openpyxl.Workbook()
    tracker = book.worksheets[0]
    tracker.append([*HEAD, None, None if own else "Legend"])
    for at, (row, colour, said) in enumerate(zip(ROWS, (RED, GREEN, RED), SAID, strict=True), 1):
        tracker.append([at, *row, None, None, *((said,) if own else (None, said))])
        tracker.cell(at + 1, 4).fill = PatternFill("solid", fgColor=colour)
        tracker.cell(at + 1, 6).fill = PatternFill("solid", fgColor=(GREEN, YELLOW, RED)[at - 1])
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue(), source_name="plan.xlsx", slug="plan")
    assert _told(found) == ["not started", "completed", "not started"]


def _shaded(cell: _Cell, **said: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    for name, value in said.items():
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def test_theme_colours_of_a_word_file_are_told_by_its_key() -> None:
    file = docx.Document()
    file.add_heading("Harbour plan", 0)
    themes = (("accent3", "99"), ("accent6", "66"), ("accent2", "CC"))  # green, orange, red in its theme
    key = file.add_table(0, 2)
    for (theme, _), said in zip(themes, SAID, strict=True):
        cells = key.add_row().cells
        _shaded(cells[0], fill="auto", themeFill=theme)
        cells[1].text = said
    file.add_paragraph("What is to be done follows.")
    table = file.add_table(0, 4)
    for cell, said in zip(table.add_row().cells, HEAD, strict=True):
        cell.text = said
    for at, ((text, lead), (theme, tint)) in enumerate(zip(ROWS, themes, strict=True), 1):
        cells = table.add_row().cells
        for cell, said in zip(cells, (str(at), text, lead), strict=False):
            cell.text = said
        _shaded(cells[3], themeFill=theme, themeFillTint=tint)
    out = io.BytesIO()
    file.save(out)
    found = read(out.getvalue(), source_name="plan.docx", slug="plan")
    assert _told(found) == [one.casefold() for one in SAID]


def test_colours_of_a_pdf_are_told_by_the_swatches_of_its_key() -> None:
    file = FPDF()
    file.set_font("helvetica", size=10)
    file.add_page()
    file.cell(text="Harbour plan", new_x="LMARGIN", new_y="NEXT")
    colours = ((0, 176, 80), (255, 255, 0), (255, 0, 0))
    _rows(file, (20, 60), [(("", said), 0, colour) for said, colour in zip(SAID, colours, strict=True)])
    file.cell(text="What is to be done follows.", new_x="LMARGIN", new_y="NEXT")
    rows = [
        ((str(at), *row, ""), 3, colour)
        for at, (row, colour) in enumerate(zip(ROWS, colours, strict=True), 1)
    ]
    _rows(file, (15, 80, 40, 30), [(HEAD, 9, (255, 255, 255)), *rows])
    found = read(bytes(file.output()), source_name="plan.pdf", slug="plan")
    assert _told(found) == [one.casefold() for one in SAID]


def _rows(
    file: FPDF, widths: Sequence[int], rows: Sequence[tuple[Sequence[str], int, tuple[int, int, int]]]
) -> None:
    for words, filled, colour in rows:
        for at, (width, said) in enumerate(zip(widths, words, strict=True)):
            file.set_fill_color(*(colour if at == filled else (255, 255, 255)))
            file.cell(width, 8, said, border=1, fill=True)
        file.ln()
    file.ln(6)
