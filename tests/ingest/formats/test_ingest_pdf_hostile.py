"""PDFs that cannot be read are refused in a sentence that says what would be right, within limits of time and memory."""

import io
import zlib

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from ingest.reading import read
from ontology.errors import ThroughlineError, TooLarge, Unreadable


def refusal(content: bytes) -> str:
    with pytest.raises((Unreadable, TooLarge)) as raised:
        read(content, source_name="plan.pdf", slug="plan")
    assert "\n" not in str(raised.value)
    return str(raised.value)


def plan() -> bytes:
    file = FPDF()
    file.add_page()
    file.set_font("helvetica", size=11)
    file.write(6, "Recommendation 1: The Mayor should plant trees.")
    return bytes(file.output())


def written(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of objects, numbered from 1, with a true table of where they stand."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, start)
    )
    return out.getvalue()


def page_with(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    return written(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    )


def test_a_file_is_a_pdf_whatever_a_server_put_before_it() -> None:
    found = read(b"HTTP/1.1 200 OK\r\n\r\n" + plan(), source_name="plan.txt", slug="plan")
    assert [one.text.value for one in found.recommendations] == ["The Mayor should plant trees."]
    assert found.document.media_type == "application/pdf"


def test_a_text_that_speaks_of_pdfs_is_none() -> None:
    found = read(
        b"Recommendations\n\n1. Files begin with %PDF-1.7 and so on.\n2. Keep them.\n",
        source_name="x",
        slug="x",
    )
    assert found.document.media_type == "text/plain"


def test_a_locked_file_is_told_from_a_damaged_one() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plan())))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    assert refusal(out.getvalue()) == "The PDF is locked with a password; save it without one."


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plan())))
    writer.encrypt("", "owner")
    out = io.BytesIO()
    writer.write(out)
    assert len(list(read(out.getvalue(), source_name="x.pdf", slug="x").recommendations)) == 1


def test_a_scan_is_said_to_need_text_recognition() -> None:
    image = page_with(b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q")
    assert "run text recognition (OCR)" in refusal(image)


def test_an_empty_page_is_said_to_be_empty() -> None:
    assert refusal(page_with(b"")) == "The PDF is empty: there is no word in it."


def test_letters_without_names_are_said_to_have_none() -> None:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> >>] >>"
    )
    plain = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    content = page_with(b"BT /F 12 Tf 50 700 Td <00120013001400150016> Tj ET")
    fixed = content.replace(plain, font)
    assert "does not say which letters" in refusal(fixed)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"%PDF-1.7\n", id="nothing but a beginning"),
        pytest.param(plan()[:400], id="cut off"),
        pytest.param(b"%PDF-1.7\n" + b"\x00\xff<<[" * 20_000, id="junk"),
        pytest.param(
            written(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
            id="pages that hold themselves",
        ),
        pytest.param(
            written(
                b"<< /Type /Catalog /Pages 2 0 R >>",
                *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, 5_000)),
            ),
            id="pages nested 5,000 deep",
        ),
        pytest.param(
            written(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 1000000000 >>"),
            id="a claim of many pages",
        ),
        pytest.param(
            written(
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [%s] /Count 3000 >>" % (b"3 0 R " * 3_000),
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>",
            ),
            id="3,000 pages",
        ),
        pytest.param(
            page_with(b"BT /F 1 Tf " + b"(%s) Tj " % (b"x" * 60_000) + b"ET"), id="60,000 letters on a page"
        ),
        pytest.param(page_with(b"[" * 50_000), id="nested brackets"),
        pytest.param(page_with(b"q " * 40_000), id="states within states"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(content: bytes) -> None:
    assert refusal(content).startswith(("The PDF", "The file", "Page 1 of the PDF"))


def test_many_rules_are_a_drawing_and_the_words_among_them_are_read() -> None:
    rules = b"".join(b"%d 0 m %d 800 l S 0 %d m 600 %d l S " % (x, x, x, x) for x in range(0, 600, 2))
    content = page_with(
        rules + b"BT /F 12 Tf 50 700 Td (Recommendation 1: The Mayor should plant trees.) Tj ET"
    )
    try:
        found = list(read(content, source_name="x.pdf", slug="x").recommendations)
    except ThroughlineError as error:
        assert isinstance(error, TooLarge)  # noqa: PT017 (either is right; nothing else is)
    else:
        assert [one.text.value for one in found] == ["The Mayor should plant trees."]
