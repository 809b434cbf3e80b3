"""Which section stands in which, and what its code is."""

from collections.abc import Callable

import pytest

from ingest.nesting import slug
from ontology.records import Reading

Reads = Callable[[str], Reading]


def sections(reads: Reads, *headings: str) -> list[tuple[str, str | None]]:
    text = "A TITLE\n\n" + "".join(f"{heading}\n\nSome words.\n\n" for heading in headings)
    return [(section.code, section.parent) for section in reads(text).document.sections]


@pytest.mark.parametrize(
    ("headings", "codes"),
    [
        (["A. ONE", "1. Two", "2. Three", "B. FOUR"], [("A", None), ("A.1", "A"), ("A.2", "A"), ("B", None)]),
        (["1. One", "1.1 Two", "1.2 Three", "2. Four"], [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)]),
        (["I. ONE", "II. TWO", "III. THREE"], [("I", None), ("II", None), ("III", None)]),
        (["H. ONE", "I. TWO", "J. THREE"], [("H", None), ("I", None), ("J", None)]),
        (["BACKGROUND", "A. ONE", "ENDING", "What Next"],
         [("background", None), ("A", None), ("ending", None), ("what-next", "ending")]),
        (["HOUSING", "1. One", "2. Two", "JOBS", "1. One", "2. Two"],
         [("housing", None), ("housing.1", "housing"), ("housing.2", "housing"),
          ("jobs", None), ("jobs.1", "jobs"), ("jobs.2", "jobs")]),
        (["AIMS", "AIMS"], [("aims", None), ("aims-2", None)]),
        (["1. One", "2. Two", "4. Four"], [("1", None), ("2", None), ("4", None)]),
    ],
)  # fmt: skip
def test_sections_nest_by_number_and_form(
    reads: Reads, headings: list[str], codes: list[tuple[str, str | None]]
) -> None:
    assert sections(reads, *headings) == codes


def test_words_before_the_first_heading_are_in_a_section_of_their_own(reads: Reads) -> None:
    reading = reads("Words that stand before any heading, and end.\n\nAIM\n\nHomes.\n")
    assert [(section.code, section.title) for section in reading.document.sections] == [
        ("front", "plan"),
        ("aim", "AIM"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("WET Workgroup – Consensus", "wet-workgroup-consensus"),
        ("Santé & Café", "sante-cafe"),
        ("…", "section"),
        ("計画", "計画"),
    ],
)
def test_a_slug_keeps_letters_and_digits(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_a_slug_is_short_and_whole_words() -> None:
    assert slug("recommendation " * 20) == "-".join(["recommendation"] * 4)
