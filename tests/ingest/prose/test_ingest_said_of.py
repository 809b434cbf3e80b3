"""What lines around a recommendation say of it: who is to act, what is answered, what has become of it."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]
AUDIT = """# Audit of Vehicles

## Findings

### Recommendation 1

The Director should publish a list of cars.

{said}

### Recommendation 2

The Director should publish a list of vans.
"""
LIST = "# Report\n\n## Recommendations\n\n1. Publish a list.\n\n2. {said}\n\n3. Paint the bridge.\n"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("#### Management response\n\nAgree. We will do so.", "Agree"),
        ("#### Government response — Accepted in part\n\nIt will take two years.", "Accepted in part"),
        ("**Agency comments**\n\nThe agency concurred with this and will act by June.", "concurred"),
        ("#### Agency comments\n\nThe Bureau did not concur with our recommendation.", "did not concur"),
        (
            "Response: The department accepts this recommendation in principle.",
            "accepts this recommendation in principle",
        ),
        ("Response: Not accepted", "Not accepted"),
        ("Government response – Rejected", "Rejected"),
    ],
)
def test_a_response_gives_the_status_under_its_own_heading_too(reads: Reads, said: str, status: str) -> None:
    first, second = reads(AUDIT.format(said=said)).recommendations
    assert first.status is not None
    assert first.status.value == status
    assert second.status is None


def test_a_response_that_says_in_many_words_that_it_cannot_accept_gives_no_acceptance(reads: Reads) -> None:
    said = "Response: The Ministry is at present, for reasons of law, not able to accept this proposal."
    assert next(iter(reads(AUDIT.format(said=said)).recommendations)).status is None


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("Direct the City Manager to waive the fees.", "City Manager"),
        ("Request the Chief of Police to report in May.", "Chief of Police"),
        ("The Head of Property should sell the hall.", "Head of Property"),
        ("Branch Managers should count the cash.", "Branch Managers"),
    ],
)
def test_the_party_that_the_words_ask_is_responsible_under_its_whole_name(
    reads: Reads, said: str, party: str
) -> None:
    one = list(reads(LIST.format(said=said)).recommendations)[1]
    assert [name.value for name in one.responsible] == [party]


def test_a_line_over_labelled_recommendations_names_who_is_to_act(reads: Reads) -> None:
    found = reads(
        "# Audit\n\n## Finding 1\n\nWe recommend that the Director, Office of Roads:\n\n"
        "**Recommendation 1.** Assign a number to each car.\n\n**Recommendation 2.** Cancel the old cards.\n"
    ).recommendations
    assert [[name.value for name in one.responsible] for one in found] == [["Director, Office of Roads"]] * 2


def test_what_a_board_resolves_is_a_list_of_recommendations(reads: Reads) -> None:
    found = reads(
        "# Resolution 3\n\nWHEREAS fines are unfair;\n\nTHEREFORE BE IT RESOLVED:\n\n"
        "1. THAT fines be abolished;\n\n2. THAT the Clerk prepare a plan.\n\n# Present\n\n1. A. Jones\n\n2. B. Smith\n"
    ).recommendations
    assert [one.text.value for one in found] == ["THAT fines be abolished;", "THAT the Clerk prepare a plan."]
