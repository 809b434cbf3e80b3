"""What minutes say has become of actions, and the actions of an earlier meeting that have their numbers."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

EARLIER = """# Pier club

**Present:**

Ann Lee, Bo Ray

## 1. Update on actions

**Action {first}:** Ann Lee to buy a lamp.

- **Complete.** It hangs on the pier.

**Action {second}:** Bo Ray to measure the berths.

- **Partially completed** (see above).

## 2. Ferries

The ferries were discussed.

**Action 1:** Ann Lee to write to the operator.

## 3. Steps

**Action 2:** Bo Ray to mend the steps.
"""


def told(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [
        (one.code, one.text.value, one.status.value if one.status else None)
        for one in reading.recommendations
    ]


def test_earlier_actions_whose_numbers_are_given_anew_are_left_out(reads: Reads) -> None:
    assert told(reads(EARLIER.format(first=1, second=2))) == [
        ("1", "Ann Lee to write to the operator.", None),
        ("2", "Bo Ray to mend the steps.", None),
    ]


def test_earlier_actions_with_numbers_of_their_own_stay_with_their_state(reads: Reads) -> None:
    reading = reads(EARLIER.format(first=8, second=9))
    assert told(reading)[:2] == [
        ("8", "Ann Lee to buy a lamp.", "Complete"),
        ("9", "Bo Ray to measure the berths.", "Partially completed"),
    ]
    assert [one.label.value for one in reading.document.categories] == ["Ferries", "Steps"]


@pytest.mark.parametrize(
    ("action", "text", "status"),
    [
        ("Ann Lee to buy a lamp. (Closed)", "Ann Lee to buy a lamp.", "Closed"),
        ("Ann Lee to buy a lamp – ongoing", "Ann Lee to buy a lamp", "ongoing"),
        ("Ann Lee to leave the gate open", "Ann Lee to leave the gate open", None),
        ("Ann Lee to buy a lamp.\n\nOngoing talks were praised.", "Ann Lee to buy a lamp.", None),
        ("Ann Lee to buy a lamp.\n\nOngoing. Two are on order.", "Ann Lee to buy a lamp.", "Ongoing"),
    ],
)
def test_the_state_at_the_end_of_an_action_or_below_it(
    reads: Reads, action: str, text: str, status: str | None
) -> None:
    minutes = f"# Minutes of the pier club\n\nACTION: {action}\n\nACTION: Bo Ray to paint the pier.\n"
    assert [one[1:] for one in told(reads(minutes))] == [
        (text, status),
        ("Bo Ray to paint the pier.", None),
    ]
