"""Word files are read as they are shown: numbers the word processor makes, merged cells, colours, no furniture."""

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from ingest.reading import read
from ontology.records import Reading, Recommendation

pytestmark = pytest.mark.usefixtures("in_this_process")

WET = Path(__file__).parents[3] / "corpus" / "wet-2024-2026.txt"
COLOURS = {"GREEN": "00B050", "YELLOW": "FFFF00", "RED": "FF0000"}


def reading(file: Document) -> Reading:
    content = io.BytesIO()
    file.save(content)
    return read(content.getvalue(), source_name="plan.txt", slug="plan")


def records(file: Document) -> dict[str, Recommendation]:
    return {record.code: record for record in reading(file).recommendations}


def shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def table(file: Document, *rows: list[str]) -> Table:
    made: Table = file.add_table(len(rows), max(map(len, rows)))
    for filled, row in zip(made.rows, rows, strict=True):
        for cell, words in zip(filled.cells, row, strict=False):
            cell.text = words
    return made


def wet() -> Document:
    """The shipped document as a person would have typed it: a table a page, statuses as colours alone."""
    file = docx.Document()
    lines = WET.read_text(encoding="utf-8").splitlines()
    pages = [line for line in lines if "LOS ANGELES COUNTY" not in line and "Community Planning" not in line]
    made: Any = None  # a table, whose methods are untyped
    for before, line in pairwise(["", *(line for line in pages if line.strip())]):
        cells = line.split("\t")
        if len(cells) == 1:
            made = None
            file.add_paragraph(line.strip())
            continue
        head = (cells[0].isupper() and len(cells[0]) > 5) or cells[0] == "COLOR"
        if made is None or (head and before):
            made = file.add_table(0, len(cells))
        added = made.add_row().cells
        for at, words in enumerate(cells[: len(added)]):
            coloured = at == len(cells) - 1 and words in COLOURS
            added[at].text = "" if coloured else words
            if coloured:
                shade(added[at], COLOURS[words])
    return file


def test_the_shipped_tables_give_the_same_records_from_a_word_file(
    wet_records: dict[str, Recommendation], wet_values: Callable[[Recommendation], object]
) -> None:
    found = records(wet())
    assert found.keys() == wet_records.keys()
    for code, record in wet_records.items():
        assert wet_values(found[code]) == wet_values(record)
        status = record.status.value if record.status else None
        if status in COLOURS:
            assert (found[code].status_fill or "").casefold() == status.casefold()


def test_lists_have_the_numbers_that_the_word_processor_makes() -> None:
    file = docx.Document()
    file.add_heading("Park plan", 0)
    file.add_heading("Introduction", 1)
    file.add_paragraph("Parks matter to all who live here, and they always did.")
    file.add_heading("Recommendations", 1)
    for words in ("Plant trees.", "Open the gates.", "Mend the paths."):
        file.add_paragraph(words, style="List Number")
    file.sections[0].header.paragraphs[0].text = "Draft – do not cite"
    found = reading(file)
    assert {one.code: one.text.value for one in found.recommendations} == {
        "1": "Plant trees.",
        "2": "Open the gates.",
        "3": "Mend the paths.",
    }
    assert "2. Open the gates.\n" in found.document.text
    assert "Draft" not in found.document.text
    assert found.document.title == "Park plan"
    assert [section.title for section in found.document.sections] == ["Introduction", "Recommendations"]


@pytest.fixture(scope="session")
def merged() -> dict[str, Recommendation]:
    file = docx.Document()
    file.add_heading("Actions", 1)
    made = table(
        file,
        ["Ref", "Theme", "Recommendation", "Responsibility", "", "Status"],
        ["", "", "", "Lead", "Partner", ""],
        ["H1", "Housing", "Build homes\nfor all", "Parks", "Police", ""],
        ["H2", "", "Plant trees", "Works", "", "Done"],
        ["Safety first", "", "", "", "", ""],
        ["S1", "Safety", "Light the streets", "Works", "", ""],
    )
    for one, other in (
        ((0, 3), (0, 4)),
        ((0, 0), (1, 0)),
        ((0, 2), (1, 2)),
        ((2, 1), (3, 1)),
        ((4, 0), (4, 5)),
    ):
        made.cell(*one).merge(made.cell(*other))
    shade(made.cell(2, 5), "FFC000")
    table(file, ["S2", "Safety", "Mend fences", "Works", "", ""])
    file.add_paragraph("")
    table(file, ["Colour", "Meaning"], ["Amber", "Under way"], ["Green", "Done"])
    return records(file)


def test_merged_cells_count_for_every_row(merged: dict[str, Recommendation]) -> None:
    assert [(code, one.text.value) for code, one in merged.items()] == [
        ("H1", "Build homes\nfor all"),
        ("H2", "Plant trees"),
        ("S1", "Light the streets"),
        ("S2", "Mend fences"),
    ]
    assert merged["H2"].category == "housing"
    assert [one.value for one in merged["H1"].responsible] == ["Parks"]
    assert merged["H1"].attributes["Partner"].value == "Police"


def test_shading_is_called_what_the_legend_calls_it(merged: dict[str, Recommendation]) -> None:
    assert merged["H1"].status_fill == "Under way"


def test_links_and_insertions_are_read_and_deletions_are_not() -> None:
    file = docx.Document()
    file.add_heading("Recommendations", 1)
    paragraph = file.add_paragraph("Plant ", style="List Bullet")._p
    for tag, name, words in (
        ("w:ins", "w:t", "many "),
        ("w:del", "w:delText", "few "),
        ("w:hyperlink", "w:t", "trees"),
    ):
        around, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(name)
        text.text = words
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        around.append(run)
        paragraph.append(around)
    assert [one.text.value for one in records(file).values()] == ["Plant many trees"]
