"""Lists at the end of a report, whose items say in brackets what they are and which paragraph they repeat."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

TAGGED = """# Ferries

## The crossing

14. Ferries to the south were late on nine days of ten last winter.

15. The Harbour Office should publish the times of all ferries. It has them already.

## Conclusions and recommendations

1. Ferries should never be this late, and the winter was mild. (Conclusion, Paragraph 14)
2. The Harbour Office should publish the times of all ferries. (Recommendation, Paragraph 15)
3. Fares rose twice, which few passengers had been told. (Conclusion, Paragraphs 3.1 and 3.4)
4. Fares are hard to follow, and we recommend one fare for all piers. (Recommendation, Paragraph 3.6)
"""
PARTED = """# Ferries

## Recommendations

1. The Harbour Office should publish the times of all ferries. (Paragraph 15)

2. Fares are hard to follow. They rose twice.

We recommend one fare for all piers. (Paragraph 16)

3. The Office should count its passengers. (Paragraph 18)

4. The Office should mend the north pier. (Paragraph 21)
"""


def test_what_the_brackets_call_a_conclusion_is_none(reads: Reads) -> None:
    assert [(one.code, one.text.value) for one in reads(TAGGED).recommendations] == [
        ("2", "The Harbour Office should publish the times of all ferries."),
        ("4", "Fares are hard to follow, and we recommend one fare for all piers."),
    ]


def test_an_item_goes_on_to_the_paragraph_that_points(reads: Reads) -> None:
    found = {one.code: one.text.value for one in reads(PARTED).recommendations}
    assert found["2"] == "Fares are hard to follow. They rose twice. We recommend one fare for all piers."
    assert list(found) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "pointer",
    ["(paragraph 4.16).", "(Paras 2.3–2.5)", "[Paragraphs 1.2, 1.3 and 2]", "(Recommendation, paragraph 7)."],
)
def test_a_pointer_goes_and_the_stop_behind_it_stays(reads: Reads, pointer: str) -> None:
    text = f"Report\n\nRecommendations\n\n1. Mend the pier {pointer}\n\n2. Count the ferries {pointer}\n"
    stop = "." if pointer.endswith(".") else ""
    assert [one.text.value for one in reads(text).recommendations] == [
        f"Mend the pier{stop}",
        f"Count the ferries{stop}",
    ]


def test_numbers_of_paragraphs_alone_go_after_the_end_of_a_sentence(reads: Reads) -> None:
    """Before it they may be anything."""
    text = "Report\n\nRecommendations\n\n1. Mend the pier. (13.6, 13.8)\n\n2. Buy a longer rope (12.5)\n"
    assert [one.text.value for one in reads(text).recommendations] == [
        "Mend the pier.",
        "Buy a longer rope (12.5)",
    ]


def test_brackets_that_say_more_than_where_stay(reads: Reads) -> None:
    text = (
        "Report\n\nRecommendations\n\n1. Mend the pier (see paragraph 7)\n\n2. Repeal the order (section 4)\n"
    )
    assert [one.text.value for one in reads(text).recommendations] == [
        "Mend the pier (see paragraph 7)",
        "Repeal the order (section 4)",
    ]


def test_who_notes_something_and_urges_another_recommends(reads: Reads) -> None:
    text = (
        "Ferries\n\nWe note the promise to keep the north pier and urge the Harbour Office to mend it.\n\n"
        "We note that passengers and staff protest, and that fares rose.\n"
    )
    (found,) = reads(text).recommendations
    assert found.text.value.startswith("We note the promise")
    assert [one.value for one in found.responsible] == ["Harbour Office"]
