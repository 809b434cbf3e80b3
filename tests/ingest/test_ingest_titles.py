"""What a document says of itself."""

from collections.abc import Callable

import pytest

from ingest.reading import read
from ontology.records import Reading

Reads = Callable[[str], Reading]


def front(reads: Reads, text: str) -> tuple[str, str | None, str | None, str | None]:
    document = reads(text).document
    return document.title, document.subtitle, document.publisher, document.date


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Housing Plan\nA Report to the Board\n\n1. Aim\n\nHomes.\n",
            ("Housing Plan", "A Report to the Board", None, None),
        ),
        ("Housing Plan\nMarch 2024\n\n1. Aim\n\nHomes.\n", ("Housing Plan", None, None, "March 2024")),
        (
            "Housing Plan\n\nPublished by the Housing Office\n\n1. Aim\n\nHomes.\n",
            ("Housing Plan", None, "the Housing Office", None),
        ),
        (
            "Plan\n\n1. Aim\n\nPublisher: Housing Office\nDate: 2024-05-01\n",
            ("Plan", None, "Housing Office", "2024-05-01"),
        ),
        ("AIM\n\nHomes for all people of the county.\n", ("AIM", None, None, None)),
        ("Homes for all people of the county, at last.\n", ("plan", None, None, None)),
    ],
)
def test_a_document_says_of_itself_what_it_says(
    reads: Reads, text: str, said: tuple[str, str | None, str | None, str | None]
) -> None:
    assert front(reads, text) == said


def test_what_is_said_of_a_document_wins() -> None:
    content = b"Housing Plan\nMarch 2024\n\n1. Aim\n\nPublisher: Housing Office\n"
    document = read(content, source_name="x.txt", slug="x", title="T", publisher="P", date="2024").document
    assert (document.title, document.publisher, document.date) == ("T", "P", "2024")


def test_a_range_of_years_is_no_date(reads: Reads) -> None:
    assert front(reads, "Three-Year Plan\n2024-2026\n\n1. Aim\n\nHomes.\n")[3] is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("COUNTY OF ELMORE\n\nRoads Board\n\nSafer Crossings by 2030\n\n1. Aim\n\nHomes.\n", "Safer Crossings by 2030"),
        ("E/C.12/ABC/CO/3\n\nHuman Rights Council\n\nThirty-first session\n\nVisit to Elmore\n\n1. Aim\n\nHomes.\n",
         "Visit to Elmore"),
        ("Panel of Inquiry into the Elmore Fire\nVolume Two\n\n1. Aim\n\nHomes.\n", "Panel of Inquiry into the Elmore Fire"),
        ("TO: The Board\nFROM: Roads Manager\nSUBJECT: Crossings near schools\n\n1. Aim\n\nHomes.\n", "Crossings near schools"),
        ("TITLE: Elmore and Its Roads: Ten Ideas\n\n1. Aim\n\nHomes.\n", "Elmore and Its Roads: Ten Ideas"),
        ("Roads Plan\n\nSubject: Crossings near schools\n\n1. Aim\n\nHomes.\n", "Roads Plan"),
        ("CITY OF ELMORE\nP.O. Box 12, Elmore\nSafer Crossings\n\n1. Aim\n\nHomes.\n", "Safer Crossings"),
        ("TITLE: Ten Ideas for Elmore\n\n1. Aim\n\nHomes.\n", "Ten Ideas for Elmore"),
        ("DEPARTMENT OF ROADS\n\n1. Aim\n\nHomes for all.\n", "DEPARTMENT OF ROADS"),
        ("Executive Order No. 7\nTrees Along Roads\n\n1. Aim\n\nHomes.\n", "Trees Along Roads"),
        ("Executive Order No. 7\n\n1. Aim\n\nHomes.\n", "Executive Order No. 7"),
        ("Present:\n\nAda Hall - Chair\n\n1. Aim\n\nHomes.\n", "plan"),
        ("RECOMMENDATIONS\n\n1. The Board should mend the road.\n", "plan"),
    ],
)  # fmt: skip
def test_a_title_is_what_the_document_is_about_not_who_heads_it(reads: Reads, text: str, title: str) -> None:
    assert front(reads, text)[0] == title


def test_headings_of_parts_name_no_document() -> None:
    text = b"#### Homes\n\n1. We call upon the city to build.\n\n#### Roads\n\n2. We call upon the city to mend.\n"
    assert read(text, source_name="calls.md", slug="x").document.title == "calls"
    page = b"<title>2. Recommendations</title><h1>Ferry Inquiry</h1><p>We recommend that boats be mended.</p>"
    assert read(page, source_name="page.html", slug="x").document.title == "Ferry Inquiry"
