"""What only says how a recommendation stands is none itself, in lists and in tables."""

from collections.abc import Callable

import pytest

from ingest.layouts.wording.standing import stands
from ontology.records import Reading

Reads = Callable[[str], Reading]

LISTED = """# Progress

## Recommendations

- The Pier Board should mend the steps of the north pier.
- The Pier Board has implemented this recommendation. New steps were opened in May.
- The Pier Board should count its passengers.
- The Pier Board is in the process of implementing this recommendation.
"""


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("Accepted", True),
        ("Being implemented", True),
        ("This recommendation has been fully implemented.", True),
        ("The Agency has not yet considered these two recommendations.", True),
        ("The Agency should have implemented this recommendation by May.", False),
        ("Ensure that all of the panel's recommendations are implemented.", False),
        ("Closed circuit cameras", False),
    ],
)
def test_words_that_only_say_how_one_stands(words: str, *, only: bool) -> None:
    assert stands(words) is only


def test_a_line_between_recommendations_that_says_how_one_stands_is_none(reads: Reads) -> None:
    assert [one.text.value for one in reads(LISTED).recommendations] == [
        "The Pier Board should mend the steps of the north pier.",
        "The Pier Board should count its passengers.",
    ]


def test_a_row_that_has_but_a_state_for_its_words_is_none(reads: Reads) -> None:
    rows = ("No.\tRecommendation\tIssued", "1/22\tMend the north pier.\tMay", "2/19\tBeing implemented\tJune")
    found = reads("".join(f"{row}\n" for row in rows)).recommendations
    assert [(one.code, one.text.value) for one in found] == [("1-22", "Mend the north pier.")]
