"""The two shipped documents, held against what a person reads in them."""

from collections.abc import Callable, Iterator

import pytest

from ontology.records import Place, Reading, Recommendation, SourcedText

Records = dict[str, Recommendation]


def value(text: SourcedText | None) -> str | None:
    return text.value if text else None


def values(found: tuple[SourcedText, ...]) -> list[str]:
    return [text.value for text in found]


def lines(place: Place) -> tuple[int, int]:
    return place.line_start, place.line_end


def test_wet_has_29_and_11_and_12_recommendations_in_order(wet_records: Records) -> None:
    codes = (
        [f"A1.{n}" for n in range(1, 30)]
        + [f"A2.{n}" for n in range(1, 12)]
        + [f"B.{n}" for n in range(1, 13)]
    )
    assert list(wet_records) == codes


@pytest.mark.parametrize(
    ("prefix", "kind", "section"),
    [("A1.", "program-existing", "A.1"), ("A2.", "program-new", "A.2"), ("B.", "policy", "B")],
)
def test_each_table_of_wet_has_its_kind_and_section(
    wet_records: Records, prefix: str, kind: str, section: str
) -> None:
    found = {(record.kind, record.section) for code, record in wet_records.items() if code.startswith(prefix)}
    assert found == {(kind, section)}


def test_wet_has_four_categories_with_their_goals(wet: Reading) -> None:
    found = [
        (one.number, one.label.value, value(one.goal), one.place.line_start)
        for one in wet.document.categories
    ]
    assert found == [
        (
            "1",
            "Mental Health Career Pathways",
            (
                "Strong partnerships and mental health career pathways with local colleges/universities to increase the"
                " availability and diversity of the potential workforce pool."
            ),
            14,
        ),
        (
            "2",
            "Residency and Internship",
            "Increase the department’s residency and internship opportunities.",
            15,
        ),
        (
            "3",
            "Financial Incentives",
            "Strengthen the available financial incentives for recruiting new and retaining current DMH staff.",
            16,
        ),
        (
            "4",
            "Training and Technical Assistance",
            "Highly trained DMH workforce with the skills and capacity to deliver quality services",
            17,
        ),
    ]


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        (
            "1",
            "A1.1 A1.2 A1.3 A1.4 A1.5 A1.6 A1.7 A2.1 A2.2 A2.3 A2.4 A2.5 A2.6 A2.7 A2.8 A2.9 B.1 B.2 B.3 B.4",
        ),
        ("2", "A1.8 A1.9 A1.10 A1.11 A1.12 B.5 B.6 B.7"),
        ("3", "A1.13 A1.14 A1.15 A1.16 A2.10"),
        (
            "4",
            "A1.17 A1.18 A1.19 A1.21 A1.22 A1.23 A1.24 A1.25 A1.26 A1.27 A2.11 B.8 B.9 B.10 B.11 B.12",
        ),
        (None, "A1.20 A1.28 A1.29"),
    ],
)
def test_rows_of_wet_are_in_the_category_that_they_state(
    wet_records: Records, number: str | None, codes: str
) -> None:
    assert [code for code, record in wet_records.items() if record.category == number] == codes.split()


def test_wet_has_eleven_votes_as_they_were_cast(wet: Reading) -> None:
    endorsed, consensus = "ENDORSED: Adopted Consent Agenda", "CONSENSUS: Moved to Tier 1"
    found = [
        (one.number, one.percent, value(one.outcome), one.place.line_start) for one in wet.document.questions
    ]
    assert found == [
        ("Q2", 88, endorsed, 149),
        ("Q3", 88, endorsed, 150),
        ("Q4", 88, endorsed, 151),
        ("Q1", 63, consensus, 152),
        ("Q10", 75, consensus, 153),
        ("Q5", 63, consensus, 154),
        ("Q7", 63, consensus, 155),
        ("Q6", 75, endorsed, 156),
        ("Q8", 75, endorsed, 157),
        ("Q11", 75, endorsed, 164),
        ("Q9", 50, endorsed, 165),
    ]


