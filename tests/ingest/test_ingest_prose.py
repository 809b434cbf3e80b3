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
        ("2", "The County Council must publish flood maps that show: every bridge; and every culvert."),
    ]
    assert [parties(record) for record in found] == [["Secretary"], ["County Council"]]


def test_lettered_actions_of_a_plan_keep_their_letters_leads_and_parts(reads: Reads) -> None:
    found = records(reads, CITY)
    assert [(record.code, record.text.value) for record in found] == [
        ("A", "Plant 500 street trees on the east side."),
        ("B", "Open three cooling centers."),
        ("C", "Change the building code so that: roofs are pale; and yards are shaded."),
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


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Recommendation #3:", "3"),
        ("Recommendation 4.2 —", "4.2"),
        ("R12", "R12"),
        ("RECOMMENDATION NO. 7:", "7"),
        ("Rec. 8:", "8"),
        ("Recommendation A-1.", "A-1"),
        ("Recommendation IV:", "IV"),
        ("Proposal 2:", "2"),
    ],
)
def test_a_label_of_any_form_gives_the_code(reads: Reads, label: str, code: str) -> None:
    text = f"A Report\n\nThe road is bad.\n\n{label} The City should mend the road before winter.\n\nIt is long.\n"
    assert said(reads, text) == [(code, "The City should mend the road before winter.")]


def test_labels_within_a_paragraph_are_found(reads: Reads) -> None:
    text = "Evening Walk\n\nIt is dark there. Recommendation #3: Light the path. Recommendation #4: Cut the hedge.\n"
    assert said(reads, text) == [("3", "Light the path."), ("4", "Cut the hedge.")]


@pytest.mark.parametrize(
    "words",
    [
        "Recommendation 3 was not followed by anyone.",
        "Recommendations 3 and 4: see the annex.",
        "As we said, see Recommendation 3. It has not changed.",
        "The 2019 panel recommended that the road be closed.",
        "We do not recommend that the road be closed.",
        "The road should be wide enough, drivers told us.",
        "R2D2 is a robot.",
        "Table 4: Recommendation status",
    ],
)
def test_what_only_speaks_of_recommendations_is_none(reads: Reads, words: str) -> None:
    assert (
        said(reads, f"A Report\n\nThe road is bad and long.\n\n{words}\n\nThat is all we say here.\n") == []
    )


def test_background_under_recommendations_is_silent(reads: Reads) -> None:
    text = "RECOMMENDATIONS\n\n- Hire nurses.\n\nBackground\n\n- Nurses left in May.\n\nThe end is near.\n"
    assert said(reads, text) == [("1", "Hire nurses.")]


def test_paragraphs_that_say_what_ought_to_be_done_are_read_where_they_are_announced(reads: Reads) -> None:
    text = (
        "A Report\n\nRECOMMENDATIONS\n\nOur work took a year and was hard.\n\n"
        "The Sheriff should count all beds each night.\n\nHospitals should tell families at once.\n"
    )
    found = records(reads, text)
    assert [record.text.value for record in found] == [
        "The Sheriff should count all beds each night.",
        "Hospitals should tell families at once.",
    ]
    assert parties(found[0]) == ["Sheriff"]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("DMH should hire peers.", ["DMH"]),
        ("The Department of Health should hire peers.", ["Department of Health"]),
        ("That the Board of Trustees publish its minutes.", ["Board of Trustees"]),
        ("Training should be given to all.", []),
        ("The people who work in the department should rest.", []),
        ("Hire peers who should be paid.", []),
        ("When it rains, the Mayor should act.", ["Mayor"]),
    ],
)
def test_the_addressee_is_responsible_where_it_is_a_body(reads: Reads, words: str, party: list[str]) -> None:
    (record,) = records(reads, f"RECOMMENDATIONS\n\n1. {words}\n")
    assert parties(record) == party


def test_alike_items_of_one_list_are_all_kept(reads: Reads) -> None:
    text = "RECOMMENDATIONS\n\n1. Fund the northern health centre fully.\n2. Fund the northern health centre fully.\n"
    assert len(said(reads, text)) == 2


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


