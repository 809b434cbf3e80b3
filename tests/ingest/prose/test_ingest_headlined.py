"""Recommendations that only a document's title announces: lists that are all of it, or numbered headings."""

from collections.abc import Callable

import pytest

from ingest.reading import read
from ontology.records import Reading

Reads = Callable[[str], Reading]
LISTS = (
    "## Water\n\n* Dredge the harbour\n* A new pier will open in the spring\n\n"
    "## Land\n\n* Planting 300 trees\n* We will mend the towpath\n* £2 million for paths\n"
)
ITEMS = [
    "Dredge the harbour",
    "A new pier will open in the spring",
    "Planting 300 trees",
    "We will mend the towpath",
    "£2 million for paths",
]
RULES = (
    "1. Publish what is measured",
    "2. Share the gauges",
    "3. Name an owner",
    "4. Keep a register of wells",
)
OUGHT = "Each city has gauges. City councils should publish what these show within the week."


def _said(reading: Reading) -> list[str]:
    return [one.text.value for one in reading.recommendations]


def _front(title: str, body: str) -> Reading:
    text = f'---\nlayout: page\ntitle: "{title}"\n---\n{body}'
    return read(text.encode(), source_name="page.md", slug="page")


@pytest.mark.parametrize(
    "title", ["Summary of headline actions", "Our commitments for the coast", "Key measures, 2026"]
)
def test_the_lists_that_are_all_of_a_document_are_what_its_title_says(title: str) -> None:
    found = _front(title, LISTS)
    assert _said(found) == ITEMS
    labels = {one.number: one.label.value for one in found.document.categories}
    assert [labels[one.category or ""] for one in found.recommendations] == ["Water"] * 2 + ["Land"] * 3


def test_a_title_that_a_web_page_states_announces_its_lists_too() -> None:
    body = "".join(f"<li>{item}</li>" for item in ITEMS)
    page = f"<html><head><title>Headline actions</title></head><body><ul>{body}</ul></body></html>"
    assert _said(read(page.encode(), source_name="page.html", slug="page")) == ITEMS


@pytest.mark.parametrize(
    "title",
    ["The harbour", "Actions completed in 2025", "Minutes and actions", "Progress on our commitments"],
)
def test_lists_under_a_title_that_announces_nothing_to_be_done_are_not_read(title: str) -> None:
    assert not _said(_front(title, LISTS))


def test_lists_of_what_was_done_are_not_read_whatever_the_title() -> None:
    done = "* Dredged the harbour\n* The pier opened in spring\n* Planted 300 trees\n* Mended the towpath\n"
    assert not _said(_front("Our actions", done))


def test_lists_in_a_document_that_has_more_than_lists_are_not_read_for_its_title() -> None:
    told = "The harbour has silted up since the war, and boats lie in the mud at low tide.\n\n" * 5
    assert not _said(_front("Our commitments", told + LISTS))


@pytest.mark.parametrize(
    "title", ["Guidelines for Open Water Data", "Principles for sharing gauges", "Actions for open rivers"]
)
def test_numbered_headings_through_a_document_are_what_its_title_says(reads: Reads, title: str) -> None:
    body = "".join(f"### {rule}\n\n{OUGHT}\n\n" for rule in RULES)
    found = reads(f"# {title}\n\nThese are not in order.\n\n## What to share\n\n{body}")
    assert [(one.code, one.text.value) for one in found.recommendations] == [
        ("1", "Publish what is measured"),
        ("2", "Share the gauges"),
        ("3", "Name an owner"),
        ("4", "Keep a register of wells"),
    ]


@pytest.mark.parametrize("title", ["Contributing guidelines", "Guidelines for authors", "Style guidelines"])
def test_guidelines_on_how_to_contribute_recommend_nothing(reads: Reads, title: str) -> None:
    body = "".join(f"## {rule}\n\n{OUGHT}\n\n" for rule in RULES)
    assert not _said(reads(f"# {title}\n\nThese are not in order.\n\n{body}"))


def test_guidelines_that_oblige_nobody_public_recommend_nothing(reads: Reads) -> None:
    body = "".join(f"## {rule}\n\nIt is easy, and you should try it at home.\n\n" for rule in RULES)
    assert not _said(reads(f"# Guidelines for good gauges\n\nThese are not in order.\n\n{body}"))


def test_a_heading_that_is_a_recommendation_is_no_category_of_it(reads: Reads) -> None:
    body = "".join(
        f"## {over}\n\n" + "".join(f"### {rule}\n\n{OUGHT}\n\n" for rule in rules)
        for over, rules in (("What to share", RULES[:2]), ("Who shares", RULES[2:]))
    )
    found = reads(f"# Principles for open water\n\nThese are not in order.\n\n{body}")
    labels = {one.number: one.label.value for one in found.document.categories}
    assert [labels[one.category or ""] for one in found.recommendations] == ["What to share"] * 2 + [
        "Who shares"
    ] * 2
