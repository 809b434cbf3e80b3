"""Paragraphs that recommend in several sentences, across pages, or as a summary tells of it afterwards."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]


def said(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(one.text.value, [who.value for who in one.responsible]) for one in reading.recommendations]


def test_each_sentence_of_a_paragraph_that_recommends_is_a_record(reads: Reads) -> None:
    text = """# What we recommend

We recommend that the Harbour Office light the pier. We also recommend that the Harbour Office count the boats. The Harbour Office concurred with our recommendations.
"""
    assert said(reads(text)) == [
        ("We recommend that the Harbour Office light the pier.", ["Harbour Office"]),
        ("We also recommend that the Harbour Office count the boats.", ["Harbour Office"]),
    ]


def test_what_the_addressee_answered_is_no_part_of_a_recommendation(reads: Reads) -> None:
    text = """# Recommendations

The Harbour Office should light the pier at night. The Harbour Office did not concur with this recommendation.
"""
    assert [words for words, _ in said(reads(text))] == ["The Harbour Office should light the pier at night."]


def test_a_sentence_goes_on_after_a_note_at_the_foot_of_a_page(reads: Reads) -> None:
    text = """# Report

To keep apart, we are recommending that the Minister of Harbours tell all masters about

1 The council had asked us in its last resolution to look into this matter of the boats and their lights.

SeaLight rules.
"""
    assert said(reads(text)) == [
        (
            "To keep apart, we are recommending that the Minister of Harbours tell all masters about SeaLight rules.",
            ["Minister of Harbours"],
        )
    ]


def test_a_summary_tells_in_the_past_what_its_authors_recommended(reads: Reads) -> None:
    text = """# The Harbour Office did not always count boats

The Harbour Office did not count 12 boats. We recommended that the Harbour Office: (1) count the 12 boats; and (2) review how boats are counted. The Harbour Office agreed.
"""
    assert said(reads(text)) == [
        ("count the 12 boats", ["Harbour Office"]),
        ("review how boats are counted.", ["Harbour Office"]),
    ]


def test_a_summary_counts_whole_sentences_too(reads: Reads) -> None:
    text = """# The ferry company was paid too much

We recommended the following: (1) The ferry company should refund $12 to the harbour. (The true sum may be higher.) (2) The ferry company should mend its books. It disagreed.
"""
    assert [words for words, _ in said(reads(text))] == [
        "The ferry company should refund $12 to the harbour.",
        "The ferry company should mend its books.",
    ]


def test_paragraphs_with_their_numbers_after_them_win_over_the_labels_of_other_reports(reads: Reads) -> None:
    own = [
        f"The Harbour Director should light pier {number}. (Recommendation {number})"
        for number in range(1, 8)
    ]
    text = "\n\n".join(
        [
            "# Lights",
            "## Recommendations for action",
            "We are making the following recommendations:",
            *own,
            "## Closed recommendations",
            "HO-20-44: Lights of the harbour and what is known of them (2020).",
            "HO-17-75: Boats of the harbour and what is known of them (2017).",
        ]
    )
    assert [words for words, _ in said(reads(text))] == [
        f"The Harbour Director should light pier {number}." for number in range(1, 8)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In our 2019 report, we recommended that the Harbour Office count the boats.",
        "We previously recommended that the Harbour Office count the boats.",
        "We made two recommendations to the Harbour Office, which it accepted.",
    ],
)
def test_what_an_earlier_report_recommended_is_none_of_this_one(reads: Reads, sentence: str) -> None:
    assert said(reads(f"# Boats\n\nThe Harbour Office lost some boats. {sentence}\n")) == []
