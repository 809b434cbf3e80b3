"""Which column of a table holds its recommendations, and which tables hold none."""

import csv
import io

import pytest

from ingest.reading import read
from ontology.records import Reading


def table(*rows: str) -> Reading:
    """A file of records; cells are parted by bars, lines within a cell by slashes."""
    text = io.StringIO()
    csv.writer(text).writerows([cell.replace(" / ", "\n") for cell in row.split("|")] for row in rows)
    return read(text.getvalue().encode(), source_name="plan.csv", slug="plan")


def said(*rows: str) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in table(*rows).recommendations]


def test_a_column_that_says_what_should_be_done_is_read_under_any_header() -> None:
    recommendations = list(
        table(
            "Standard|Area for growth|Evidence",
            "A1|The school should write a shared vision with its families.|Interviews",
            "B2|Teachers should use common tests in every core subject.|Visits",
            "C4|The district should coach new teachers for two years.|Records",
        ).recommendations
    )
    assert [one.code for one in recommendations] == ["A1", "B2", "C4"]
    assert recommendations[1].text.value == "Teachers should use common tests in every core subject."
    assert [(name, cell.value) for name, cell in recommendations[1].attributes.items()] == [
        ("Evidence", "Visits")
    ]


def test_a_weaker_word_over_a_column_gives_way_to_one_that_directs() -> None:
    found = table(
        "Para|Location|Problem|What the team advises|Position|Body's action",
        "3.1|North gate|Signs are hidden|Cut back the hedge and move the sign|Agreed|Contractor told",
        "3.2|South gate|Water stands|Install two more gullies at the kerb|Disagreed|No action",
    ).recommendations
    assert [(one.code, one.text.value) for one in found] == [
        ("3.1", "Cut back the hedge and move the sign"),
        ("3.2", "Install two more gullies at the kerb"),
    ]


def test_of_an_objective_and_its_actions_the_actions_are_read_under_the_objective() -> None:
    reading = table(
        "Objective|Key actions|Milestones|Who",
        "Make every branch accessible|Complete access audits of all nine branches|By June|Property",
        "Open longer|Extend opening on Sundays to four branches|Two by May|Managers",
    )
    labels = {one.number: one.label.value for one in reading.document.categories}
    assert [(one.text.value, labels[one.category or ""]) for one in reading.recommendations] == [
        ("Complete access audits of all nine branches", "Make every branch accessible"),
        ("Extend opening on Sundays to four branches", "Open longer"),
    ]


def test_a_description_that_does_not_direct_is_beside_the_action() -> None:
    (first, _) = table(
        "Action|Description|Lead",
        "Ban plastics in council buildings|Plastic waste harms rivers and is dear to clear.|Works",
        "Plant a thousand street trees|Shade lowers the heat of summer in dense wards.|Parks",
    ).recommendations
    assert first.text.value == "Ban plastics in council buildings"
    assert first.attributes["Description"].value == "Plastic waste harms rivers and is dear to clear."


def test_a_word_for_dangers_does_not_hide_a_plan_of_actions() -> None:
    found = said(
        "Action #|Hazard|Mitigation action|Lead agency|2024 status",
        "2024-01|Flood|Elevate the controls of the lift station|Public Works|Not started",
        "2024-02|Fire|Adopt the code for new subdivisions|Supervisors|Ongoing",
    )
    assert found == [
        ("2024-01", "Elevate the controls of the lift station"),
        ("2024-02", "Adopt the code for new subdivisions"),
    ]


def test_motions_say_what_to_do_with_that() -> None:
    found = said(
        "Item|Motion|Moved by",
        "5.1|That the council adopt the tree policy|Lee",
        "5.2|That staff report back on fees|Diaz",
        "5.3|That the mayor write to the minister|Roe",
    )
    assert [code for code, _ in found] == ["5.1", "5.2", "5.3"]


def test_of_a_matrix_every_column_is_read_for_whom_its_head_names() -> None:
    reading = table(
        "|Ministry of Health|Employers",
        "Mental health|Adopt a mental health act|Offer sick pay from the first day",
        "Safety|Inspect all clinics yearly|Train two first aiders a shift",
    )
    labels = {one.number: one.label.value for one in reading.document.categories}
    assert [
        (one.text.value, labels[one.category or ""], [party.value for party in one.responsible])
        for one in reading.recommendations
    ] == [
        ("Adopt a mental health act", "Mental health", ["Ministry of Health"]),
        ("Inspect all clinics yearly", "Safety", ["Ministry of Health"]),
        ("Offer sick pay from the first day", "Mental health", ["Employers"]),
        ("Train two first aiders a shift", "Safety", ["Employers"]),
    ]


