"""Hostile and strange texts: read as far as they say something, or refused in a sentence, in linear work."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.reading import read
from ontology.errors import Unreadable
from ontology.records import Reading

HEADER = "CATEGORY\tDESCRIPTION\tSTATUS\n"
SIZE = 200_000
MANY = 2_000


def count(text: str) -> int:
    return sum(1 for _ in read(text.encode(), source_name="x.txt", slug="x").recommendations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{HEADER}1\t1. x {'<b>' * SIZE} y\t\n", 1, id="tags"),
        pytest.param(f"{HEADER}1\t1. x {'<ul>' * MANY} y\t\n", 1, id="nested tags"),
        pytest.param(f"{HEADER}1\t1. x {'<' * SIZE}{'&' * SIZE}\t\n", 1, id="beginnings of tags"),
        pytest.param(f"{HEADER}1\t1. x {'(' * SIZE}{'(a b)' * MANY}{')' * SIZE}\t\n", 1, id="brackets"),
        pytest.param("word " * 2_000_000, 0, id="a line of 10 MB"),
        pytest.param("x" * 10_000_000, 0, id="a word of 10 MB"),
        pytest.param(
            "RECOMMENDATIONS\n" + "".join(f"{' ' * at}- x\n" for at in range(1_000)), 1, id="deep bullets"
        ),
        pytest.param("RECOMMENDATIONS\n" + "1. x\n" * MANY, MANY, id="one number for all"),
        pytest.param("".join(f"{at}. Heading\n\ntext\n\n" for at in range(MANY)), 0, id="headings"),
        pytest.param(f"{HEADER}1\t1. x\t\n\nSome words.\n\n" * MANY, MANY, id="tables"),
        pytest.param(f"A HEADER OF PAGES\n\n{HEADER}1\t1. x\t\n\n" * MANY, MANY, id="pages"),
        pytest.param(f"{HEADER}1\t1. x\t\n" + "\tand more\t\n" * MANY, 1, id="a row that goes on"),
        pytest.param("\f\n" * MANY + "x", 0, id="form feeds"),
        pytest.param("\n" * SIZE + "x", 0, id="empty lines"),
    ],
)
def test_size_is_no_obstacle(text: str, expected: int) -> None:
    assert count(text) == expected


def test_a_row_of_too_many_columns_is_unreadable_at_its_line() -> None:
    with pytest.raises(
        Unreadable, match="Line 3 has 100,000 columns; a table may have at most 1,000"
    ) as raised:
        count("A plan\n\n" + "a\t" * 99_999 + "\n")
    assert raised.value.line == 3


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "\t",
            HEADER.strip(),
            "CATEGORIES\tGOALS",
            "RECOMMENDATIONS",
            "A. ONE",
            "1. Two",
            "4.1 X",
            "\f",
            "<b>",
        ]
    ),
    st.sampled_from(
        [
            "1\t1. x\t",
            "\t\tmore",
            "· bullet",
            "  - nested",
            "Page 1 of 2",
            "QUESTION\tTEXT\t%",
            "Q1\tx\t5%",
            "COLOR\tMEANING",
        ]
    ),
    st.text(alphabet="aB1.\t <&(:);•–\u00a0\u2028ß\U0001f600", max_size=30),
    st.text(max_size=20),
)


def sound(reading: Reading) -> bool:
    """Whether all places lie in the text, all pieces are verbatim, and no code comes twice."""
    document = reading.document
    text, sections = document.text, {section.code: section for section in document.sections}
    codes = [record.code for record in reading.recommendations]
    if len(codes) != len(set(codes)):
        return False
    for record in reading.recommendations:
        place = record.place
        if not (
            0 <= place.start < place.end <= len(text) and record.text.value and record.section in sections
        ):
            return False
        if not all(
            record.text.value[one.at : one.at + one.end - one.start] == text[one.start : one.end]
            for one in record.text.pieces
        ):
            return False
    return len(sections) == len(document.sections)


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(LINES, max_size=25), newline=st.sampled_from(["\n", "\r\n", "\r"]))
@example(lines=["RECOMMENDATION\tLEAD", "\t", "\tx", "1. \ty"], newline="\n")
def test_any_text_is_read_soundly_or_refused(lines: list[str], newline: str) -> None:
    content = newline.join(lines).encode("utf-8", "ignore")
    reading = read_if_it_can_be(content)
    assert reading is None or sound(reading)


def read_if_it_can_be(content: bytes) -> Reading | None:
    try:
        return read(content, source_name="x.txt", slug="x")
    except Unreadable:
        return None
