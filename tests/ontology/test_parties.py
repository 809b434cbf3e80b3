"""Parties: the names of a cell that states who is responsible."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.concepts import Concept, Vocabulary
from ontology.linking import Linker
from ontology.parties import PartyReader

NAMES = {
    "system/human-resources": ("Human Resources", "HR"),
    "system/peer-services": ("Peer Services", "Chief of Peer Services"),
    "system/nursing": ("Chief of Nursing",),
    "organization/dmh": ("DMH",),
    "organization/hr-institute": ("HR",),
    "population/peers": ("peers",),
}
VOCABULARY = Vocabulary(
    {i: Concept(i, f"http://x/{i}", i.partition("/")[0], n[0], tuple(n[1:])) for i, n in NAMES.items()}, ""
)
READER = PartyReader(Linker(VOCABULARY), VOCABULARY, ("system", "organization", "population"))


def names(cell: str) -> list[str]:
    """The last part of the id of each known party, and the names of the others."""
    return [p.concepts[0].partition("/")[2] if p.concepts else p.name for p in READER.read(cell)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Human Resources", ["human-resources"]),
        ("Human Resources (HR)", ["human-resources"]),
        ("the HR Department", ["human-resources"]),
        ("Director of Human Resources", ["human-resources"]),
        ("DMH’s Human Resources", ["human-resources"]),
        ("DMH - Human Resources", ["human-resources"]),
        ("HR and Peer Services", ["human-resources", "peer-services"]),
        ("HR/DMH", ["human-resources", "dmh"]),
        ("HR, Chief of Nursing & the Peer Services Unit", ["human-resources", "nursing", "peer-services"]),
        ("peers", ["peers"]),
    ],
)
def test_a_known_party_is_known_by_any_of_its_names(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Fire Department; City Council", ["Fire Department", "City Council"]),
        ("Fire Department\nCity Council", ["Fire Department", "City Council"]),
        ("the Fire Department and the City Council", ["Fire Department", "City Council"]),
        ("DPH & DHS", ["DPH", "DHS"]),
        ("HR and Recruitment", ["human-resources", "Recruitment"]),
        ("Parks and Recreation", ["Parks and Recreation"]),
        ("Planning / Police Department", ["Planning", "Police Department"]),
        (
            "Police Department; Fire Dept., HR / Planning",
            ["Police Department", "Fire Dept", "human-resources", "Planning"],
        ),
        ("Harbor Dept., Public Works", ["Harbor Dept", "Public Works"]),
        ("Department of Parks, Recreation and Culture", ["Department of Parks, Recreation and Culture"]),
        ("Lead: Police Academy; Support: Peer Services", ["Police Academy", "peer-services"]),
        ("All departments", ["All departments"]),
        ("Department of Health and Human Services", ["Department of Health and Human Services"]),
        ("Diversity, Equity, and Inclusion", ["Diversity, Equity, and Inclusion"]),
        ("Office of Aid (Food and Shelter)", ["Office of Aid (Food and Shelter)"]),
        ("Peer Services Training Committee", ["Peer Services Training Committee"]),
    ],
)
def test_a_separator_separates_whole_names_only(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


@pytest.mark.parametrize(
    "cell", ["", " – ", "N/A", "TBD", "None.", "to be determined", "; ;", "See above", "ditto", "Various"]
)
def test_a_cell_may_name_nobody(cell: str) -> None:
    assert READER.read(cell) == []


def test_an_unknown_party_keeps_its_abbreviation() -> None:
    party = READER.read("the Police Department (PD)")[0]
    assert (party.name, party.abbreviation) == ("Police Department", "PD")


def test_of_homonyms_the_best_kind_is_meant() -> None:
    assert [party.concepts for party in READER.read("HR")] == [("system/human-resources",)]


def test_a_long_text_names_the_parties_that_it_mentions() -> None:
    text = "This matter was looked at by many people over the years none of whom agreed with one another "
    assert names(f"{text}until HR and Peer Services met") == ["human-resources", "peer-services"]


@given(st.text())
def test_any_cell_is_read(cell: str) -> None:
    for party in READER.read(cell):
        assert 0 <= party.start < party.end <= len(cell)


@given(
    st.lists(
        st.sampled_from(["HR", "DMH", "and", ",", ";", "(", ")", "Fire", "Board", "the", "/", "peers", "N/A"])
    )
)
def test_parties_stand_in_order_apart_from_each_other(words: list[str]) -> None:
    parties = READER.read(" ".join(words))
    assert all(one.end <= other.start for one, other in pairwise(parties))
