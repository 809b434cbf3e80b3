"""Files made to cost time or memory: each ends early, in a reading or in a sentence that says what is wrong."""

import io
import json
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator

import pytest

from ingest.decoding import Decoded, decode
from ingest.formats import apart
from ingest.formats.detection import format_of
from ingest.formats.pdf import pace as pdfpace
from ingest.formats.pdf.pace import Pace
from ingest.formats.writing import way_of_writing
from ingest.reading import read
from ontology.errors import TooLarge, Unreadable

_CONFINED = """
from ingest.formats import parsing
parsing.MEMORY = 200_000_000
parsing.main({kind!r}, 20)
"""


@pytest.mark.parametrize(
    ("begin", "mark"),
    [
        pytest.param("Plan\n====\n\n.. note:: x\n\n", "*word ", id="rst, emphasis"),
        pytest.param("Plan\n====\n\n.. note:: x\n\n", "`word ", id="rst, roles"),
        pytest.param("Plan\n====\n\n.. note:: x\n\n", "|word ", id="rst, substitutions"),
        pytest.param("# Plan\n\n[a](https://a.b)\n\n", "[word ", id="Markdown, links"),
    ],
)
def test_a_paragraph_of_marks_that_never_close_is_read_as_plain_text(begin: str, mark: str) -> None:
    assert way_of_writing(begin) != "text"
    assert way_of_writing(begin + 26_000 * mark) == "text"


@pytest.mark.parametrize(
    ("begin", "line", "expected"),
    [
        ("# Plan\n\n", "- The city should [build](https://a.b/c) *parks*.\n", "markdown"),
        ("# Plan\n\n|No|Text|\n|--|--|\n", "| 1 | Build [parks](https://a.b/c) |\n", "markdown"),
        ("Plan\n====\n\n.. note:: x\n\n", "- The `city <https://a.b>`__ should *build* **parks**.\n", "rst"),
    ],
)
def test_many_items_and_rows_with_marks_are_no_such_paragraph(begin: str, line: str, expected: str) -> None:
    assert way_of_writing(begin + 20_000 * line) == expected


def test_half_a_character_is_told_with_its_line_in_json_lines() -> None:
    content = b'{"id": "R1", "recommendation": "Build."}\n{"id": "R2", "recommendation": "Plant \\udc00."}\n'
    assert format_of(content) == "jsonl"
    with pytest.raises(Unreadable, match=r"^Line 2 .* half a character"):
        read(content, source_name="x.jsonl", slug="x")


def test_a_table_of_too_many_cells_is_refused_before_it_is_laid_out() -> None:
    rows = [{f"k{number}": "x"} for number in range(900)] + [{"k1": "x"}] * 12_000
    with pytest.raises(TooLarge, match="12,900 records and 900 keys"):
        read(json.dumps(rows).encode(), source_name="x.json", slug="x")


def test_what_takes_more_memory_is_said_to_be_too_large_and_not_damaged() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CONFINED.format(kind="json")],
        input=b'["' + b"x" * 45_000_000 + b'"]',
        capture_output=True,
        check=False,
    )
    assert "more memory" in json.loads(done.stdout)["too_large"]


def test_nobody_waits_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(TooLarge, match="more time"):
        apart.read_apart(Decoded("Plan\n====\n\n" + "*word " * 40_000, "utf-8"), "rst")


def test_a_pdf_is_refused_as_soon_as_its_pages_show_that_it_takes_too_long(
    monkeypatch: pytest.MonkeyPatch, alarms: None
) -> None:
    pace = Pace(1_000)
    with pace:
        pace.begin(1)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    monkeypatch.setattr(pdfpace, "_SEEN", 0)
    monkeypatch.setattr(pdfpace, "SECONDS", 1e-9)
    with pytest.raises(TooLarge, match="4 of 1,000 pages took"):
        pace.begin(5)


def test_one_page_has_a_time_of_its_own(alarms: None) -> None:
    pace = Pace(1_000)
    pace.begin(3)
    with pytest.raises(TooLarge, match=r"^Page 3 of the PDF takes more than 15 seconds"):
        signal.raise_signal(signal.SIGPROF)


@pytest.fixture
def alarms() -> Iterator[None]:
    """The alarms of this process, as they were before, when a test is over."""
    before = signal.getsignal(signal.SIGPROF)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/workbook.bin", "binary Excel workbook"),
        ("META-INF/manifest.xml", "OpenDocument"),
        ("ppt/presentation.xml", "presentation"),
        ("plan.docx", "one by one"),
    ],
)
def test_a_package_of_another_program_is_named(part: str, said: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(part, "x")
    with pytest.raises(Unreadable, match=said):
        read(content.getvalue(), source_name="plan.odt", slug="plan")


def test_more_rows_than_a_page_may_have_are_refused_before_a_tree_is_made_of_them() -> None:
    content = "<html><body><table>" + "<tr><td>Build</td></tr>" * 300_001
    with pytest.raises(TooLarge, match="more than 300,000 rows"):
        read(content.encode(), source_name="x.html", slug="x")


def test_a_table_of_too_many_cells_in_markdown_is_refused_at_once() -> None:
    content = "# Plan\n\n" + "|a" * 50 + "|\n" + "|--" * 50 + "|\n" + ("|x" * 50 + "|\n") * 20_000
    with pytest.raises(TooLarge, match="tables of some 1,020,102 cells"):
        read(content.encode(), source_name="x.md", slug="x")


def test_a_remote_context_is_not_fetched_and_the_file_is_refused_for_it() -> None:
    content = b'{"@context": "http://127.0.0.1:9/context", "@id": "http://a.b/c", "name": "x"}'
    with pytest.raises(Unreadable, match="names a remote context, which is not fetched"):
        read(content, source_name="x.jsonld", slug="x")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_in_any_script(encoding: str) -> None:
    text = "提言一：市は公園を建設すべきである。\n第二。市は道路を建設すべきである。\n"
    assert decode(text.encode(encoding)).text == text


def test_a_nul_in_a_table_is_told_with_its_line() -> None:
    content = b"No,Recommendation\nR1,Build a park\nR2,Build\0 a road\n"
    with pytest.raises(Unreadable, match=r"first in line 3; save it as UTF-8") as raised:
        read(content, source_name="x.csv", slug="x")
    assert raised.value.line == 3
