"""The labels and words by which recommendations are known in lists and prose, and what is not one."""

from collections.abc import Callable

import pytest

from ontology.records import Reading, Recommendation

Reads = Callable[[str], Reading]


def records(reads: Reads, text: str) -> list[Recommendation]:
    return list(reads(text).recommendations)


def said(reads: Reads, text: str) -> list[tuple[str, str]]:
    return [(record.code, record.text.value) for record in records(reads, text)]


def parties(record: Recommendation) -> list[str]:
    return [party.value for party in record.responsible]


def attributes(record: Recommendation) -> dict[str, str]:
    return {label: text.value for label, text in record.attributes.items()}


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
        "The report recommends nothing new.",
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
        ("DOC, CHS and BOC should publish the minutes.", ["DOC", "CHS", "BOC"]),
        ("To be clear, DOC and CHS must publish the minutes.", ["DOC", "CHS"]),
        (
            "The Department of Health and the Department of Education should hire nurses.",
            ["Department of Health", "Department of Education"],
        ),
        ("The Department for Work and Pensions should pay sooner.", ["Department for Work and Pensions"]),
    ],
)
def test_the_addressee_is_responsible_where_it_is_a_body(reads: Reads, words: str, party: list[str]) -> None:
    (record,) = records(reads, f"RECOMMENDATIONS\n\n1. {words}\n")
    assert parties(record) == party


def test_alike_items_of_one_list_are_all_kept(reads: Reads) -> None:
    text = "RECOMMENDATIONS\n\n1. Fund the northern health centre fully.\n2. Fund the northern health centre fully.\n"
    assert len(said(reads, text)) == 2


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


def test_what_a_body_urges_and_recommends_is_read_from_lists_and_sentences(reads: Reads) -> None:
    text = (
        "Committee Statement\n\nThe Committee, having met in May, urges the State party to:\n\n"
        "(a) Adopt a law on privacy;\n(b) Train judges.\n\n"
        "The Committee recommends that the State party adopt a plan on water.\n"
    )
    found = records(reads, text)
    assert [record.text.value for record in found] == [
        "Adopt a law on privacy;",
        "Train judges.",
        "The Committee recommends that the State party adopt a plan on water.",
    ]
    assert parties(found[2]) == ["State party"]


def test_a_person_who_recommends_a_list_under_a_heading_asks_the_party_over_it(reads: Reads) -> None:
    text = (
        "Report on Delays\n\nKey findings\n\n1. Calls go unanswered.\n2. Letters take 60 days.\n\nRecommendations\n\n"
        "I recommend that the Minister of Labour:\n\n(a) set a target of ten days; and\n(b) consult unions.\n"
    )
    found = records(reads, text)
    assert [(record.code, record.text.value) for record in found] == [
        ("a", "set a target of ten days; and"),
        ("b", "consult unions."),
    ]
    assert [parties(record) for record in found] == [["Minister of Labour"]] * 2


def test_running_headers_and_page_numbers_are_no_part_of_what_is_read(reads: Reads) -> None:
    pages = [
        f"City of Arden Audit Report          Page {page}\n\nRecommendation {page}: The Clerk should {verb} the minutes.\n\n"
        f"Response: We will {verb} them.\n"
        for page, verb in enumerate(("publish", "sign", "number"), 1)
    ]
    found = records(reads, "\n\f".join(pages))
    assert [record.text.value for record in found] == [
        "The Clerk should publish the minutes.",
        "The Clerk should sign the minutes.",
        "The Clerk should number the minutes.",
    ]
    assert [attributes(record) for record in found] == [
        {"Response": f"We will {verb} them."} for verb in ("publish", "sign", "number")
    ]
    assert [record.place.page for record in found] == [1, 2, 3]


def test_one_code_in_two_chapters_is_two_recommendations_where_they_say_different_things(
    reads: Reads,
) -> None:
    text = (
        "A Report\n\nRoads\n\nRoads are bad.\n\nRecommendation 1: The City should mend the bridge at Elm.\n\n"
        "Parks\n\nParks are dry.\n\nRecommendation 1: The City should water the grass.\n"
    )
    assert [code for code, _ in said(reads, text)] == ["1", "1-2"]


def test_a_grand_jury_s_findings_and_required_responses_are_no_recommendations(reads: Reads) -> None:
    text = (
        "Grand Jury Report\n\nFINDINGS\n\nF1. The jail is full.\nF2. Staff are tired.\n\nRECOMMENDATIONS\n\n"
        "R1. The Sheriff should hire ten deputies by July. (F1, F2)\n"
        "R2. The Board of Supervisors should fund the hires. (F2)\n\n"
        "REQUIRED RESPONSES\n\n- Sheriff (F1, F2, R1)\n- Board of Supervisors (R2)\n"
    )
    found = records(reads, text)
    assert [(record.code, parties(record)) for record in found] == [
        ("R1", ["Sheriff"]),
        ("R2", ["Board of Supervisors"]),
    ]


def test_policies_and_their_actions_each_have_a_code_of_their_own(reads: Reads) -> None:
    text = (
        "Mobility\n\nGoals, Policies and Actions\n\nGoal M-1. Safe streets\n\n"
        "Policy M-1.1 Design streets for a speed of 25 miles per hour.\n\n"
        "Action M-1.1A Adopt an ordinance on complete streets.\n\n"
        "Action M-1.1B Update the manual of street design.\n\n"
        "Policy M-1.2 Repair the sidewalks near schools first.\n"
    )
    assert [one.code for one in reads(text).recommendations] == ["M-1.1", "M-1.1A", "M-1.1B", "M-1.2"]


@pytest.mark.parametrize(("over", "found"), [("Agencies shall:", 3), ("Guests must:", 0)])
def test_a_body_that_a_line_obliges_is_asked_by_the_list_below(reads: Reads, over: str, found: int) -> None:
    text = (
        f"Practices\n\nThe practices below make good use of data. {over}\n\n"
        "1. Identify the questions that matter most.\n2. Engage those who hold data.\n"
        "3. Publish what was learned.\n"
    )
    assert len(list(reads(text).recommendations)) == found


def test_questions_are_no_recommendations_of_a_document_that_recommends(reads: Reads) -> None:
    text = (
        "Consultation\n\nThe questions that we asked were:\n\n1. What should we change first?\n"
        "2. How should we pay for it?\n\nWhat the panel says\n\nNo\tRecommendation\tLead\n"
        "1\tOpen the gates at eight.\tParks\n2\tHire two wardens.\tParks\n"
    )
    assert [words for _, words in said(reads, text)] == ["Open the gates at eight.", "Hire two wardens."]
