"""Recommendations in lists, labelled paragraphs and running prose, as public bodies lay them out."""

from collections.abc import Callable

import pytest

from ontology.records import Reading, Recommendation

Reads = Callable[[str], Reading]

AUDIT = """Audit of Fleet Fuel Cards

Contents

Recommendation 1.1: Reconcile cards ........ 4
Recommendation 1.2: Limit access ........ 6

Executive Summary

We found gaps in the control of fuel cards and make two recommendations.

Finding 1: Cards are not reconciled

Between January and May no card was reconciled. See Recommendation 1.1 for our advice.

Recommendation 1.1: The Fleet Division should reconcile all fuel cards every month.

Management response: Agreed. A clerk has been named.
Responsible: Fleet Manager
Due date: 30 June 2025

Recommendation 1.2: The Fleet Division should remove the access of people who have left.

Management response: Partly agreed
Responsible: Human Resources; Fleet Manager
Due date: 1 September 2025

Finding 2: Records are kept well

We found no fault in the records of the depot.
"""

MINISTER = """Report to the Minister of Rural Affairs

Chapter 1. Roads

Gravel roads cost more each year. We recommend that the Ministry of Transport survey all gravel roads by 2027. The survey of 2011 is out of date.

Earlier reports recommended that roads be paved, and little came of it.

Chapter 2. Water

Wells run dry in August. The panel further recommends that the Water Authority meter new wells. We do not recommend new dams.
"""

INQUIRY = """Inquiry into the Millbrook Flood

Summary

The inquiry makes these points.

Recommendation 1: The Secretary should appoint a flood warden for each valley.

Chapter 3

The valley had no warden. Recommendation 3 of the earlier inquiry was not followed.

Recommendation 1

The Secretary should appoint a flood warden for each valley, with a deputy.

Chapter 4

Recommendation 2

The County Council must publish flood maps that show:

(a) every bridge; and

(b) every culvert.

Appendix A. List of recommendations

Recommendation 1: The Secretary should appoint a flood warden for each valley.

Recommendation 2: The County Council must publish flood maps that show every bridge and every culvert.
"""

CITY = """Green City Plan

Background

• Summers are hotter.
• Trees have been lost.

Recommended Actions

A. Plant 500 street trees on the east side.
Lead: Parks Department
Status: Under way

B. Open three cooling centers.
Lead: Office of Resilience
Status: Not started

C. Change the building code so that:
   (i) roofs are pale; and
   (ii) yards are shaded.
Lead: Buildings Department
"""

REVIEW = """Review of Freedonia

II. Conclusions and recommendations

6. The following recommendations will be examined by Freedonia, which will answer in due time:

6.1. Ratify the convention on the rights of workers (Sylvania);

6.2. Raise the age of marriage to 18 (Ruritania) (Borduria);

6.3. Continue to train judges in the countryside (Syldavia).

7. All conclusions reflect the position of the State that made them.
"""

CALLS = """Commission on Youth and Screens

What we heard

- Young people are tired.
- Parents are worried.

Calls to Action

• Schools should teach about screens from the age of eight.
• Government must fund one counsellor for every school.
    – Start in rural areas.
    – Report each year.
• Companies should switch off autoplay.

Notes

1. Screens means phones and tablets.
2. Counsellor has its usual meaning.
"""


def records(reads: Reads, text: str) -> list[Recommendation]:
    return list(reads(text).recommendations)


def said(reads: Reads, text: str) -> list[tuple[str, str]]:
    return [(record.code, record.text.value) for record in records(reads, text)]


def parties(record: Recommendation) -> list[str]:
    return [party.value for party in record.responsible]


def attributes(record: Recommendation) -> dict[str, str]:
    return {label: text.value for label, text in record.attributes.items()}


def test_an_audit_s_labelled_recommendations_are_read_and_its_findings_and_contents_are_not(
    reads: Reads,
) -> None:
    assert said(reads, AUDIT) == [
        ("1.1", "The Fleet Division should reconcile all fuel cards every month."),
        ("1.2", "The Fleet Division should remove the access of people who have left."),
    ]


def test_labelled_lines_below_a_recommendation_are_its_fields(reads: Reads) -> None:
    first, second = records(reads, AUDIT)
    assert attributes(first) == {
        "Management response": "Agreed. A clerk has been named.",
        "Due date": "30 June 2025",
    }
    assert parties(first) == ["Fleet Manager"]
    assert parties(second) == ["Human Resources", "Fleet Manager"]
    assert second.status is not None
    assert second.status.value == "Partly agreed"


def test_labelled_lines_open_no_sections(reads: Reads) -> None:
    assert not [one.title for one in reads(AUDIT).document.sections if one.title.startswith("Due")]


def test_sentences_that_recommend_are_read_in_prose_with_whom_they_address(reads: Reads) -> None:
    found = records(reads, MINISTER)
    assert [record.text.value for record in found] == [
        "We recommend that the Ministry of Transport survey all gravel roads by 2027.",
        "The panel further recommends that the Water Authority meter new wells.",
    ]
    assert [parties(record) for record in found] == [["Ministry of Transport"], ["Water Authority"]]


