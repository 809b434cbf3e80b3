"""The marks before items and headings."""

import pytest

from ingest.marks import mark


@pytest.mark.parametrize(
    ("line", "value", "words"),
    [
        ("· The Department", "·", "The Department"),
        ("  • DMH", "•", "DMH"),
        ("•DMH", "•", "DMH"),
        ("- item", "-", "item"),
        ("o\titem", "o", "item"),
        ("1. Subject", "1", "Subject"),
        ("12) item", "12", "item"),
        ("(3) item", "3", "item"),
        ("3 Rationale", "3", "Rationale"),
        ("A. PROGRAM", "A", "PROGRAM"),
        ("b) item", "b", "item"),
        ("(iv) item", "iv", "item"),
        ("4.1 Hiring", "4.1", "Hiring"),
        ("4.1. hiring", "4.1", "hiring"),
    ],
)
def test_a_mark_is_told_from_the_words(line: str, value: str, words: str) -> None:
    found = mark(line)
    assert found is not None
    assert (found.value, line[found.end :]) == (value, words)


@pytest.mark.parametrize(
    "line",
    [
        "2024 was a year",
        "12 angry men",
        "1.5 million people",
        "-x",
        "A Smith",
        "e.g. this",
        "IIII. x",
        "1.",
        "",
        "o item",
    ],
)
def test_what_is_no_mark_is_none(line: str) -> None:
    assert mark(line) is None


def test_a_letter_that_is_a_numeral_too_can_be_read_as_both() -> None:
    found = mark("i. item")
    assert found is not None
    assert found.readings == (("lower-roman", 1), ("lower", 9))
