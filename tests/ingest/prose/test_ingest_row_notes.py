"""A line that only says how it stands with a row of a table is no recommendation, and takes no row's words."""

import pytest

from ingest.reading import read

_TABLE = """# Follow-up on the harbour

## Table

| ID | Recommendation | Lead | Status |
|----|----|----|----|
| R1 | Mend the quay wall | Works | Late |
| R2 | Count the boats each night | Harbour Master | Not begun |
| R3 | Light the outer pier | Works | Done |

## For the next meeting

"""


def _texts(*lines: str) -> dict[str, str]:
    document = _TABLE + "".join(f"- {line}\n" for line in lines)
    reading = read(document.encode(), source_name="plan.md", slug="plan")
    return {one.code: one.text.value for one in reading.recommendations}


@pytest.mark.parametrize(
    "lines",
    [
        ("R1 (quay wall): late, high risk", "R2 (boats): not begun"),
        ("R1: late by a month", "R2: not begun, no money"),
        ("R1 – waiting for the tender", "R2 – to be planned soon"),
    ],
)
def test_what_goes_on_from_a_rows_code_is_a_note_on_it(lines: tuple[str, ...]) -> None:
    assert _texts(*lines) == {
        "R1": "Mend the quay wall",
        "R2": "Count the boats each night",
        "R3": "Light the outer pier",
    }


def test_what_asks_for_more_than_the_row_is_kept() -> None:
    found = _texts("R1: Mend the quay wall before the winter storms.", "R4: Paint the boat house.")
    assert found["R1"] == "Mend the quay wall before the winter storms."
    assert found["R4"] == "Paint the boat house."


def test_lines_after_codes_of_no_row_are_kept() -> None:
    assert _texts("R7: fund the ferry", "R8: close the slipway").keys() >= {"R7", "R8"}