def test_a_vote_keeps_its_own_wording(wet: Reading) -> None:
    votes = {one.number: one for one in wet.document.questions}
    assert votes["Q5"].text.value == (
        "Develop pilot project/mentorship program to mentor individuals from diverse backgrounds interested in"
        " future leadership positions."
    )
    assert value(votes["Q5"].percent_cell) == "63%"


def test_recommendations_of_wet_are_joined_to_votes_by_number(wet_records: Records) -> None:
    found = {record.question: code for code, record in wet_records.items() if record.question_cell}
    assert found == {
        "Q1": "A1.15",
        "Q2": "A2.2",
        "Q3": "A2.3",
        "Q4": "A2.4",
        "Q5": "A2.5",
        "Q6": "A2.6",
        "Q7": "A2.7",
        "Q8": "A2.8",
        "Q9": "A2.10",
        "Q10": "A2.11",
        "Q11": "B.1",
    }


def test_no_recommendation_of_wet_has_a_status_since_the_text_lost_the_colours(wet_records: Records) -> None:
    assert [code for code, record in wet_records.items() if record.status or record.status_fill] == []


def test_wet_explains_three_colours(wet: Reading) -> None:
    assert [(one.mark, one.description.value) for one in wet.document.legend] == [
        (
            "GREEN",
            (
                "DMH or partner agency is already doing this work, ongoing funds are already appropriated, and/or"
                " additional funds can be appropriated."
            ),
        ),
        (
            "RED",
            (
                "MHSA regulations prohibit funding this recommendation, the recommendation is outside of the DMH’s"
                " authority, or the recommendation was not clear. CPT members can still advocate for these"
                " recommendations, but they cannot be funded by MHSA."
            ),
        ),
        ("YELLOW", "DMH needs Workgroup members to provide additional feedback."),
    ]


def test_the_sections_of_wet_are_those_with_something_below_them(wet: Reading) -> None:
    found = [(one.code, one.parent, one.title, lines(one.place)) for one in wet.document.sections]
    assert found == [
        ("background", None, "BACKGROUND", (9, 33)),
        ("A", None, "PROGRAM, SERVICE, AND/OR INTERVENTION RECOMMENDATIONS (PSI)", (39, 118)),
        ("A.1", "A", "EXISTS ALREADY: Expand and/or Improve Existing PSI", (41, 97)),
        ("A.2", "A", "DOES NOT EXIST: Add New PSI", (99, 118)),
        ("B", None, "POLICY, PRACTICE, AND/OR ADVOCACY RECOMMENDATIONS", (124, 138)),
        ("wet-workgroup-consensus", None, "WET WORKGROUP – CONSENSUS", (144, 165)),
        (
            "cpt-recommendations-mhsa-proposals-needing-additional",
            "wet-workgroup-consensus",
            "CPT Recommendations/MHSA Proposals Needing Additional Feedback",
            (146, 165),
        ),
    ]


def test_the_pages_of_wet_begin_at_its_running_header(wet: Reading) -> None:
    text = wet.document.text
    assert [text.count("\n", 0, start) + 1 for start in wet.document.page_starts] == [
        1, 35, 51, 63, 76, 92, 111, 120, 140, 159,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "page"), [("A1.6", 2), ("A1.7", 3), ("A1.29", 6), ("A2.1", 6), ("A2.9", 7), ("B.1", 8)]
)
def test_a_recommendation_of_wet_stands_on_its_page(wet_records: Records, code: str, page: int) -> None:
    assert wet_records[code].place.page == page


