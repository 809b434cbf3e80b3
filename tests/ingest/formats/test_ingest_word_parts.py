"""The parts of Word files beside plain paragraphs: notes, boxes, tables within tables; and files that mean harm."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from ingest.reading import read
from ontology.errors import TooLarge, Unreadable
from ontology.records import Reading

pytestmark = pytest.mark.usefixtures("in_this_process")

NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def saved(file: Document) -> bytes:
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def reading(content: bytes) -> Reading:
    return read(content, source_name="plan.docx", slug="plan")


def texts(content: bytes) -> list[str]:
    return [one.text.value for one in reading(content).recommendations]


def changed(content: bytes, name: str, change: Callable[[bytes], bytes], **added: bytes) -> bytes:
    """A package with one part changed, and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.namelist():
            body = before.read(part)
            after.writestr(part, change(body) if part == name else body)
        for part, body in added.items():
            after.writestr(part, body)
    return out.getvalue()


def plan() -> Document:
    file = docx.Document()
    file.add_heading("Recommendations", 1)
    return file


def with_note(file: Document, paragraph: Paragraph, words: str) -> bytes:
    """The file with a note at the end of a paragraph."""
    run, reference = OxmlElement("w:r"), OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run.append(reference)
    paragraph._p.append(run)
    body = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    ).encode()
    relation = f'<Relationship Id="rIdNotes" Type="{NOTES}" Target="footnotes.xml"/></Relationships>'.encode()
    kind = (
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.footnotes+xml"/></Types>'
    )
    content = changed(
        saved(file),
        "word/_rels/document.xml.rels",
        lambda rels: rels.replace(b"</Relationships>", relation),
        **{"word/footnotes.xml": body},
    )
    return changed(content, "[Content_Types].xml", lambda types: types.replace(b"</Types>", kind))


def test_a_footnote_is_a_note_of_the_recommendation_that_refers_to_it() -> None:
    file = plan()
    first = file.add_paragraph("Plant trees.", style="List Number")
    file.add_paragraph("Open the gates.", style="List Number")
    found = reading(with_note(file, first, "Oaks and limes alone."))
    assert [[note.value for note in one.notes] for one in found.recommendations] == [
        ["Oaks and limes alone."],
        [],
    ]
    assert "[2] Oaks and limes alone.\n" in found.document.text


def test_the_words_of_text_boxes_are_read_once() -> None:
    file = plan()
    file.add_paragraph("Plant trees.", style="List Number")
    paragraph = file.add_paragraph("")
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
            "<mc:Choice><w:txbxContent><w:p><w:r><w:t>Trees cool the streets.</w:t></w:r></w:p></w:txbxContent>"
            "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Trees cool the streets.</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert reading(saved(file)).document.text.count("Trees cool the streets.") == 1


def test_entries_of_a_table_of_contents_are_no_recommendations() -> None:
    file = docx.Document()
    file.styles.add_style("toc 1", 1)
    for words in ("Recommendation 1: Plant trees\t3", "Recommendation 2: Open the gates\t4"):
        file.add_paragraph(words, style="toc 1")
    file.add_heading("Recommendations", 1)
    file.add_paragraph("Recommendation 1: Plant trees in each street.")
    file.add_paragraph("Recommendation 2: Open the gates at night.")
    assert texts(saved(file)) == ["Plant trees in each street.", "Open the gates at night."]


def test_lists_within_lists_are_parts_of_their_items() -> None:
    file = plan()
    for words, style in (
        ("Plant trees:", "List Number"),
        ("oaks by the river", "List Bullet 2"),
        ("limes in the town", "List Bullet 2"),
        ("Open the gates.", "List Number"),
    ):
        added = file.add_paragraph(words, style=style)
        if style.endswith("2"):
            level = OxmlElement("w:numPr")
            depth, name = OxmlElement("w:ilvl"), OxmlElement("w:numId")
            depth.set(qn("w:val"), "1")
            own = file.styles[style].element.find(f".//{qn('w:numId')}")
            name.set(qn("w:val"), own.get(qn("w:val")))
            level.extend((depth, name))
            added._p.get_or_add_pPr().append(level)
    assert len(texts(saved(file))) == 2


def test_a_table_within_a_frame_is_a_table() -> None:
    file = plan()
    outer = file.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(3, 2)
    for row, cells in zip(
        inner.rows, (("No.", "Recommendation"), ("1", "Plant trees"), ("2", "Open the gates")), strict=True
    ):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    assert texts(saved(file)) == ["Plant trees", "Open the gates"]


def test_a_table_within_a_cell_loses_no_word() -> None:
    file = plan()
    outer = file.add_table(2, 2)
    for at, words in enumerate(("No.", "Recommendation", "1", "Plant trees:")):
        outer.cell(at // 2, at % 2).text = words
    inner = outer.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "oaks", "ten"
    (text,) = texts(saved(file))
    assert text.split() == ["Plant", "trees:", "oaks", "ten"]


def test_an_entity_is_refused() -> None:
    bad = changed(
        saved(plan()),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:document", b'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document', 1),
    )
    with pytest.raises(Unreadable, match="declares XML entities"):
        reading(bad)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = changed(saved(plan()), "word/styles.xml", lambda xml: xml + b" " * 60_000_000)
    with pytest.raises(TooLarge, match="A part of the file unpacks to 60"):
        reading(bomb)


@pytest.mark.parametrize("name", ["../../../../tmp/evil.xml", "/etc/evil.xml", "word\\..\\evil.xml"])
def test_the_names_of_parts_lead_nowhere(name: str) -> None:
    file = plan()
    file.add_paragraph("Plant trees.", style="List Number")
    assert texts(changed(saved(file), "", bytes, **{name: b"<evil/>"})) == ["Plant trees."]


def test_paragraphs_without_end_are_refused_or_read() -> None:
    deep = b"<w:sdt><w:sdtContent>" * 5_000 + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * 5_000
    content = changed(
        saved(plan()), "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", deep + b"<w:sectPr", 1)
    )
    try:
        assert texts(content) == []
    except Unreadable as error:
        assert "damaged" in str(error)  # noqa: PT017 (lxml may refuse so deep a tree; either is right)
