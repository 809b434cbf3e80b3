"""Words in the ruled cells of a PDF belong to the cell in which they were written."""

from collections.abc import Sequence

import pytest
from fpdf import FPDF

from ingest.formats import apart
from ingest.formats.pdf.file import render_pdf
from ingest.reading import read

WIDTHS = (60, 30, 40)
HEIGHT = 12


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_parsed", lambda content, _kind: render_pdf(content))


def drawn(rows: Sequence[tuple[str, ...]], spill: str) -> bytes:
    """A table of boxes; the words of the first column that end with `spill` reach over its rule with it."""
    file = FPDF()
    file.add_page()
    for at, row in enumerate(rows):
        left, top = 20.0, 30.0 + at * HEIGHT
        for width, words in zip(WIDTHS, row, strict=True):
            file.set_font("times", "B" if at == 0 else "", 10)
            file.rect(left, top, width, HEIGHT)
            over = spill and words.endswith(spill)
            inside = file.get_string_width(words.removesuffix(spill) if over else words)
            file.text(left + width - inside - 0.2 if over else left + 6, top + 7, words)
            left += width
    return bytes(file.output())


@pytest.mark.parametrize(("words", "spill"), [("Plant trees and hedges", "s"), ("Map the old wells", "ls")])
def test_the_last_letters_of_a_word_too_wide_for_its_cell_stay_with_it(words: str, spill: str) -> None:
    rows = [
        ("Recommendation", "Short term", "Lead"),
        (words, "X", "Parks"),
        ("Hire a forester", "X", "Staff"),
    ]
    found = list(read(drawn(rows, spill), source_name="a.pdf", slug="a").recommendations)
    assert [one.text.value for one in found] == [words, "Hire a forester"]
    assert [text.value for text in found[0].attributes.values()] == ["X"]


def test_words_that_touch_over_a_rule_stay_in_their_cells() -> None:
    file = FPDF()
    file.add_page()
    for at, row in enumerate([("Action", "Lead"), ("Plant trees", "Parks"), ("Mend the weir", "Rivers")]):
        file.set_font("times", "B" if at == 0 else "", 10)
        top = 30.0 + at * HEIGHT
        file.rect(20, top, 60, HEIGHT)
        file.rect(80, top, 60, HEIGHT)
        file.text(80 - file.get_string_width(row[0]), top + 7, row[0])
        file.text(80, top + 7, row[1])
    found = list(read(bytes(file.output()), source_name="a.pdf", slug="a").recommendations)
    assert [one.text.value for one in found] == ["Plant trees", "Mend the weir"]