def test_row_12_goes_on_after_the_end_of_its_page(wet: Reading, wet_records: Records) -> None:
    record = wet_records["A1.12"]
    assert record.text.value == (
        "Mental Health Psychiatrist Student Loan Repayment Incentive • DMH offers a financial incentive towards the"
        " outstanding balance of student loans for full-time Mental Health Psychiatrists and Supervising Mental"
        " Health Psychiatrists who have completed one-year of continuous service at DMH and have active, unpaid,"
        " graduate, or medical, student loans. • MH Psychiatrist Recruitment Incentive Program – This program"
        " targets recruitment of potential Mental Health Psychiatrists for employment in the public mental health"
        " system. • MH Psychiatrist Relocation Expense Reimbursement Available to full-time, newly hired Mental"
        " Health Psychiatrists or Supervising Mental Health Psychiatrists who have been recruited by DMH. This"
        " program is expected to increase awards during the following Fiscal Years."
    )
    assert lines(record.place) == (61, 68)
    text = wet.document.text
    assert [text.count("\n", 0, piece.start) + 1 for piece in record.text.pieces] == [61, 61, 68]
    assert (record.category, value(record.title)) == ("2", "Psychiatrist Financial Incentive Programs")
    assert (value(record.actions), value(record.funding)) == ("Expand", "YES")


def test_a1_16_moves_to_another_system_in_its_own_words(wet_records: Records) -> None:
    record = wet_records["A1.16"]
    assert record.text.value == (
        "The Department already utilizes candidate lists of pre-tested bilingual individuals to ensure priority"
        " during hiring process in those areas where the need exist. (Targeted Hiring Fairs)"
    )
    assert value(record.title) == "Hiring Bilingual Staff"
    assert value(record.actions) == "Move to HR"
    assert value(record.funding) == "NOT WET – HR"
    assert values(record.notes) == ["Targeted Hiring Fairs"]
    assert record.responsible == ()
    assert lines(record.place) == (72, 72)


def test_a1_15_states_its_cells(wet_records: Records) -> None:
    record = wet_records["A1.15"]
    assert record.text.value == (
        "Increase financial incentives for specialty public mental health staff, such as Mental Health Loan"
        " Repayment Program, which will require LA County MHSA WET funding."
    )
    assert value(record.title) == "Increase financial incentives for specialty public mental health staff"
    assert (value(record.category_cell), value(record.question_cell)) == ("3", "Q1")
    assert (value(record.actions), value(record.funding)) == ("Expand", "YES")


def test_a2_7_has_its_note_and_no_markup(wet_records: Records) -> None:
    record = wet_records["A2.7"]
    assert record.text.value == (
        "Explore innovative efforts to recruit junior and high school students into employment/careers in the"
        " public mental health system. This would be a long-term project. (Moved from Category 3)"
    )
    assert values(record.notes) == ["Moved from Category 3"]
    assert (value(record.actor), record.title) == ("Both", None)


def test_a2_9_is_read_after_the_end_of_its_page(wet_records: Records) -> None:
    record = wet_records["A2.9"]
    assert record.text.value == (
        "Explore a new program with leadership from Chief of Peer Services to offer peers paid internship (yearly"
        " stipend), or yearlong apprenticeship, leading to potential employment in public mental health."
        " (Launching 2024)"
    )
    assert (value(record.actor), value(record.funding)) == ("Both", "YES")
    assert "Launching 2024" in values(record.notes)


def test_the_responsible_systems_of_wet_are_those_in_brackets(wet_records: Records) -> None:
    found = {code: values(record.responsible) for code, record in wet_records.items() if record.responsible}
    human_resources = {
        key: ["Human Resources"] for key in ["B.2", "B.3", "B.7", "B.8", "B.9", "B.11", "B.12"]
    }
    assert found == human_resources | {"B.4": ["Peer Services Chief"], "B.5": ["ARDI"]}


def test_a_party_in_brackets_is_no_note_but_stays_in_the_text(wet_records: Records) -> None:
    record = wet_records["B.4"]
    assert record.text.value.endswith("within the Department. (System: Peer Services Chief)")
    assert record.notes == ()


def test_an_abbreviation_in_brackets_is_no_note(wet_records: Records) -> None:
    assert wet_records["A1.13"].text.value.count("(PNP)") == 1
    assert values(wet_records["A1.13"].notes) == ["Improve outreach and advertisement/awareness"]
    assert wet_records["A2.6"].notes == ()


