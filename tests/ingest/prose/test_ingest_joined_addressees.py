"""Whom words ask that join several parties, or say something else beside the party."""

from collections.abc import Callable

import pytest

from ingest.layouts.wording.offices import spans
from ontology.records import Reading

Reads = Callable[[str], Reading]


def parties(reads: Reads, words: str) -> list[str]:
    text = f"RECOMMENDATIONS\n\n1. {words}\n\n2. Lamps should be mended.\n"
    return [party.value for party in next(iter(reads(text).recommendations)).responsible]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The national government and local councils should share their maps.",
            ["national government", "local councils"],
        ),
        (
            "The Harbour Office, the Board and the Mayor shall agree on fees.",
            ["Harbour Office", "Board", "Mayor"],
        ),
        (
            "By 1 May, the Board, Seaways and the Harbour Office shall report.",
            ["Board", "Seaways", "Harbour Office"],
        ),
        (
            "The Port Safety Agency (PSA) should inspect each crane.",
            ["Port Safety Agency (PSA)"],
        ),
        ("Wherever practicable, departments should pool their boats.", ["departments"]),
        ("When quays are mended, agencies must tell the harbour master.", ["agencies"]),
        ("We recommend that the DfT should pay for lamps to light the quay.", ["DfT"]),
        (
            "We recommend that, as soon as it can, the Agency name a harbour master.",
            ["Agency"],
        ),
        (
            "The Mayor and/or the Board and where appropriate the Port Office and Seaways shall answer.",
            ["Mayor", "Board", "Port Office", "Seaways"],
        ),
        ("Cranes are old. PSA (within DfT) should renew them.", ["PSA"]),
        (
            "We call upon the parties and, in particular, the national government, to agree on fees.",
            ["parties", "national government"],
        ),
        ("In 2026, agencies should share their maps.", ["agencies"]),
        ("In each region, the regional council must draw up a plan.", ["regional council"]),
        ("Consequently, local councils should mend the quay.", ["local councils"]),
        (
            "We call upon the state and local governments to name as urgent the need to dredge.",
            ["state and local governments"],
        ),
    ],
)
def test_each_party_that_the_words_ask_is_responsible(reads: Reads, words: str, expected: list[str]) -> None:
    assert parties(reads, words) == expected


def test_what_is_to_be_changed_is_no_party(reads: Reads) -> None:
    assert parties(reads, "I recommend that the Harbour Act be amended to allow for fees.") == []


@pytest.mark.parametrize(
    "name",
    [
        "Department of Health and Human Services",
        "Police and Crime Commissioner",
        "state and local agencies",
        "Department of Parks, Recreation and the Arts",
        "governments of the nation, the provinces and the territories",
        "Deputy Director, Office of Finance",
    ],
)
def test_words_of_one_name_are_not_parted(name: str) -> None:
    assert spans(name) == [(0, len(name))]
