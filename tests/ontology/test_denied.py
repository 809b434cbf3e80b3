"""States that a cell denies, expects, or says of a part only are none that it has."""

import csv
import io

import pytest

from ingest.reading import read
from ontology.linking import Linker
from ontology.records import Reading
from ontology.ties import DocumentLinker
from ontology.vocabularies import load_vocabulary


def state(header: str, cell: str) -> set[str]:
    """The states that the shipped vocabulary finds in a cell under a header."""
    text = io.StringIO()
    csv.writer(text).writerows(
        [("No.", "Recommendation", header), ("1", "Mend the pier before winter", cell)]
    )
    reading: Reading = read(text.getvalue().encode(), source_name="plan.csv", slug="plan")
    (one,) = reading.recommendations
    vocabulary = load_vocabulary("http://localhost:8000/")
    linked = DocumentLinker(reading.document, vocabulary, Linker(vocabulary)).link(one)
    return {tie.target for tie in linked.ties if tie.relation in {"status", "funding"}}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Completed", "status/completed"),
        ("Has been completed", "status/completed"),
        ("100% complete", "status/completed"),
        ("No action needed - completed", "status/completed"),
        ("not_started", "status/not-started"),
        ("Work has not started; will start in May", "status/not-started"),
        ("in_progress", "status/in-progress"),
        ("not_accepted", "status/rejected"),
        ("Accepted but not implemented", "status/accepted status/not-implemented"),
        ("Behind schedule, never completed", "status/delayed"),
        ("Partially implemented", "status/partly-implemented"),
    ],
)
def test_states_that_are_said_are_had(cell: str, found: str) -> None:
    assert state("Status", cell) == set(found.split())


@pytest.mark.parametrize(
    "cell",
    [
        "not-delivered",
        "Not delivered",
        "not fully implemented",
        "Never implemented",
        "Nothing done",
        "Cannot be implemented",
        "Isn’t complete",
        "Neither accepted nor rejected",
        "Not rejected",
        "To be completed",
        "Will be implemented",
        "Expected to complete in May",
        "Yet to be completed",
        "Almost completed",
        "50% complete",
        "12.5 per cent complete",
    ],
)
def test_a_state_that_is_denied_or_expected_or_had_in_part_is_not_had(cell: str) -> None:
    """Nor is another one made of it: the words stand for themselves."""
    assert state("Status", cell) == set()


def test_money_that_is_needed_later_is_needed_and_what_is_not_needed_is_not() -> None:
    assert state("Funding", "Will need additional funds") == {"funding/additional-funds"}
    assert state("Funding", "Does not require additional funds") == set()