def test_the_actor_of_wet_is_the_word_in_its_column(wet_records: Records) -> None:
    found = [value(wet_records[f"A2.{number}"].actor) for number in range(1, 12)]
    assert found == ["DMH"] * 5 + ["Partner", "Both", None, "Both", None, "DMH"]


def test_no_column_of_wet_is_left_without_a_meaning(wet_records: Records) -> None:
    assert [code for code, record in wet_records.items() if record.attributes] == []


def test_wet_names_itself_by_its_first_heading_and_states_no_publisher(wet: Reading) -> None:
    document = wet.document
    assert (document.title, document.subtitle) == ("WORKFORCE EDUCATION AND TRAINING", None)
    assert (document.publisher, document.date) == (None, None)
    assert (document.profile, document.reader, document.encoding) == (
        "recommendation-tables",
        "text",
        "utf-8",
    )


def test_the_policy_has_its_seven_sections(policy: Reading) -> None:
    assert [(one.code, one.title, lines(one.place)) for one in policy.document.sections] == [
        ("1", "Subject", (4, 6)),
        ("2", "Policy/Position Statement", (8, 10)),
        ("3", "Rationale", (12, 14)),
        ("4", "Procedure Statement", (16, 36)),
        ("5", "Statement of Intent", (38, 40)),
        ("6", "Definitions", (42, 48)),
        ("7", "Distribution", (50, 52)),
    ]


def test_the_policy_has_eleven_statements(policy_records: Records) -> None:
    assert list(policy_records) == [f"4.{number}" for number in range(1, 12)]
    assert {(record.kind, record.section) for record in policy_records.values()} == {("statement", "4")}
    assert [record.place.line_start for record in policy_records.values()] == [
        18, 20, 21, 23, 25, 27, 29, 31, 32, 34, 36,
    ]  # fmt: skip


def test_a_statement_of_the_policy_is_whole_and_without_its_bullet(policy_records: Records) -> None:
    assert policy_records["4.9"].text.value == (
        "The Department will expand the role of people in recovery as reflective of the population of people being"
        " served, and require and support this expansion throughout the workforce. Peers should be active in"
        " educating the workforce, providing peer support, and in training the Department and its providers."
    )


def test_the_policy_sets_out_to_define_three_terms_and_defines_none(policy: Reading) -> None:
    found = [(one.term.value, one.text, lines(one.place)) for one in policy.document.definitions]
    assert found == [
        ("Complex needs", None, (44, 44)),
        ("Core Competencies", None, (46, 46)),
        ("Evidence Based Practices", None, (48, 48)),
    ]


def test_the_policy_names_itself(policy: Reading) -> None:
    document = policy.document
    assert document.title == "COSII Workforce Development Policy Recommendation"
    assert document.subtitle == "(DRAFT)"
    assert (document.publisher, document.date, document.profile) == (None, None, "policy-sections")
    assert document.page_starts == ()


def test_the_place_of_every_recommendation_says_its_lines(wet: Reading, policy: Reading) -> None:
    for reading in (wet, policy):
        text = reading.document.text
        for record in reading.recommendations:
            place = record.place
            assert text.count("\n", 0, place.start) + 1 == place.line_start
            assert text.count("\n", 0, place.end) + 1 == place.line_end


def test_every_text_stands_in_the_document_as_it_says(
    wet: Reading, policy: Reading, texts_of: Callable[[Recommendation], Iterator[SourcedText]]
) -> None:
    for reading in (wet, policy):
        for record in reading.recommendations:
            for text in texts_of(record):
                for piece in text.pieces:
                    said = text.value[piece.at : piece.at + piece.end - piece.start]
                    assert said == reading.document.text[piece.start : piece.end]
                    assert record.place.start <= piece.start < piece.end <= record.place.end


def test_recommendations_can_be_gone_through_again(wet: Reading) -> None:
    assert list(wet.recommendations) == list(wet.recommendations)
