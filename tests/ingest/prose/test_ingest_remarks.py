"""What stands in brackets in a recommendation."""

import pytest

from ingest.layouts.wording.remarks import remarks
from ingest.pieces import whole


@pytest.mark.parametrize(
    ("text", "notes", "parties"),
    [
        ("Hire. (Launching 2024)", ["Launching 2024"], []),
        ("Hire. (System: Human Resources)", [], ["Human Resources"]),
        ("Hire. (SYSTEM : HR; Peer Services)", [], ["HR", "Peer Services"]),
        ("Learn American Sign Language (ASL) from MSWs (MSW) and UsCCs (UsCC).", [], []),
        ("Pay staff (TBD which category(s) exactly).", ["TBD which category(s) exactly"], []),
        ("For (a) nurses and (2) peers.", [], []),
        ("Middle Eastern population) and more. (Now)", [], []),
        ("One ( open. (Launching 2024)", ["Launching 2024"], []),
        ("No new money. (See: page two)", ["See: page two"], []),
        ("()( )", [], []),
    ],
)
def test_remarks_and_parties_are_told_apart(text: str, notes: list[str], parties: list[str]) -> None:
    found = remarks(whole(text, 0, len(text)), {"system"})
    assert [[one.value for one in kind] for kind in found] == [notes, parties]
