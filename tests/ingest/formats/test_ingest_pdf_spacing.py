"""Lines of a PDF are put together by the spaces between them, and colours behind lines are no tables."""

import pytest
from fpdf import FPDF

from ingest.blocks import Heading, Paragraph
from ingest.formats import apart
from ingest.formats.pdf.file import render_pdf
from ingest.reading import inspect

RAGGED = (  # the second line would have had room for the first word of the third
    "We note that the Harbour Office has met those who run the ferries and that it",
    "has followed what was asked in the survey of piers that it made in the year",
    "2016 and in the years since. It should mend the piers of the north.",
)
SHORT = "The piers were mended."


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_parsed", lambda content, _kind: render_pdf(content))


def lines(file: FPDF, *said: str, colour: bool = False) -> None:
    file.set_font("times", "", 11)
    for line in said:
        if colour:
            file.set_fill_color(240, 240, 200)
            file.cell(0, 5, line, fill=True, new_x="LMARGIN", new_y="NEXT")
        else:
            file.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")


def paragraphs(file: FPDF) -> list[str]:
    found = inspect(bytes(file.output()), source_name="plan.pdf", slug="plan").blocks
    return [block.text.value for block in found if isinstance(block, Paragraph | Heading)]


def page() -> FPDF:
    file = FPDF()
    file.add_page()
    return file


def test_where_spaces_part_paragraphs_a_line_with_room_at_its_end_goes_on() -> None:
    file = page()
    wide = "The Harbour Office has asked all of those who run ferries how often they are late in the winter"
    lines(file, wide, "months, and on which days.")
    file.ln(4)
    for _ in range(7):
        lines(file, *RAGGED)
        file.ln(4)
        lines(file, SHORT)
        file.ln(4)
    assert paragraphs(file)[1:3] == [" ".join(RAGGED), SHORT]


def test_where_nothing_parts_them_a_line_with_room_at_its_end_ends_a_paragraph() -> None:
    file = page()
    wide = "The Harbour Office has asked all of those who run ferries how often they are late in the winter"
    for _ in range(7):
        lines(file, wide, "months, and on which days.", RAGGED[0] + ".", "Ferries are late.")
    assert "Ferries are late." in paragraphs(file)


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    file = page()
    lines(file, "The Harbour Office should count those who use the ferries that are run by", "UK firms.")
    lines(file, "The Harbour Office should count those who use the piers that are owned by others than it.")
    assert paragraphs(file)[0].endswith("that are run by UK firms.")


def test_colour_behind_each_line_makes_no_table() -> None:
    file = page()
    said = (
        "The Harbour Office, which has long been asked for it, should",
        "count those who use the ferries in the north of the harbour each year, and those of the south",
        "in the years between, and should say what it has found.",
    )
    file.set_font("times", "", 11)
    file.cell(30, 5, "Answer:")
    lines(file, *said, colour=True)
    assert paragraphs(file) == ["Answer: " + " ".join(said)]
