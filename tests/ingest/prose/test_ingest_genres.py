"""Recommendations as kinds of reports write them: audits, inquests, inquiries, reviews, plans, minutes."""

from collections.abc import Callable

import pytest

from ontology.records import Reading, Recommendation

Reads = Callable[[str], Reading]


def records(reads: Reads, text: str) -> list[Recommendation]:
    return list(reads(text).recommendations)


def said(found: list[Recommendation]) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in found]


def parties(found: list[Recommendation]) -> list[list[str]]:
    return [[party.value for party in one.responsible] for one in found]


def test_a_number_in_brackets_after_the_words_is_the_code(reads: Reads) -> None:
    found = records(
        reads,
        """Recommendations for Executive Action

We are making two recommendations to the Secretary of Roads:

The Secretary of Roads should count bridges. (Recommendation 1)

The Secretary of Roads should paint bridges. (Recommendation 2)

Agency Comments

Roads concurred with recommendation 1 and said that it should finish by May.
""",
    )
    assert said(found) == [
        ("1", "The Secretary of Roads should count bridges."),
        ("2", "The Secretary of Roads should paint bridges."),
    ]


def test_paragraphs_under_a_line_to_a_party_are_asked_of_it(reads: Reads) -> None:
    found = records(
        reads,
        """4. Recommendations

The Board makes the following new safety recommendations:

To the Federal Harbor Administration:

Require pilots to carry radios. (M-23-12)

To the Ferry Society International:

Tell your members about this accident. (M-23-13)
""",
    )
    assert [one.code for one in found] == ["M-23-12", "M-23-13"]
    assert parties(found) == [["Federal Harbor Administration"], ["Ferry Society International"]]


def test_a_numbered_paragraph_that_is_labelled_has_its_own_number_and_its_response(reads: Reads) -> None:
    (found,) = records(
        reads,
        """Audit of Pumps

Inspection

5.19 One pump in three was not inspected.

5.20 Recommendation. The Forest Service should inspect all pumps each year.

The Service's response. Partially agreed. It should be complete by 2027.

5.21 We will follow this up.
""",
    )
    assert (found.code, found.text.value) == (
        "5.20",
        "The Forest Service should inspect all pumps each year.",
    )
    assert found.status
    assert found.status.value == "Partially agreed"
    assert list(found.attributes) == ["The Service's response"]


def test_of_numbered_paragraphs_those_that_recommend_are_read_with_their_lettered_parts(
    reads: Reads,
) -> None:
    found = records(
        reads,
        """Inquiry into the Mill Fire

Chapter 3 Recommendations

3.1 In this chapter I set out what I propose.

3.2 I therefore recommend that the Hill Fire Brigade:

(a) review its training; and

(b) test its radios.

3.3 I also recommend that the Mill Owner keep plans of each floor.

3.4 Some of this work has begun.
""",
    )
    assert said(found) == [
        (
            "3.2",
            "I therefore recommend that the Hill Fire Brigade: (a) review its training; and (b) test its radios.",
        ),
        ("3.3", "I also recommend that the Mill Owner keep plans of each floor."),
    ]
    assert parties(found)[0] == ["Hill Fire Brigade"]


def test_a_sentence_in_a_numbered_paragraph_has_the_paragraph_s_number(reads: Reads) -> None:
    found = records(
        reads,
        """The Market for Milk

37. Prices fell. We recommend that the Dairy Board publish prices each week.

38. Farmers told us that they sell at a loss.

39. With reference to its earlier report, the Committee urges the Milk Union to hold a vote.
""",
    )
    assert said(found) == [
        ("37", "We recommend that the Dairy Board publish prices each week."),
        (
            "39",
            "With reference to its earlier report, the Committee urges the Milk Union to hold a vote.",
        ),
    ]
    assert parties(found) == [["Dairy Board"], ["Milk Union"]]


def test_the_paragraph_over_a_list_says_what_became_of_all_in_it(reads: Reads) -> None:
    found = records(
        reads,
        """II. Conclusions and/or recommendations

120. The recommendations listed below enjoy the support of Arcadia:

120.1 Ratify the Protocol (Chile);

121. The following recommendations will be examined by Arcadia:

121.1 Abolish the death penalty (Portugal);

122. The recommendations below have been noted by Arcadia:

122.1 Recognize the court (Malta).
""",
    )
    assert [(one.code, one.status.value if one.status else None) for one in found] == [
        ("120.1", "enjoy the support"),
        ("121.1", "will be examined"),
        ("122.1", "noted"),
    ]
    assert parties(found) == [[], [], []]


def test_fields_at_a_line_s_end_are_stated_of_it(reads: Reads) -> None:
    found = records(
        reads,
        """Bicycle Plan

Actions

- Action 1.1: Build ten miles of lanes. Lead: Department of Works. Timeframe: Short-term.
- Action 1.2: Lower speeds near schools. (Lead: Traffic Division; Timeframe: Ongoing)
""",
    )
    assert said(found) == [("1.1", "Build ten miles of lanes."), ("1.2", "Lower speeds near schools.")]
    assert parties(found) == [["Department of Works"], ["Traffic Division"]]
    assert [one.attributes["Timeframe"].value for one in found] == ["Short-term", "Ongoing"]


