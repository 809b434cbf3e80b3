"""Lists under words that announce recommendations."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]


def said(reads: Reads, text: str) -> list[tuple[str, str]]:
    return [(record.code, record.text.value) for record in reads(text).recommendations]


def test_items_under_a_heading_that_announces_them_are_recommendations(reads: Reads) -> None:
    text = "Annual Report\n\nBackground\n\nWe met:\n\n1. in May\n2. in June\n\nRecommendations\n\n1. Hire nurses.\n2. Train peers.\n"
    assert said(reads, text) == [("1", "Hire nurses."), ("2", "Train peers.")]
    assert {record.kind for record in reads(text).recommendations} == {"recommendation"}


def test_the_number_of_the_section_is_in_the_code(reads: Reads) -> None:
    text = "Report\n\n1. Background\n\nWe met.\n\n2. Recommendations\n\n1. Hire nurses.\n2. Train peers.\n"
    assert [code for code, _ in said(reads, text)] == ["2.1", "2.2"]


def test_bullets_are_counted_and_nested_ones_are_parts(reads: Reads) -> None:
    text = "RECOMMENDATIONS\n- Hire nurses:\n  * in clinics\n  * in jails\n- Train peers\n"
    assert said(reads, text) == [("1", "Hire nurses: in clinics in jails"), ("2", "Train peers")]


def test_a_line_before_a_list_can_announce_it(reads: Reads) -> None:
    text = "MINUTES\n\nAfter a long debate the panel recommends that the county do these things:\n\n• hire nurses\n• train peers\n"
    assert said(reads, text) == [("1", "hire nurses"), ("2", "train peers")]


@pytest.mark.parametrize(
    "heading", ["BACKGROUND TO THE RECOMMENDATIONS", "RECOMMENDATIONS OF EARLIER REPORTS", "FINDINGS"]
)
def test_a_heading_that_only_speaks_of_recommendations_announces_none(reads: Reads, heading: str) -> None:
    assert said(reads, f"{heading}\n\n- one thing\n- another\n\nENDING\n\nGoodbye.\n") == []


def test_a_party_in_brackets_is_responsible(reads: Reads) -> None:
    (record,) = reads("RECOMMENDATIONS\n- Hire nurses (Lead: Nursing)\n").recommendations
    assert [party.value for party in record.responsible] == ["Nursing"]