def test_words_that_the_end_of_a_line_parts_are_whole(reads: Reads) -> None:
    text = (
        "                  A Plan for the River\n\nRecommendations\n\n"
        "Recommendation 1: The Water District should measure the flow of the\n"
        "river at each of its bridges every day, and publish what it mea-\n"
        "sures on a public page for all of the people who live near it.\n\n"
        "Recommendation 2: The City Council should plant trees that evidence-\n"
        "based guides name, so that the river is shaded in summer and fish\n"
        "that were lost return to it within ten years.\n"
    )
    first, second = records(reads, text)
    assert "publish what it measures on a public page" in first.text.value
    assert "that evidence-based guides name" in second.text.value
    document = reads(text).document.text
    start = first.text.value.index("measures")
    span = first.text.source_span(start, start + len("measures"))
    assert document[span[0] : span[1]] == "mea-\nsures"


def test_numbered_headings_under_an_announcing_one_are_recommendations(reads: Reads) -> None:
    text = (
        "Review of the Jail\n\n1. Introduction\n\nWe visited the jail in March and met forty people.\n\n"
        "2. Recommendations\n\n2.1 Improve Intake\n\nNurses should see every person within an hour.\n\n"
        "2.2 Train Staff\n\nAll officers should be trained each year.\n\n3. Conclusion\n\nWe thank the staff.\n"
    )
    assert [(one.code, one.title and one.title.value, one.text.value) for one in records(reads, text)] == [
        ("2.1", "Improve Intake", "Nurses should see every person within an hour."),
        ("2.2", "Train Staff", "All officers should be trained each year."),
    ]


def test_a_list_in_a_summary_and_under_recommendations_counts_once_in_its_order(reads: Reads) -> None:
    text = (
        "REPORT\n\nEXECUTIVE SUMMARY\n\nThis report makes three recommendations:\n\n"
        "1. Fund the winter shelter through March.\n2. Hire another nurse for the shelter.\n\n"
        "BACKGROUND\n\nThe shelter opened in 2019.\n\nRECOMMENDATIONS\n\n"
        "1. Fund the winter shelter through March.\n\nRationale: it is cold.\n\n"
        "2. Hire another nurse for the shelter.\n\nFOOTNOTES\n\n1. See the budget of 2024.\n"
    )
    assert [value for _, value in said(reads, text)] == [
        "Fund the winter shelter through March.",
        "Hire another nurse for the shelter.",
    ]


def test_the_party_in_the_line_over_a_list_is_asked_by_each_item(reads: Reads) -> None:
    text = "To: The Mayor\n\nWe met often. We recommend that the Mayor:\n\n- open the library; and\n- plant trees.\n"
    assert [parties(record) for record in records(reads, text)] == [["Mayor"], ["Mayor"]]


def test_a_questionnaire_s_proposals_are_read_and_questions_about_the_person_are_not(reads: Reads) -> None:
    text = (
        "Public Questionnaire on Parks\n\nSection A: Proposals\n\nProposal 1: Open all parks until 10 pm.\n"
        "Do you agree? Yes / No\n\nProposal 2: Close the road in Elm Park to cars.\nDo you agree? Yes / No\n\n"
        "Section B: About you\n\n1. What is your age?\n2. Where do you live?\n"
    )
    assert said(reads, text) == [
        ("1", "Open all parks until 10 pm."),
        ("2", "Close the road in Elm Park to cars."),
    ]


def test_a_response_under_a_heading_of_its_own_belongs_to_the_recommendation_above(reads: Reads) -> None:
    text = (
        "Audit of Grants\n\nFinding 1\nGrants were paid late.\n\nRecommendation 1\n"
        "We recommend that the Grants Office pay within 30 days.\n\nManagement Response\n"
        "We agree. We will pay within 30 days from July.\n\nFinding 2\nFiles were incomplete.\n"
    )
    (record,) = records(reads, text)
    assert record.text.value == "We recommend that the Grants Office pay within 30 days."
    assert parties(record) == ["Grants Office"]
    assert attributes(record) == {"Management Response": "We agree. We will pay within 30 days from July."}


def test_a_policy_without_numbers_is_a_policy(reads: Reads) -> None:
    text = (
        "Policy on Keys\n\nSubject\n\nKeys to county buildings.\n\nPolicy Statement\n\nKeys are kept safe.\n\n"
        "Rationale\n\nLost keys cost money and time.\n\nProcedure\n\n• Staff will sign for keys.\n"
        "• Staff will return keys.\n\nDistribution\n\nAll staff.\n"
    )
    assert reads(text).document.profile == "policy-sections"
    assert [value for _, value in said(reads, text)] == [
        "Staff will sign for keys.",
        "Staff will return keys.",
    ]
