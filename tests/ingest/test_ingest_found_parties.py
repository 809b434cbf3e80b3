"""Parties that only the document knows are found in the texts of all its recommendations."""

import pytest

from ingest.reading import read
from ontology.concepts import Vocabulary
from ontology.linking import Linker
from ontology.records import LinkedRecommendation
from ontology.ties import DocumentLinker

PLAN = """Safety plan

The Los Angeles Police Department (LAPD) and others wrote this plan.

No.\tRecommendation\tLead
1\tShare the data of the LAPD with the Parks Board.\tCity Attorney
2\tTrain every officer of the Los Angeles Police Department.\tLAPD
3\tOpen the parks at night, planning ahead.\tParks Board; Planning
"""


@pytest.fixture(scope="module")
def linked() -> dict[str, LinkedRecommendation]:
    reading = read(PLAN.encode(), source_name="plan.txt", slug="plan")
    nothing = Vocabulary({}, "")
    linker = DocumentLinker(reading.document, nothing, Linker(nothing))
    linker.learn(reading.recommendations)
    return {one.code: linker.link(one) for one in reading.recommendations}


def ties(linked: LinkedRecommendation, relation: str) -> list[tuple[str, str]]:
    return [(tie.label, tie.evidence.quote) for tie in linked.ties if tie.relation == relation]


def test_a_party_is_mentioned_before_the_row_that_states_it(linked: dict[str, LinkedRecommendation]) -> None:
    """By its name or the abbreviation that the document defines, each with the words that prove it."""
    assert ties(linked["1"], "mentions") == [
        ("Los Angeles Police Department", "LAPD"),
        ("Parks Board", "Parks Board"),
    ]
    assert ties(linked["2"], "mentions") == [
        ("Los Angeles Police Department", "Los Angeles Police Department")
    ]


def test_an_abbreviation_in_a_cell_is_the_party_that_it_stands_for(
    linked: dict[str, LinkedRecommendation],
) -> None:
    assert ties(linked["2"], "responsible") == [("Los Angeles Police Department", "LAPD")]


def test_a_party_of_one_common_word_is_not_looked_for_in_texts(
    linked: dict[str, LinkedRecommendation],
) -> None:
    """ "Planning" is also what everyone does."""
    assert ties(linked["3"], "responsible") == [("Parks Board", "Parks Board"), ("Planning", "Planning")]
    assert ties(linked["3"], "mentions") == []
