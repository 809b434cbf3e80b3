"""Labelled recommendations: lines that go on below, and how strong they are."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]


def test_a_labelled_line_that_breaks_off_goes_on_in_the_line_below(reads: Reads) -> None:
    text = """RECOMMENDATIONS

R1.  The Harbour Office should write down the depth of every berth that is used by the
     ferries. (F1)

R2.  Before the summer the Harbour Office should put up a sign at the old pier in
     Eastport. (F2)
"""
    assert [one.text.value for one in reads(text).recommendations] == [
        "The Harbour Office should write down the depth of every berth that is used by the ferries. (F1)",
        "Before the summer the Harbour Office should put up a sign at the old pier in Eastport. (F2)",
    ]


def test_a_labelled_title_keeps_its_text_below(reads: Reads) -> None:
    text = """# Recommendations

Recommendation 1: Publish what the ferries cost

The Harbour Office should publish the cost of each line.

Recommendation 2: Measure the berths

The Harbour Office should measure each berth.
"""
    assert [(one.title.value, one.text.value) for one in reads(text).recommendations if one.title] == [
        ("Publish what the ferries cost", "The Harbour Office should publish the cost of each line."),
        ("Measure the berths", "The Harbour Office should measure each berth."),
    ]


def test_how_strong_a_labelled_recommendation_is_stands_apart(reads: Reads) -> None:
    text = """# Recommendations

**Recommendation 1.** Wounds should be washed with clean water.
*(Strong recommendation, low certainty of evidence)*

**Recommendation 2.** Bandages may be left for two days.
*(Conditional recommendation, moderate certainty of evidence)*
"""
    found = list(reads(text).recommendations)
    assert [one.text.value for one in found] == [
        "Wounds should be washed with clean water.",
        "Bandages may be left for two days.",
    ]
    assert [one.attributes["Strength"].value for one in found] == [
        "Strong recommendation, low certainty of evidence",
        "Conditional recommendation, moderate certainty of evidence",
    ]


def test_replies_in_a_part_of_their_own_belong_to_what_they_answer(reads: Reads) -> None:
    text = """# Conclusions and recommendations

## Recommendation 1 – Light the piers

The Harbour Office should light the piers.

## Recommendation 2 – Count the boats

The Harbour Office should count the boats.

# Replies of the Harbour Office

## Recommendation 1 – Light the piers

The Harbour Office accepts the recommendation.

## Recommendation 2 – Count the boats

The Harbour Office does not accept the recommendation.
"""
    found = list(reads(text).recommendations)
    assert [(one.code, one.status.value if one.status else None) for one in found] == [
        ("1", "accepts"),
        ("2", "does not accept"),
    ]
    assert found[0].attributes["Reply"].value == "The Harbour Office accepts the recommendation."
