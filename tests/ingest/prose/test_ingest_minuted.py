"""What minutes record: resolutions in the text or below their label, and actions with what became of them."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

TITLE = "# Harbour Council\n\nMinutes of the ordinary meeting held on 4 May 2021\n\n"


def texts(reading: Reading) -> list[str]:
    return [one.text.value for one in reading.recommendations]


def test_resolutions_are_read_without_who_moved_them(reads: Reads) -> None:
    text = f"""{TITLE}12/21 To approve the minutes RESOLVED: That the minutes of April be approved. (Cllr Ann Lee proposed, Cllr Bo Ray seconded, all were in favour).

13/21 The Clerk told of the lamps on the pier.

RESOLVED that two lamps be bought for the pier. Proposed by Cllr Ray, seconded by Cllr Lee.
"""
    assert texts(reads(text)) == [
        "That the minutes of April be approved.",
        "that two lamps be bought for the pier.",
    ]


def test_the_list_below_a_resolution_is_what_was_resolved(reads: Reads) -> None:
    text = f"""{TITLE}## 5. Ferries

The Council looked at the timetable.

**RESOLVED:**

1. That the evening ferry be kept.
2. That the Clerk write to the operator.

## 6. Berths

It was unanimously resolved that the old berth be closed.
"""
    assert texts(reads(text)) == [
        "That the evening ferry be kept.",
        "That the Clerk write to the operator.",
        "that the old berth be closed.",
    ]


def test_the_clauses_of_a_resolution_are_records_of_their_own(reads: Reads) -> None:
    text = f"""{TITLE}RESOLVED: (i) that the report be noted; and (ii) that the berth be mended.

RESOLVED: That the meeting (a) in May and (b) in June be held at the pier.
"""
    found = list(reads(text).recommendations)
    assert [(one.code, one.text.value) for one in found[:2]] == [
        ("i", "that the report be noted"),
        ("ii", "that the berth be mended."),
    ]
    assert [one.text.value for one in found[2:]] == [
        "That the meeting (a) in May and (b) in June be held at the pier."
    ]


def test_actions_have_who_is_to_act_and_what_became_of_them(reads: Reads) -> None:
    text = f"""{TITLE}## Lamps

The lamps were discussed.

**Action 1**: Ann Lee to chase the lamp maker.

- Not complete. The maker was away.

## Berths

**Action:**

- Harbour Office to measure the berths.

The berths were admired.

**Action:** The Harbour Director will report in June.
Due: June
"""
    found = list(reads(text).recommendations)
    assert [(one.text.value, [who.value for who in one.responsible]) for one in found] == [
        ("Ann Lee to chase the lamp maker.", ["Ann Lee"]),
        ("Harbour Office to measure the berths.", ["Harbour Office"]),
        ("The Harbour Director will report in June.", ["Harbour Director"]),
    ]
    assert found[0].status is not None
    assert found[0].status.value == "Not complete"
    assert found[2].attributes["Due"].value == "June"


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "The Council looked at the sea.\n\nThe matter was resolved. Action: none.\n",
        "# Harbour report\n\nThe dispute was RESOLVED: that took years.\n\nAGREED: that is what it was.\n",
    ],
)
def test_words_about_what_was_settled_are_no_resolutions(reads: Reads, text: str) -> None:
    assert texts(reads(text)) == []


def test_an_agenda_counts_its_subjects_beside_their_names(reads: Reads) -> None:
    text = (
        f"{TITLE}## Item 1: Fares\n\n**Action:** Jane Doe and Amir Khan to co-ordinate a survey of fares.\n\n"
        "## Item 2 Safety at Sea\n\n**Action:** Port officials to review all lifeboats.\n"
    )
    reading = reads(text)
    assert [category.label.value for category in reading.document.categories] == ["Fares", "Safety at Sea"]
    found = reading.recommendations
    assert [[party.value for party in one.responsible] for one in found] == [
        ["Jane Doe", "Amir Khan"],
        ["Port officials"],
    ]


def test_numbered_actions_of_a_paper_name_who_is_to_act(reads: Reads) -> None:
    text = (
        "Note of our talks\n\nFares\n\nAction 1: Jane Doe to review all fares by June.\n\n"
        "Safety\n\nAction 2: Amir Khan, Ola Berg and Kim Lee to inspect the lifeboats.\n\n"
        "Action 3: Improve Harbour Lights to help boats.\n"
    )
    found = reads(text).recommendations
    assert [[party.value for party in one.responsible] for one in found] == [
        ["Jane Doe"],
        ["Amir Khan", "Ola Berg", "Kim Lee"],
        [],
    ]
