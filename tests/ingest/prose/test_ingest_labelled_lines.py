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


def test_policies_with_codes_are_what_a_plan_wants(reads: Reads) -> None:
    text = """# Goals and policies

## Goal P-1: Safe piers

Policy P-1.1 Light every pier from dusk.

Policy P-1.2 Repair the rails each spring.

## Goal P-2: Clean water

Policy P-2.1 Close the old outfall.
"""
    assert [(one.code, one.text.value) for one in reads(text).recommendations] == [
        ("P-1.1", "Light every pier from dusk."),
        ("P-1.2", "Repair the rails each spring."),
        ("P-2.1", "Close the old outfall."),
    ]


def test_policies_with_titles_of_a_handbook_are_none(reads: Reads) -> None:
    text = """# Staff handbook

Policy 1.1 Travel and its expenses

Claims are paid monthly.

Policy 1.2 Holidays in the summer

Everyone has 25 days.

Policy 1.3 Holidays in the winter

Everyone has 5 days.
"""
    assert list(reads(text).recommendations) == []
