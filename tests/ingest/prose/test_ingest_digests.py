"""Digests: a section for each recommendation, with labelled lines around it."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

MARKDOWN = """# Open findings of the County Auditor

## Parks

### Lock the sheds

**Condition:** Tools went missing from four sheds in 2021.

**Recommendation(s):** The Parks Office should lock its sheds at night. It should also count the tools.

**Savings:** $4,000

**Status:** Open

### Count the keys

**Condition:** Nobody knows who has keys.

**Recommendation(s):** Parks should keep a list of keys.

**Status:** Closed

## Roads

### Salt earlier

**Cause:** The forecast is not read.

**Recommendation:** Roads should salt before the frost.

**Status:** Open
"""
PLAIN = """Annual digest

It tells of what was advised and is not done.

Dredge the north channel

Background: Ships of more than 4 metres wait for the tide.
Finding(s): The channel has lost a metre since 2011.
Recommendations: The Harbour Office should dredge the north channel
before the summer of 2024.
Status: Under way

Paint the beacons

Background: Beacons are white.
Finding(s): They cannot be seen in fog.
Recommendations: Paint the beacons red.
Status: Done
"""


def test_the_heading_over_one_recommendation_among_labelled_lines_is_its_title(reads: Reads) -> None:
    found = list(reads(MARKDOWN).recommendations)
    assert [(one.title.value, one.text.value) for one in found if one.title] == [
        (
            "Lock the sheds",
            "The Parks Office should lock its sheds at night. It should also count the tools.",
        ),
        ("Count the keys", "Parks should keep a list of keys."),
        ("Salt earlier", "Roads should salt before the frost."),
    ]
    assert [one.category_cell.value for one in found if one.category_cell] == ["Parks", "Parks", "Roads"]


def test_what_stands_after_the_recommendation_is_told_of_it(reads: Reads) -> None:
    first = next(iter(reads(MARKDOWN).recommendations))
    assert first.status
    assert first.status.value == "Open"
    assert first.funding
    assert first.funding.value == "$4,000"


def test_labels_of_one_or_of_several_are_read_in_plain_text(reads: Reads) -> None:
    found = list(reads(PLAIN).recommendations)
    assert [
        (one.title.value, one.text.value, one.status.value) for one in found if one.title and one.status
    ] == [
        (
            "Dredge the north channel",
            "The Harbour Office should dredge the north channel before the summer of 2024.",
            "Under way",
        ),
        ("Paint the beacons", "Paint the beacons red.", "Done"),
    ]


def test_a_heading_over_two_recommendations_is_the_title_of_neither(reads: Reads) -> None:
    text = MARKDOWN.replace("**Status:** Closed", "**Recommendation:** Change the locks each year.")
    assert [one.title for one in reads(text).recommendations] == [None, None, None, None]


def test_a_heading_over_a_recommendation_alone_is_no_title(reads: Reads) -> None:
    text = "# Roads\n\n## Bridges\n\nRecommendation: Paint them.\n\n## Kerbs\n\nRecommendation: Lower them.\n"
    assert [one.title for one in reads(text).recommendations] == [None, None]


@pytest.mark.parametrize(
    "words", ["see page 12 of the report.", "None.", "none at this time", "See Section 4.", "N/A"]
)
def test_a_label_over_nothing_recommends_nothing(reads: Reads, words: str) -> None:
    assert (
        list(reads(f"A History\n\nIn 1990 a panel met.\n\nRecommendations: {words}\n").recommendations) == []
    )


def test_the_numbers_of_a_sentence_that_counts_are_kept_where_a_line_begins_with_one(reads: Reads) -> None:
    text = (
        "Digest\n\nRecommendation: The Office should (1) lock the sheds of the parks each night and\n"
        "(2) count the tools at the end of each month of the year.\n\nRecommendation: Paint the sheds.\n"
    )
    first = next(iter(reads(text).recommendations))
    assert first.text.value == (
        "The Office should (1) lock the sheds of the parks each night and "
        "(2) count the tools at the end of each month of the year."
    )
