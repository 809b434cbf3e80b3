"""Numbers and labels that a word processor writes itself: in cells, before paragraphs, in headings' styles."""

import io

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from ingest.reading import read
from ontology.records import Reading

pytestmark = pytest.mark.usefixtures("in_this_process")


def plan(form: str, written: str) -> Document:
    """A file with a list, whose name is 90, of numbers of a form, written in some way."""
    file = docx.Document()
    lists = file.part.numbering_part.element
    lists.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{written}"/></w:lvl></w:abstractNum>'
        ),
    )
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return file


def listed(paragraph: Paragraph) -> None:
    list_ = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(list_))


def reading(file: Document) -> Reading:
    content = io.BytesIO()
    file.save(content)
    return read(content.getvalue(), source_name="plan.docx", slug="plan")


@pytest.mark.parametrize(
    ("form", "written", "codes"),
    [
        ("decimal", "%1.", ["1", "2", "3"]),
        ("decimal", "R%1", ["R1", "R2", "R3"]),
        ("decimal", "2.%1", ["2.1", "2.2", "2.3"]),
    ],
)
def test_the_list_numbers_the_rows_of_a_table(form: str, written: str, codes: list[str]) -> None:
    file = plan(form, written)
    table = file.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("No.", "Recommendation", "Owner"), strict=True):
        cell.text = words
    for words in ("Publish the list of sites.", "Repair the ramp.", "Train two officers."):
        cells = table.add_row().cells
        listed(cells[0].paragraphs[0])
        cells[1].text, cells[2].text = words, "Parks"
    found = list(reading(file).recommendations)
    assert [one.code for one in found] == codes
    assert [one.text.value for one in found] == [
        "Publish the list of sites.",
        "Repair the ramp.",
        "Train two officers.",
    ]


def test_the_list_writes_the_label_of_each_recommendation() -> None:
    file = plan("decimal", "Recommendation %1:")
    file.add_heading("What we found", 1)
    for words in ("The Board should meet each month.", "The Mayor should publish the list."):
        file.add_paragraph("There was nobody on the ramp when we came.")
        listed(file.add_paragraph(words))
    assert [(one.code, one.text.value) for one in reading(file).recommendations] == [
        ("1", "The Board should meet each month."),
        ("2", "The Mayor should publish the list."),
    ]


@pytest.mark.parametrize("name", ["Titre 1", "Überschrift 1", "Título 1", "Kop 1"])
def test_headings_are_known_by_their_styles_in_other_languages(name: str) -> None:
    file = docx.Document()
    file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    file.add_paragraph("Plan", style="Title")
    for words in (
        "Recommendations on roads and on all that goes with them, in this city and beyond it.",
        "Annex",
    ):
        file.add_paragraph(words, style=name)
        file.add_paragraph("The words below it are many, and they end here.")
    assert [one.title for one in reading(file).document.sections] == [
        "Recommendations on roads and on all that goes with them, in this city and beyond it.",
        "Annex",
    ]
