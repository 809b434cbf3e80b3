"""Positions: the lines, the page and the words of a span."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.positions import Positions
from ontology.records import Document, Piece, Place, SourcedText

TEXT = "one\ntwo\fthree\n\nfour"
WHOLE = Place(0, len(TEXT), 1, 4)


def document(text: str = TEXT, page_starts: tuple[int, ...] = ()) -> Document:
    return Document(
        "plan", "A plan", text, "p.txt", "text/plain", None, "", 0, "text", "any", page_starts=page_starts
    )


@pytest.mark.parametrize(
    ("start", "end", "quote", "lines", "page"),
    [
        (0, 3, "one", (1, 1), 1),
        (0, 4, "one\n", (1, 1), 1),
        (4, 7, "two", (2, 2), 1),
        (2, 13, "e\ntwo\fthree", (1, 2), 1),
        (8, 13, "three", (2, 2), 2),
        (15, 19, "four", (4, 4), 2),
        (19, 19, "", (4, 4), 2),
    ],
)
def test_evidence_tells_words_lines_and_page(
    start: int, end: int, quote: str, lines: tuple[int, int], page: int
) -> None:
    evidence = Positions(document(page_starts=(0, 8))).evidence(start, end)
    assert (evidence.quote, evidence.line_start, evidence.line_end, evidence.page) == (quote, *lines, page)


def test_a_document_without_pages_has_no_page() -> None:
    assert Positions(document()).evidence(0, 3).page is None


def test_what_is_not_the_documents_is_proved_by_the_place_that_holds_it() -> None:
    text = SourcedText("one four", (Piece(0, 0, 3), Piece(4, 15, 19)))
    positions = Positions(document())
    assert positions.evidence_of(text, 3, 4, Place(4, 7, 2, 2)).quote == "two"
    assert positions.evidence_of(text, 2, 5, WHOLE).quote == TEXT[2:16]


@st.composite
def texts(draw: st.DrawFn) -> SourcedText:
    cuts = sorted(draw(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=6, unique=True)))
    value, pieces = "", []
    for start, end in list(itertools.pairwise(cuts))[:: draw(st.integers(1, 2))]:
        value += draw(st.sampled_from(["", " "]))
        pieces.append(Piece(len(value), start, end))
        value += TEXT[start:end]
    return SourcedText(value + draw(st.sampled_from(["", " "])), tuple(pieces))


@given(texts(), st.data())
def test_the_source_of_any_span_is_the_records_own(text: SourcedText, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text.value) - 1))
    end = data.draw(st.integers(start + 1, len(text.value)))
    evidence = Positions(document()).evidence_of(text, start, end, WHOLE)
    try:
        expected = text.source_span(start, end)
    except ValueError:
        expected = (WHOLE.start, WHOLE.end)
    assert (evidence.start, evidence.end) == expected
    assert evidence.quote == TEXT[evidence.start : evidence.end]
