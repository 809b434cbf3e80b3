"""Cells that list who is responsible with commas or words between them."""

import pytest

from ingest.layouts.wording.party_lists import each_listed
from ontology.records import Piece, SourcedText


@pytest.mark.parametrize(
    ("cell", "parties"),
    [
        ("Pier Board, Dock Office and Mayor", ["Pier Board", "Dock Office", "Mayor"]),
        ("Pier Board/Mayor", ["Pier Board", "Mayor"]),
        ("Pier Board (boats, ferries), Dock Office", ["Pier Board (boats, ferries)", "Dock Office"]),
        ("City Manager, Police Chief", ["City Manager", "Police Chief"]),
        ("Deputy Director, Office of Finance", ["Deputy Director, Office of Finance"]),
        ("Department of Parks, Recreation and Culture", ["Department of Parks, Recreation and Culture"]),
        ("Fire and Police Department", ["Fire and Police Department"]),
        ("Pier Board", ["Pier Board"]),
    ],
)
def test_each_party_is_one_where_all_are_plainly_bodies(cell: str, parties: list[str]) -> None:
    found = each_listed(SourcedText(cell, (Piece(0, 0, len(cell)),)))
    assert [party.value for party in found] == parties
    assert all(cell[one.pieces[0].start : one.pieces[0].start + len(one.value)] == one.value for one in found)
