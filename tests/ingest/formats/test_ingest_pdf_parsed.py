"""Of each character of a PDF's page is read what pdfplumber says of it, and nothing else."""

import io

import pdfplumber
from fpdf import FPDF

from ingest.formats.pdf.parsed import Parsed

READ = ("text", "x0", "x1", "top", "bottom", "size", "fontname", "matrix", "upright")


def file() -> FPDF:
    made = FPDF(format=(300, 200))
    made.add_page()
    made.set_font("times", "B", 11)
    made.cell(0, 8, "Piers fi & Ölhafen", new_x="LMARGIN", new_y="NEXT")
    made.set_font("helvetica", "", 7)
    made.cell(40, 8, "1", border=1, fill=True)
    with made.rotation(90, 60, 60):
        made.text(60, 60, "upwards")
    made.ellipse(20, 90, 3, 3, style="F")
    return made


def page(content: bytes) -> pdfplumber.page.Page:
    return pdfplumber.open(io.BytesIO(content)).pages[0]


def test_a_character_has_the_numbers_of_pdfplumber() -> None:
    content = bytes(file().output())
    cornered = content.replace(b"/MediaBox [0 0 ", b"/MediaBox [-9 -7 ")
    assert cornered != content
    for one in (content, cornered):
        said = [{name: char[name] for name in READ} for char in page(one).chars]
        assert Parsed(page(one)).chars == said
        assert {char["upright"] for char in said} == {True, False}


def test_rules_and_drawings_are_those_of_pdfplumber() -> None:
    whole, parsed = page(bytes(file().output())), Parsed(page(bytes(file().output())))
    assert parsed.edges == whole.edges != []
    assert (parsed.rects, parsed.curves, parsed.images) == (whole.rects, whole.curves, whole.images)
    assert parsed.page_number == 1
