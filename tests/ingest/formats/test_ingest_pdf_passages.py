"""A passage of a PDF that goes on over pages is joined line by line, and its pages begin within it."""

from functools import reduce

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats import apart
from ingest.formats.pdf.cells import JOINT, Spelling, joined
from ingest.formats.pdf.file import render_pdf
from ingest.formats.pdf.passages import Column, Passage
from ingest.formats.pdf.words import Line, Word
from ingest.reading import inspect

ENDS = st.sampled_from(["pier-", "a/", "-", "x", "Ä\u2010", "(1)", "so\u00ad", "b-", "–", ", and", "9"])


def line(text: str) -> Line:
    return Line.of([Word(text, 0.0, 9.0, 0.0, 9.0, 9.0, bold=False)])


@given(st.lists(ENDS, min_size=1, max_size=8))
def test_lines_are_joined_one_after_the_other(texts: list[str]) -> None:
    passage = Passage(Column(0.0, 9.0), [(1, line(text)) for text in texts])
    assert passage.words() == reduce(joined, texts)
    assert passage.words(1) == texts[0]


def test_a_word_parted_far_from_the_beginning_is_mended() -> None:
    spelling = Spelling(["the harbour"])
    assert spelling.mended(f"{'so ' * 200}har-{JOINT}bour har-{JOINT}bour") == f"{'so ' * 200}harbour harbour"


def test_pages_begin_within_a_passage_that_goes_on_over_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_parsed", lambda content, _kind: render_pdf(content))
    file = FPDF()
    for page in ("one", "two", "three"):
        file.add_page()
        file.set_font("times", "", 10)
        for number in range(40):
            words = (
                f"{page} {number} and the harbour office mends all piers with timber, stone and iron, so that"
            )
            file.cell(0, 6, words, new_x="LMARGIN", new_y="NEXT")
    document = inspect(bytes(file.output()), source_name="plan.pdf", slug="plan").document
    begins = [document.text[start:].split()[:2] for start in document.page_starts]
    assert begins == [["one", "0"], ["two", "0"], ["three", "0"]]
    assert document.text.count("\n") < 40