def test_what_a_summary_and_an_appendix_say_again_counts_once(reads: Reads) -> None:
    found = records(reads, INQUIRY)
    assert [(record.code, record.text.value) for record in found] == [
        ("1", "The Secretary should appoint a flood warden for each valley, with a deputy."),
        (
            "2",
            "The County Council must publish flood maps that show: (a) every bridge; and (b) every culvert.",
        ),
    ]
    assert [parties(record) for record in found] == [["Secretary"], ["County Council"]]


def test_lettered_actions_of_a_plan_keep_their_letters_leads_and_parts(reads: Reads) -> None:
    found = records(reads, CITY)
    assert [(record.code, record.text.value) for record in found] == [
        ("A", "Plant 500 street trees on the east side."),
        ("B", "Open three cooling centers."),
        ("C", "Change the building code so that: (i) roofs are pale; and (ii) yards are shaded."),
    ]
    assert [parties(record) for record in found] == [
        ["Parks Department"],
        ["Office of Resilience"],
        ["Buildings Department"],
    ]
    assert [record.status and record.status.value for record in found] == ["Under way", "Not started", None]


def test_an_international_review_s_items_keep_their_numbers_and_states(reads: Reads) -> None:
    found = records(reads, REVIEW)
    assert [record.code for record in found] == ["6.1", "6.2", "6.3"]
    assert found[0].text.value == "Ratify the convention on the rights of workers (Sylvania);"
    assert [note.value for note in found[1].notes] == ["Ruritania", "Borduria"]


def test_calls_to_action_are_read_without_background_and_notes(reads: Reads) -> None:
    found = records(reads, CALLS)
    assert [record.text.value for record in found] == [
        "Schools should teach about screens from the age of eight.",
        "Government must fund one counsellor for every school. Start in rural areas. Report each year.",
        "Companies should switch off autoplay.",
    ]
    assert [parties(record) for record in found] == [["Schools"], ["Government"], ["Companies"]]


def test_a_numbered_heading_announces_too(reads: Reads) -> None:
    text = (
        "Report\n\n1. Recommendations\n\n1. Hire nurses.\n2. Train peers.\n\n2. Next steps\n\nWe will meet.\n"
    )
    assert [value for _, value in said(reads, text)] == ["Hire nurses.", "Train peers."]


def test_a_labelled_title_has_the_paragraphs_below_it(reads: Reads) -> None:
    text = (
        "Review of Intake\n\nRecommendation 5: Improve intake\n\nThe clinic should answer calls within a day.\n\n"
        "It should also keep a list.\n\nRecommendation 6: Share records\n\nClinics should share records.\n"
    )
    found = records(reads, text)
    assert [(one.code, one.title and one.title.value, one.text.value) for one in found] == [
        ("5", "Improve intake", "The clinic should answer calls within a day. It should also keep a list."),
        ("6", "Share records", "Clinics should share records."),
    ]


@pytest.mark.parametrize("text", [AUDIT, MINISTER, INQUIRY, CITY, REVIEW, CALLS])
def test_every_character_comes_from_the_document(reads: Reads, text: str) -> None:
    reading = reads(text)
    for record in reading.recommendations:
        for one in (record.text, *record.responsible, *record.attributes.values()):
            assert all(
                one.value[piece.at : piece.at + piece.end - piece.start]
                == reading.document.text[piece.start : piece.end]
                for piece in one.pieces
            )


def test_recommendations_that_are_labelled_without_a_number(reads: Reads) -> None:
    """They are counted; the labelled lines below each are its own."""
    text = (
        "Audit\n\nFinding 1: Keys were lost.\n\nRecommendation: The Depot should lock all keys away.\n\n"
        "Management response: Agreed. A safe is bought.\n\nFinding 2: Logs were wrong.\n\n"
        "Recommendation: Keep logs in the fleet system.\n\nManagement response: Disagreed\n"
    )
    found = list(reads(text).recommendations)
    assert [(one.code, one.text.value) for one in found] == [
        ("1", "The Depot should lock all keys away."),
        ("2", "Keep logs in the fleet system."),
    ]
    assert [one.status.value for one in found if one.status] == ["Agreed", "Disagreed"]


@pytest.mark.parametrize(
    "heading", ["Ministry Actions", "Actions for the Ministry", "Board of Trustees commitments"]
)
def test_what_another_body_will_do_is_read_beside_what_is_asked_of_the_first(
    reads: Reads, heading: str
) -> None:
    text = (
        "# Directive\n\n## Required Actions\n\n1. Mend all pumps by May.\n2. Report each leak.\n\n"
        f"## {heading}\n\n1. Keep a list of the pumps.\n2. Publish the leaks each year.\n\n"
        "## Agency Questions\n\n1. What is a pump?\n2. What is a leak?\n"
    )
    assert [one.text.value for one in reads(text).recommendations] == [
        "Mend all pumps by May.",
        "Report each leak.",
        "Keep a list of the pumps.",
        "Publish the leaks each year.",
    ]


def test_the_actions_of_a_body_alone_announce_nothing(reads: Reads) -> None:
    text = "# Report\n\nThe pumps leak.\n\n## Ministry Actions\n\n- Mended the pumps\n- Laid new pipes\n"
    assert not list(reads(text).recommendations)
