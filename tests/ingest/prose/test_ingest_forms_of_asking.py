"""The forms in which public bodies ask: each is read, and none of its neighbours is."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

ASSEMBLY = """Citizens' Assembly on Rivers

High-level recommendations

1. The State must act on rivers without delay.

2. There must be enough money to enforce the law.

Agriculture

3. The State should support farmers who restore wetlands.

4. State agencies should lead by example on public land.

Witnesses

5. Anna Hill, farmer
"""
TEACHERS = """Commission on Teaching

Our recommendations

Pay teachers fairly

The government should raise starting salaries within three years.

Give time to plan

Every teacher should have five hours a week to plan.

Grow leaders

School districts should create paths for teachers who want to lead.

Next steps

The Commission will meet again in May.
"""
GUIDELINE = """Guideline on pressure

1 RECOMMENDATION ON THRESHOLDS

WHO recommends treatment of all adults with a pressure of 140 or more.
Strong recommendation, moderate certainty

2 RECOMMENDATION ON TESTS

WHO suggests obtaining tests before treatment begins.
Conditional recommendation, low certainty
"""
PLAN = """Climate Plan

GOAL 1: CLEAN ENERGY

Strategy 1.1 Increase solar power

1.1.1 Install solar panels on all fire stations.
1.1.2 Adopt a solar-ready building code.

Strategy 1.2 Cut energy use

1.2.1 Retrofit 500 homes a year.

GOAL 2: CLEAN TRANSPORT

Strategy 2.1 Make walking easy

2.1.1 Complete the sidewalk network near schools.
"""
WORKFORCE = """# Workforce Plan

## Goal 1: New people

### Strategy 1.1.1: Make it easy to join

- Action 1.1.1a Open a single website. Lead: Skills Council
- Action 1.1.1b Send a forester to every school. Lead: Ministry of Education

### Strategy 1.1.2: Make it possible to live

- Action 1.1.2a Raise the wage to the living wage. Lead: Ministry of Lands
"""
VOTES = """# Climate Assembly

## How we travel

A majority of members supported:

- 86% Speed up the ban on new petrol cars
- 74% Invest in buses and trains
- 63% Close roads to polluting vehicles
"""
REPORT = """Report on prisons

Cells were cold.

The Ministry of Justice should repair the heating before winter.

Women were held with men. The Prison Service should open a separate wing for women.
"""
INSTITUTE = """How inquiries can lead to change

Of 68 inquiries only six have been followed up. To make them count, the report calls for:

- government to explain how it responds to inquiries
- select committees to examine progress every year
- inquiries to publish interim reports within months
"""
BOARD = """To: Board of Supervisors

That the Board of Supervisors:

1. Review the proposed response;
2. Approve the documents as the response; and
3. Direct the Clerk to submit the response.

The Grand Jury has submitted six reports.
"""
TREATY = """Concluding observations on Ostravia

C. Main areas of concern and recommendations

Punishment

12. The Committee is concerned that punishment is lawful at home.

13. The Committee urges the State party to:
(a) Prohibit punishment in all settings;
(b) Train teachers in discipline without it.

14. The Committee recommends that the State party publish its figures.
"""
GUIDE = """A guide for auditees

9 Developing and responding to recommendations

When a recommendation is made, it should be
- fully supported by the findings;
- aimed at the causes of the fault; and
- clear about who is to act.
"""
POLICY = """Records Policy

1. Subject

This policy governs the keeping of records.

2. Purpose

To keep what the law requires.

3. Policy Statement

3.1 The College shall keep a schedule of all records.

3.2 No record shall be destroyed while a claim is open.

4. Procedure

4.1 Each head shall name a records officer.

4.2 Records officers shall review their records each year.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ASSEMBLY, ["1", "2", "3", "4"]),
        (TEACHERS, ["1", "2", "3"]),
        (PLAN, ["1.1.1", "1.1.2", "1.2.1", "2.1.1"]),
        (WORKFORCE, ["1.1.1a", "1.1.1b", "1.1.2a"]),
        (VOTES, ["1", "2", "3"]),
        (REPORT, ["1", "2"]),
        (INSTITUTE, ["1", "2", "3"]),
        (TREATY, ["13a", "13b", "14"]),
        (GUIDE, []),
        (POLICY, ["3.1", "3.2", "4.1", "4.2"]),
    ],
)
def test_each_form_gives_its_records(reads: Reads, text: str, expected: list[str]) -> None:
    assert [record.code for record in reads(text).recommendations] == expected


def test_headings_below_one_that_announces_are_titles(reads: Reads) -> None:
    titles = [record.title.value for record in reads(TEACHERS).recommendations if record.title]
    assert titles == ["Pay teachers fairly", "Give time to plan", "Grow leaders"]


def test_a_strength_on_its_own_line_is_said_of_the_recommendation_above(reads: Reads) -> None:
    found = [
        (record.text.value, record.attributes["Strength"].value)
        for record in reads(GUIDELINE).recommendations
    ]
    assert found == [
        (
            "WHO recommends treatment of all adults with a pressure of 140 or more.",
            "Strong recommendation, moderate certainty",
        ),
        (
            "WHO suggests obtaining tests before treatment begins.",
            "Conditional recommendation, low certainty",
        ),
    ]


def test_a_share_of_votes_is_no_part_of_the_words(reads: Reads) -> None:
    first = next(iter(reads(VOTES).recommendations))
    assert first.text.value == "Speed up the ban on new petrol cars"
    assert first.attributes["Vote"].value == "86%"


def test_that_the_board_names_who_is_to_act(reads: Reads) -> None:
    found = list(reads(BOARD).recommendations)
    assert [record.text.value for record in found[:2]] == [
        "Review the proposed response;",
        "Approve the documents as the response; and",
    ]
    assert [one.value for one in found[0].responsible] == ["Board of Supervisors"]


def test_the_paragraph_that_a_summary_points_to_is_no_part_of_the_words(reads: Reads) -> None:
    text = (
        "Report\n\nRecommendations\n\n"
        "1. The Department should publish a register. (Paragraph 14)\n\n"
        "2. The banks should pay for it. (Paragraphs 15 and 16)\n"
    )
    assert [record.text.value for record in reads(text).recommendations] == [
        "The Department should publish a register.",
        "The banks should pay for it.",
    ]