def test_two_columns_that_direct_are_no_matrix_where_their_heads_name_no_parts() -> None:
    found = said(
        "Do|Do not",
        "Wash your hands with soap|Share towels with others",
        "Cover your mouth with a cloth|Use the same cloth twice",
    )
    assert found == []


NONE = {
    "facts": (
        "Standard|Finding|Evidence",
        "A1|The school has a shared vision with its families.|Interviews",
        "B2|Teachers work with common tests in every core subject.|Visits",
        "C4|The district coaches new teachers for two years.|Records",
    ),
    "risks": (
        "Risk|Likelihood|Impact|Mitigation|Owner",
        "Staff leave|High|High|Recruit early and offer retention pay|HR",
        "Flood|Low|High|Move the servers upstairs before winter|IT",
        "Strike|Low|Low|Agree a plan with the other depots|Works",
    ),
    "a budget": (
        "Activity|Year 1|Year 2|Total",
        "Hire two coordinators|$120,000|$125,000|$245,000",
        "Train volunteers|$20,000|$20,000|$40,000",
        "Print leaflets|$5,000|$0|$5,000",
    ),
    "a timetable": (
        "Date|Activity",
        "May 2025|Consult residents on the draft",
        "June 2025|Publish the final plan",
        "July 2025|Launch the website",
    ),
    "stakeholders": (
        "Stakeholder|Interest|How we engage",
        "Residents|High|Hold drop-in sessions in each ward",
        "Businesses|Medium|Send a newsletter every month",
        "Police|High|Meet every two weeks in the depot",
    ),
    "duties": (
        "Role|Responsibilities",
        "Chair|Lead meetings and sign off reports",
        "Secretary|Take minutes and circulate papers",
        "Treasurer|Keep accounts and report each quarter",
    ),
    "figures": (
        "Department|Recommendations|Implemented|Open",
        "Health|12|10|2",
        "Police|7|3|4",
        "Fire|3|3|0",
    ),
    "indicators": (
        "Objective|Indicator|Baseline|Target",
        "Reduce road deaths|Deaths a year|40|20",
        "Increase cycling|Trips by bike|3%|10%",
        "Improve the air|Level of dust|45|30",
    ),
    "what was done": (
        "Theme|What we did",
        "Housing|Built 200 homes on council land",
        "Transport|Extended the tram to the hospital",
        "Parks|Planted a thousand trees",
    ),
    "quarters": (
        "Task|Q1|Q2|Q3|Q4",
        "Draft the plan with partners|X|||",
        "Consult the public on it||X||",
        "Adopt the plan in council|||X|",
    ),
    "measures of service": (
        "KPI|Target|Actual|Status",
        "Answer calls within 30 seconds|90%|85%|Amber",
        "Process claims in ten days|95%|97%|Green",
        "Resolve complaints in 20 days|80%|60%|Red",
    ),
    "options of a program": (
        "Constant|Description",
        "LAZY|Perform lazy binding of all symbols.",
        "NOW|Resolve all symbols before the call returns.",
    ),
    "versions": (
        "Version|Date|Change|Author",
        "1.0|May|Create the first draft of all|AL",
        "1.1|June|Update after the consultation|AL",
        "2.0|July|Add the annex on costs|BD",
    ),
    "a law": (
        "Section|Requirement|Compliance",
        "s.4|The authority must publish a scheme|Yes",
        "s.5|The authority must keep a register|Yes",
        "s.9|The authority shall review fees|Partial",
    ),
}


@pytest.mark.parametrize("rows", NONE.values(), ids=NONE)
def test_a_table_of_something_else_is_not_read(rows: tuple[str, ...]) -> None:
    assert said(*rows) == []


def test_what_another_document_recommended_is_none_of_this_one_s() -> None:
    old = "| No. | Recommendation | Status |\n|---|---|---|\n| 1 | Publish the survey | Done |\n"
    new = "| No. | Recommendation | Owner |\n|---|---|---|\n| 1 | Inspect all flats | Housing |\n"
    text = f"# Audit\n\n## Progress on earlier recommendations\n\n{old}\n## New recommendations\n\n{new}"
    found = read(text.encode(), source_name="plan.md", slug="plan").recommendations
    assert [(one.code, one.text.value) for one in found] == [("1", "Inspect all flats")]
    alone = read(
        text.split("## New", maxsplit=1)[0].encode(), source_name="plan.md", slug="plan"
    ).recommendations
    assert [one.text.value for one in alone] == ["Publish the survey"]
