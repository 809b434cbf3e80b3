"""Lists that count on by codes and say what to do are recommendations under whichever heading."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

SAID = """Review of the harbour

Meeting of the delegates

7. The delegates visited the harbour and spoke with those who work in it.

7.1 Ratify the agreement on harbours (Norland);
7.2 Train the pilots of all ships (Westland);
7.3 Mend the lights of the pier (Norland);
7.4 Publish the hours of the locks (Eastland);
7.5 {last} (Westland).
"""


def test_coded_items_that_instruct_need_no_heading_that_announces_them(reads: Reads) -> None:
    found = reads(SAID.format(last="Count the ships of each month")).recommendations
    assert [one.code for one in found] == ["7.1", "7.2", "7.3", "7.4", "7.5"]
    assert next(iter(found)).text.value == "Ratify the agreement on harbours (Norland);"


@pytest.mark.parametrize("missing", ["7.2 Train the pilots of all ships (Westland);\n", "7.3 Mend"])
def test_codes_that_leave_one_out_or_state_are_no_such_list(reads: Reads, missing: str) -> None:
    text = SAID.format(last="The month had few ships").replace(missing, "")
    text = text.replace("7.1 Ratify", "7.1 The delegates ratify").replace("7.4 Publish", "7.4 They publish")
    assert not list(reads(text).recommendations)
