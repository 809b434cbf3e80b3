"""Whom sentences further on ask, by what form they do; and what only looks like it."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]


def parties(reads: Reads, words: str) -> list[str]:
    text = f"RECOMMENDATIONS\n\n1. {words}\n\n2. Lamps should be mended.\n"
    return [party.value for party in next(iter(reads(text).recommendations)).responsible]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 3 May 2021 the Inquiry recommended that Seaways fit a new crane.", ["Seaways"]),
        (
            "On 3 May 2021 the Inquiry recommended to the Director of Ports that she inspect each crane.",
            ["Director of Ports"],
        ),
        (
            "Cranes are old. We note this and urge the Harbour Office to renew them.",
            ["Harbour Office"],
        ),
        ("It should be a priority for the Harbour Office to renew cranes.", ["Harbour Office"]),
        ("If the Agency wishes to lease cranes, it should say for how long.", ["Agency"]),
        ("Cranes should be inspected each year by the Harbour Office.", ["Harbour Office"]),
        (
            "The Harbour Office, whether or not it owns a crane, should keep a list of all.",
            ["Harbour Office"],
        ),
        (
            "As part of its answer to the reports the Agency should say what it has paid.",
            ["Agency"],
        ),
        (
            "Cranes are old, and we believe that the Harbour Office should renew them.",
            ["Harbour Office"],
        ),
        ("Plans should be clear. The Harbour Office should print them.", ["Harbour Office"]),
        ("The Harbour Master is hereby authorized to lease cranes.", []),
        ("The Harbour Office is hereby authorized to lease cranes.", ["Harbour Office"]),
        ("The Harbour Office will publish all leases.", ["Harbour Office"]),
        ("That cranes be inspected by the Harbour Office every year.", ["Harbour Office"]),
    ],
)
def test_the_party_that_a_sentence_asks_is_responsible(reads: Reads, words: str, expected: list[str]) -> None:
    assert parties(reads, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Leases should say what all clerks of the Harbour Office must sign.",
        "Leases should be long. In May we heard what the Harbour Office must pay.",
        "Leases should be guided by the Board.",
        "Leases should be read by a judge.",
        "Crews should have a right to be heard by the Board.",
        "Leases should be clear. They will be signed by the Board.",
        "Leases should be kept in the Board, which the Office says should have been done.",
    ],
)
def test_a_party_that_is_not_asked_is_not_responsible(reads: Reads, words: str) -> None:
    assert parties(reads, words) == []


def test_a_cell_tells_whom_others_told_where_no_column_does(reads: Reads) -> None:
    text = (
        "| # | Recommendation | Priority |\n|---|---|---|\n"
        "| R1 | The Inquiry recommended that Seaways fit a new crane. | High |\n"
        "| R2 | Lamps should be mended. | Low |\n"
    )
    found = reads(text).recommendations
    assert [[party.value for party in one.responsible] for one in found] == [["Seaways"], []]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Harbour staff must be trained in first aid.", []),
        ("A harbour fund should be set up by the Treasury and kept for ten years.", ["Treasury"]),
        ("The Harbour Board should be required to publish its fees.", ["Harbour Board"]),
        (
            "Schools, colleges and universities should teach swimming.",
            ["Schools", "colleges", "universities"],
        ),
        (
            "It is recommended that Transport Arcadia and the Coast Guard review all timetables.",
            ["Transport Arcadia", "Coast Guard"],
        ),
    ],
)
def test_what_is_done_to_somebody_is_for_others_to_do(reads: Reads, words: str, expected: list[str]) -> None:
    assert parties(reads, words) == expected


HEADED = """# Report on Rivers

## Recommendations

### To the Department of Health

#### Short term

1. Test all wells every year.

#### Long term

2. Move the old pumps.

### Recommendations for local authorities

3. Map all drains.
"""
TABLES = """# Review of harbours

## Recommendations to the Harbour Authority

| No. | Recommendation | Timescale |
|---|---|---|
| 1 | Mend the quay. | 2025 |
| 2 | Buy two lamps. | 2026 |

## Recommendations to the Ministry of Ports

| No. | Recommendation | Lead |
|---|---|---|
| 3 | Pay for the quay. | Treasury |
| 4 | Change the fees. | |
"""


def test_a_heading_further_up_says_whom_all_below_it_is_for(reads: Reads) -> None:
    found = list(reads(HEADED).recommendations)
    assert [[party.value for party in one.responsible] for one in found] == [
        ["Department of Health"],
        ["Department of Health"],
        ["local authorities"],
    ]


def test_a_heading_over_a_table_without_parties_says_whom_it_is_for(reads: Reads) -> None:
    found = list(reads(TABLES).recommendations)
    assert [[party.value for party in one.responsible] for one in found] == [
        ["Harbour Authority"],
        ["Harbour Authority"],
        ["Treasury"],
        [],
    ]


def test_a_heading_that_only_names_a_party_is_no_category(reads: Reads) -> None:
    text = (
        "Inquiry into Fires\n\nRECOMMENDATIONS\n\nTo the Department of Housing:\n\n1. Inspect all towers.\n\n"
        "To local councils:\n\n2. Share plans of all towers.\n"
    )
    reading = reads(text)
    assert (reading.document.categories, [one.category for one in reading.recommendations]) == (
        (),
        [None, None],
    )
