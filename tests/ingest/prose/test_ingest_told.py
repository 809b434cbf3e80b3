"""What a report only tells is no recommendation of its own: the past, what others asked, conclusions."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]

CONCLUSIONS = """# Report on buses

## Conclusions and recommendations

1. Buses to the north are late each day. (Paragraph 4)
2. We recommend that the Department run more buses by June. (Paragraph 6)
3. Riders were not heard when routes were cut. (Paragraph 9)
4. The Authority must publish the times of all buses. (Paragraph 11)
5. Our predecessors recommended in 2011 that fares be frozen; we regret that they rose. (Paragraph 12)
6. Timetables should be printed in large type. They are hard to read. (Paragraph 15)
"""
CALLS = """# Calls to action

## Archives

41. We call upon the museums to open their stores to families.

42. We call upon the National Archive to:
    1. Publish its lists of photographs.
    2. Return letters to those who wrote them.

43. We call upon schools to teach this history.
"""
OBSERVATIONS = """# Concluding observations on the third report

## Positive aspects

3. The Committee welcomes the Fair Rents Act.

## Principal subjects of concern and recommendations

### Housing

4. The Committee is concerned about evictions in the capital.

5. The Committee, noting its earlier observations, calls upon the State party to:
   (a) Stop evictions in winter;
   (b) Build homes.

### Follow-up

6. The Committee requests that the State party publish these observations.

7. The State party is requested to report on paragraph 5 within a year.
"""
SHARES = """The Assembly on Water

Recommendations

Rivers

1. 95% of members recommend that the Council clean the upper river.
2. 88% of members recommend that every village have a tap.

Taps

3. A majority of members recommend that leaks be mended within a week.

Witnesses

1. Anna Hill, farmer
2. Ben Ross, plumber
"""


def said(reads: Reads, text: str) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in reads(text).recommendations]


@pytest.mark.parametrize(
    "line",
    [
        "The inquiry of 2011 made three recommendations:",
        "In 2015 the Auditor recommended:",
        "The adviser’s report of 19 August 2021 made the following recommendations:",
        "In response to these recommendations, the Agency has taken the following actions:",
        "Since then, the following recommendations have been implemented:",
    ],
)
def test_a_list_under_a_line_about_the_past_recommends_nothing(reads: Reads, line: str) -> None:
    text = f"A History of the Bridge\n\nIt fell in 1999.\n\n{line}\n\n- Close the bridge.\n- Fix its rails.\n\nIt stands.\n"
    assert said(reads, text) == []


@pytest.mark.parametrize(
    "line",
    [
        "We made the following recommendations in March 2024:",
        "This report of 2024 made two recommendations:",
        "The Panel recommends that the following actions be taken by 2027:",
    ],
)
def test_a_report_may_tell_what_it_recommends_itself(reads: Reads, line: str) -> None:
    text = f"Report on the Bridge\n\nIt is old.\n\n{line}\n\n- Close the bridge.\n- Fix its rails.\n\nIt stands.\n"
    assert [words for _, words in said(reads, text)] == ["Close the bridge.", "Fix its rails."]


def test_under_conclusions_and_recommendations_what_says_what_to_do_recommends(reads: Reads) -> None:
    assert [code for code, _ in said(reads, CONCLUSIONS)] == ["2", "4", "6"]


def test_an_instruction_that_tells_something_too_is_kept_among_conclusions(reads: Reads) -> None:
    text = (
        "# Report\n\n## Findings and recommendations\n\n1. Buses are late.\n2. Replace all buses that are late.\n"
        "3. Publish the times.\n"
    )
    assert [words for _, words in said(reads, text)] == [
        "Replace all buses that are late.",
        "Publish the times.",
    ]


def test_numbers_below_a_numbered_call_are_its_parts(reads: Reads) -> None:
    assert said(reads, CALLS) == [
        ("41", "We call upon the museums to open their stores to families."),
        (
            "42",
            (
                "We call upon the National Archive to: Publish its lists of photographs. "
                "Return letters to those who wrote them."
            ),
        ),
        ("43", "We call upon schools to teach this history."),
    ]


def test_all_numbered_paragraphs_in_which_a_committee_asks_are_read(reads: Reads) -> None:
    assert [code for code, _ in said(reads, OBSERVATIONS)] == ["5", "6", "7"]


def test_the_addressee_of_a_committee_is_responsible_after_a_clause_too(reads: Reads) -> None:
    found = {one.code: one for one in reads(OBSERVATIONS).recommendations}
    assert [[party.value for party in found[code].responsible] for code in ("5", "7")] == [
        ["State party"],
        ["State party"],
    ]


def test_what_a_share_of_members_recommends_counts_and_a_list_of_people_does_not(reads: Reads) -> None:
    assert [code for code, _ in said(reads, SHARES)] == ["1", "2", "3"]
