"""What a document recommends in two places is one recommendation, and nothing of either place is lost."""

from collections.abc import Callable

from ingest.reading import inspect, read
from ontology.records import Reading, Recommendation

Reads = Callable[[str], Reading]

CODES = [*(f"R{n}" for n in range(1, 13)), "R9999", "R10000", "R123456", "R12345678"]

AUDIT = """Audit of cards

Finding 1: Receipts are missing

Recommendation 1.1: The Finance Department should block cards without receipts after thirty days.

Recommendation 1.2: The Finance Department should train all card holders.

Appendix

No.\tRecommendation\tManagement response\tResponsible\tDue
1.1\tBlock cards without receipts.\tAgree\tController\tJune
1.2\tThe Finance Department should train all card holders.\tDisagree\tHuman Resources\t
1.3\tBuy a safe for the spare cards.\tAgree\tController\tMay
"""

RESPONSES = """Audit of shelters

R1. The Housing Office should count empty beds each night.

R2. The Mayor should name one person in charge.

Responses

Recommendation\tAgreed?\tOwner
R1\tYes\tShelter Director
R2\tNo\t
"""


def records(reads: Reads, text: str) -> dict[str, Recommendation]:
    return {one.code: one for one in reads(text).recommendations}


def test_a_table_that_repeats_labelled_recommendations(reads: Reads) -> None:
    """The fuller words are the record's; what only the other place says is added to it."""
    found = records(reads, AUDIT)
    assert sorted(found) == ["1.1", "1.2", "1.3"]
    first = found["1.1"]
    assert first.text.value.startswith("The Finance Department should block cards without receipts after")
    assert [note.value for note in first.notes] == ["Block cards without receipts."]
    assert first.status is not None
    assert first.status.value == "Agree"
    assert [party.value for party in first.responsible] == ["Controller"]
    assert first.attributes["Due"].value == "June"


def test_the_other_place_is_told() -> None:
    """A preview says at which lines a recommendation is said again."""
    seen = inspect(AUDIT.encode(), source_name="audit.txt", slug="audit")
    lines = {
        one.recommendation.code: [place.line_start for place in one.restated]
        for one in seen.recommendations.recognised()
    }
    assert lines == {"1.1": [12], "1.2": [13], "1.3": []}


def test_rows_that_only_name_a_number_belong_to_the_recommendation(reads: Reads) -> None:
    """A table of responses by number gives no recommendations of its own."""
    found = records(reads, RESPONSES)
    assert {code: one.status.value for code, one in found.items() if one.status} == {"R1": "Yes", "R2": "No"}
    parties = {code: [party.value for party in one.responsible] for code, one in found.items()}
    assert parties == {"R1": ["Shelter Director"], "R2": ["Mayor"]}


def test_other_recommendations_in_a_table_stay_apart(reads: Reads) -> None:
    text = "Plan\n\nRecommendation 1: Plant trees along the river.\n\nRecommendation 2: Pave the square.\n\nNo.\tRecommendation\tLead\n1\tHire more nurses for the clinic.\tHR\n"
    assert [one.text.value for one in reads(text).recommendations] == [
        "Hire more nurses for the clinic.",
        "Plant trees along the river.",
        "Pave the square.",
    ]


def test_numbers_of_any_length_in_a_column_are_numbers_of_records() -> None:
    rows = [f"{code},Plant {n} trees on the street of that number." for n, code in enumerate(CODES)]
    text = "\n".join(["No,Recommendation", *rows])
    reading = read(text.encode(), source_name="trees.csv", slug="trees")
    found = [(one.code, one.text.value) for one in reading.recommendations]
    assert found == [(code, row.partition(",")[2]) for code, row in zip(CODES, rows, strict=True)]


def test_recommendations_are_the_same_each_time_they_are_gone_through(reads: Reads) -> None:
    for text in (AUDIT, RESPONSES, RESPONSES.partition("Responses")[0]):
        found = reads(text).recommendations
        assert list(found) == list(found) != []


def test_the_numbers_of_a_text_go_on_after_those_of_a_table(reads: Reads) -> None:
    items = "Recommendations\n\n- Repair the pier.\n- Paint the mole."
    table = "Plan\n\nRecommendation\tOwner\nCount the boats in the harbour.\tHarbour Office\n\n"
    alone, both = (list(reads(text).recommendations) for text in (f"Plan\n\n{items}", f"{table}{items}"))
    assert [one.code for one in alone] == ["1", "2"]
    assert [one.code for one in both] == ["1", "2", "3"]
