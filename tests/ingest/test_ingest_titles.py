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
