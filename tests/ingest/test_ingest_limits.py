"""Files made to cost time or memory: each ends early, in a reading or in a sentence that says what is wrong."""

import json
import subprocess
import sys

import pytest

from ingest.decoding import Decoded
from ingest.formats import apart
from ingest.formats.detection import format_of
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
        input=b"[" + b"[]," * 3_000_000 + b"0]",
        capture_output=True,
        check=False,
    )
    assert "more memory" in json.loads(done.stdout)["too_large"]


def test_nobody_waits_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(TooLarge, match="more time"):
        apart.read_apart(Decoded("Plan\n====\n\n" + "*word " * 40_000, "utf-8"), "rst")