def test_a_chapter_that_goes_on_after_a_label_is_no_part_of_it(reads: Reads) -> None:
    found = records(
        reads,
        """Review of School Buses

Chapter 1. Buses

1.1 The fleet is old.

Recommendation 1. The School Board should buy electric buses.

1.2 Diesel costs have risen.

Recommendation 2

1.3 The committee recommends that the Depot Office count tyres.

1.4 The depot has room for chargers.
""",
    )
    assert said(found) == [
        ("1", "The School Board should buy electric buses."),
        ("2", "The committee recommends that the Depot Office count tyres."),
    ]


def test_a_title_may_stand_over_numbered_sentences(reads: Reads) -> None:
    found = records(
        reads,
        """Review of the Guardianship Act

Recommendation 2.1 Definition of capacity

(1) The Act should define capacity.

(2) The Act should presume it.

Two members dissent from this.

Recommendation 2.2 Assessment

The Tribunal should publish guidelines.
""",
    )
    assert [(one.title.value if one.title else None, one.text.value) for one in found] == [
        ("Definition of capacity", "The Act should define capacity. The Act should presume it."),
        ("Assessment", "The Tribunal should publish guidelines."),
    ]


def test_the_few_words_that_lead_each_item_are_its_title(reads: Reads) -> None:
    found = records(
        reads,
        """Key recommendations

- Fund shared chargers. The Department of Energy should set aside ten million a year.
- Give renters a right. Parliament should let each tenant install a charger.
- Equalise tax. The Treasury should tax public charging as home charging.
""",
    )
    assert [one.title.value if one.title else None for one in found] == [
        "Fund shared chargers.",
        "Give renters a right.",
        "Equalise tax.",
    ]
    assert parties(found) == [["Department of Energy"], ["Parliament"], ["Treasury"]]


def test_action_items_of_minutes_are_charged_to_whom_they_name(reads: Reads) -> None:
    found = records(
        reads,
        """Minutes of the Safety Committee

Fire drills

The drill took nine minutes. A member said that it should have taken four.

ACTION: J. Smith to repair the alarm by April.

ACTION: A. Jones to replace the kits.
""",
    )
    assert [one.text.value for one in found] == [
        "J. Smith to repair the alarm by April.",
        "A. Jones to replace the kits.",
    ]
    assert parties(found) == [["J. Smith"], ["A. Jones"]]


def test_objectives_are_read_where_a_plan_has_nothing_else(reads: Reads) -> None:
    found = records(
        reads,
        """Library Plan

Goal 1: Welcome all

Objective 1.1: Open on Sundays by 2026.

Objective 1.2: Offer stories in five languages.

Objective 1.3: Lend laptops to job seekers.
""",
    )
    assert [one.code for one in found] == ["1.1", "1.2", "1.3"]


def test_who_is_required_to_respond_is_responsible_where_nobody_else_is(reads: Reads) -> None:
    found = records(
        reads,
        """Grand Jury Report

Recommendations

R1. Count the empty beds each night.

R2. The Housing Board should publish the count.

Required Responses

City Manager (F1, R1, R2)

Sheriff: R1
""",
    )
    assert parties(found) == [["City Manager", "Sheriff"], ["Housing Board"]]


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("We call upon all levels of government to fund the choir.", "all levels of government"),
        ("We call upon the Federation of Law Societies to train lawyers.", "Federation of Law Societies"),
        (
            "We call upon the Crown, in collaboration with the churches, to open the files.",
            "Crown",
        ),
        ("We urge the adoption of measures to count fish.", None),
        ("By 1 July 2026 the Harbor Board should count fish.", "Harbor Board"),
        ("The Parks Department, together with the Finance Office, should plant trees.", "Parks Department"),
        ("WHO recommends that ministries of education set standards.", "ministries of education"),
    ],
)
def test_whom_a_recommendation_addresses(reads: Reads, sentence: str, party: str | None) -> None:
    (found,) = records(reads, f"A report\n\nRecommendations\n\n1. {sentence}\n")
    assert parties([found]) == [[party] if party else []]


def test_a_resolution_names_who_is_to_act_over_its_list(reads: Reads) -> None:
    found = records(
        reads,
        """Report on parking

Recommendations

That Cabinet:

(1) approves the charges; and

(2) notes the results.

Reasons

Costs should be met by users.
""",
    )
    assert said(found) == [("1", "approves the charges; and"), ("2", "notes the results.")]
    assert parties(found) == [["Cabinet"], ["Cabinet"]]


@pytest.mark.parametrize(
    "text",
    [
        "Annual Report\n\nThe recommendations of the last review have been carried out.\n\nIt should rain.\n",
        "Rapport\n\nConclusion\n\nNous recommandons que la ville construise des logements.\n",
    ],
)
def test_what_only_speaks_of_recommendations_gives_none(reads: Reads, text: str) -> None:
    assert records(reads, text) == []
