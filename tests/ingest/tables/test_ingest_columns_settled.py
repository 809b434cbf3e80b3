"""Which of several columns is the status, what stands beside an action, and tables that only list values."""

import csv
import io

import docx
import openpyxl
import pytest
from openpyxl.styles import PatternFill

from ingest.reading import read
from ontology.records import Recommendation

pytestmark = pytest.mark.usefixtures("in_this_process")

REPLY = "The board agrees and will write new rules before the next winter begins."


def table(*rows: str) -> list[Recommendation]:
    text = io.StringIO()
    csv.writer(text).writerows(row.split("|") for row in rows)
    return list(read(text.getvalue().encode(), source_name="plan.csv", slug="plan").recommendations)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Response status", ("Accepted", "Declined")),
        ("Implementation state", ("Ongoing", "Closed")),
        ("Delivery confidence", ("High", "Low")),
        ("% complete", ("40%", "100%")),
        ("Progress to date", ("Behind", "On track")),
        ("Current position", ("Open", "Closed")),
    ],
)
def test_a_status_in_a_word_wins_over_a_response_in_sentences(header: str, values: tuple[str, str]) -> None:
    found = table(
        f"Ref|Recommendation|Response|{header}",
        f"A|Clear snow from the pavements first|{REPLY}|{values[0]}",
        f"B|Salt the steps of public buildings|{REPLY}|{values[1]}",
    )
    assert [one.status and one.status.value for one in found] == [*values]
    assert found[0].attributes["Response"].value == REPLY


@pytest.mark.parametrize("header", ["Progress (%)", "% progress", "Progress %"])
def test_how_many_percent_are_done_is_no_vote(header: str) -> None:
    found = table(
        f"Ref|Recommendation|Owner|{header}|Due date",
        "A|Clear snow from the pavements first|Works|40%|May",
        "B|Salt the steps of public buildings|Works|100%|June",
    )
    assert [one.status and one.status.value for one in found] == ["40%", "100%"]


def test_amber_is_named_where_the_head_says_that_there_is_amber() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Ref", "Recommendation", "RAG"])
    for at, colour in enumerate(("00B050", "FFC000", "FF0000"), 2):
        sheet.append([f"A{at}", f"Mend pump {at} of the waterworks", None])
        sheet.cell(at, 3).fill = PatternFill("solid", fgColor=colour)
    file = io.BytesIO()
    book.save(file)
    found = read(file.getvalue(), source_name="plan.xlsx", slug="plan").recommendations
    assert [one.status_fill for one in found] == ["green", "amber", "red"]


def test_an_area_for_improvement_is_said_of_the_action_beside_it() -> None:
    (one, _) = table(
        "Core Capability|Issue / Area for Improvement|Corrective Action|Owner",
        "Mass Care|The kitchen ran out of gas.|Store ten gas bottles at the hall|Red Cross",
        "Mass Care|Nobody had the key.|Give a key to each warden|Red Cross",
    )
    assert one.text.value == "Store ten gas bottles at the hall"
    assert one.category_cell
    assert one.category_cell.value == "Mass Care"
    assert one.attributes["Issue / Area for Improvement"].value == "The kitchen ran out of gas."


def test_an_item_of_words_is_no_number() -> None:
    (one, _) = table(
        "Objective|Improvement plan item|Assigned to",
        "Test the sirens|Replace the horns of three sirens|Fire Service",
        "Test the sirens|Train four more operators|Fire Service",
    )
    assert one.text.value == "Replace the horns of three sirens"


def test_the_aims_of_a_plan_are_no_records_where_its_actions_are() -> None:
    found = table(
        "Objective|Rating",
        "Warn all villages within an hour|Some challenges",
        "Open two shelters within a day|No challenges",
        "",
        "Objective|Corrective action|Who",
        "Warn all villages within an hour|Buy loudspeakers for two cars|Police",
        "Open two shelters within a day|Lend beds from the school|School",
    )
    assert [one.text.value for one in found] == ["Buy loudspeakers for two cars", "Lend beds from the school"]


def test_a_line_that_heads_a_table_of_actions_is_no_action() -> None:
    lines = [
        part
        for number, words in enumerate(("Warn all villages", "Open the shelters", "Feed the guests"), 1)
        for part in (
            f"Objective {number}: {words} within a day.",
            "",
            "Corrective action\tWho\tStatus",
            f"Print {number}00 new lists\tClerk\tOpen",
            "",
        )
    ]
    found = read("\n".join(["EXERCISE REPORT", "", *lines]).encode(), source_name="p.txt", slug="p")
    assert [one.text.value for one in found.recommendations] == [
        "Print 100 new lists",
        "Print 200 new lists",
        "Print 300 new lists",
    ]


def test_a_corrective_action_is_the_words_of_a_card_of_an_observation() -> None:
    document = docx.Document()
    document.add_heading("Report on the exercise", 1)
    for action, who in (("Buy a second generator", "Mayor"), ("Print maps for drivers", "Clerk")):
        table_ = document.add_table(rows=0, cols=2)
        said = (("Observation", "It went dark."), ("Corrective action", action), ("Responsible", who))
        for row in (*said, ("Due", "May")):
            for words, cell in zip(row, table_.add_row().cells, strict=True):
                cell.text = words
        document.add_paragraph("The exercise went on after that.")
    file = io.BytesIO()
    document.save(file)
    found = list(read(file.getvalue(), source_name="plan.docx", slug="plan").recommendations)
    assert [(one.text.value, one.responsible[0].value) for one in found] == [
        ("Buy a second generator", "Mayor"),
        ("Print maps for drivers", "Clerk"),
    ]


def test_lists_of_values_to_choose_from_are_no_recommendations() -> None:
    assert (
        table(
            "Recommendation status|Owner|Priority",
            "Open|Mayor|High",
            "Deferred|Clerk|Medium",
            "Closed|Treasurer|Low",
        )
        == []
    )


def test_the_lower_of_two_header_lines_names_columns_beyond_the_upper() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Recommendation", None, "Follow-up"])
    sheet.append(["No", "Text", "Lead", "Deadline", "Status"])
    sheet.append(["3.1", "Plant hedges along the canal", "Parks", "May", "Done"])
    sheet.append(["3.2", "Fence the old quarry", "Works", "June", "Open"])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:E1")
    file = io.BytesIO()
    book.save(file)
    found = list(read(file.getvalue(), source_name="plan.xlsx", slug="plan").recommendations)
    assert [(one.code, one.status and one.status.value) for one in found] == [
        ("3.1", "Done"),
        ("3.2", "Open"),
    ]


def test_cells_merged_down_in_the_last_columns_hold_for_all_their_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["No", "Recommendation", "Lead", "Status"])
    sheet.append([1, "Drain the lower meadow", "Forest Service", "Begun"])
    sheet.append([2, "Clear the ditch by the road"])
    sheet.merge_cells("C2:C3")
    sheet.merge_cells("D2:D3")
    file = io.BytesIO()
    book.save(file)
    found = list(read(file.getvalue(), source_name="plan.xlsx", slug="plan").recommendations)
    assert [(one.responsible[0].value, one.status and one.status.value) for one in found] == [
        ("Forest Service", "Begun"),
        ("Forest Service", "Begun"),
    ]


def test_the_words_of_a_name_of_several_head_a_column() -> None:
    (one, _) = table(
        "GoalID,ActionID,ActionName,ActionDesc,LeadAgency".replace(",", "|"),
        "G1|G1.A1|Quiet nights|Ban freight trains after ten at night|Rail Office",
        "G1|G1.A2|Quiet days|Plant hedges beside the tracks|Parks Office",
    )
    assert (one.code, one.text.value) == ("G1.A1", "Ban freight trains after ten at night")
    assert one.title
    assert one.title.value == "Quiet nights"
    assert one.responsible[0].value == "Rail Office"


def test_the_recipient_of_a_recommendation_is_responsible_for_it() -> None:
    (one, _) = table(
        "Number|Recipient|Recommendation",
        "7/19|Northern Ferries|Fit alarms to the engine rooms of all ships",
        "8/19|Harbour Pilots|Repeat the training on fog each year",
    )
    assert one.responsible[0].value == "Northern Ferries"


def test_what_statuses_mean_is_no_recommendation() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Number", "Recommendation", "Status"])
    sheet.append(["1/20", "Fence both sides of the level crossing", "Accepted"])
    sheet.append(["2/20", "Light the platform of the halt", "Rejected"])
    key = book.create_sheet("Response categories")
    for row in (
        ("Response", "Meaning here", "Reported again?"),
        ("Accepted", "The recommendation was accepted in whole or in part", "Yes"),
        ("Rejected", "The recommendation will not be implemented", "No"),
        ("Open", "The recommendation remains under consideration", "Yes"),
    ):
        key.append(["", "", *row])
    file = io.BytesIO()
    book.save(file)
    found = read(file.getvalue(), source_name="plan.xlsx", slug="plan").recommendations
    assert [one.code for one in found] == ["1-20", "2-20"]  # codes have no slash


def test_labels_with_a_double_colon_stand_over_the_words_below() -> None:
    actions = ("Count the bats of the old mill", "Leave dead trees standing", "Mow the verges once a year")
    lines = [
        part
        for letter, words in zip("ABC", actions, strict=True)
        for part in (f"Action Item {letter} ::", "", f"{words}.", "")
    ]
    text = "\n".join(["WILDLIFE PLAN", "", "Objective 1 :: Keep what lives here.", "", *lines])
    found = read(text.encode(), source_name="plan.txt", slug="plan").recommendations
    assert [one.text.value for one in found] == [f"{words}." for words in actions]


def test_titles_that_say_what_to_do_are_the_words_and_not_what_explains_them() -> None:
    rows = (
        "No|Name|Description|Status",
        "1|Reopen the northern well for herders|The mine was built over the old wells.|Open",
        "2|Train two more soil surveyors|Only one surveyor worked there in 2019.|Open",
        "3|Publish the map of the pastures|The map that is used is from 1987.|Closed",
    )
    found = table(*rows)
    assert [one.text.value for one in found] == [row.split("|")[1] for row in rows[1:]]
    assert [one.title for one in found] == [None] * 3
    assert found[1].attributes["Description"].value == "Only one surveyor worked there in 2019."


def test_titles_stay_over_descriptions_that_say_what_to_do() -> None:
    rows = (
        "No|Name|Description",
        "1|Reopen the northern well for herders|Clear the shaft and test the water twice a year.",
        "2|Train two more soil surveyors|The office should pay for a course of two weeks.",
        "3|Publish the map of the pastures|Draw the map anew and put it on the website.",
    )
    found = table(*rows)
    assert [one.title.value for one in found if one.title] == [row.split("|")[1] for row in rows[1:]]


def test_all_columns_that_count_the_parties_say_who_is_responsible() -> None:
    found = table(
        "No.|Recommendation|Agency 1|Agency 2|Agency 3",
        "1|Count the boats each spring|Pier Board||",
        "2|Close the old dock|Pier Board|Dock Office|Town Council",
    )
    assert [[who.value for who in one.responsible] for one in found] == [
        ["Pier Board"],
        ["Pier Board", "Dock Office", "Town Council"],
    ]
    assert all(not one.attributes for one in found)


def test_titles_of_reports_over_several_rows_are_categories() -> None:
    rows = [
        f"{report}|R{at}|Mend pier {at} before May" for at, report in enumerate(["Piers"] * 3 + ["Docks"] * 3)
    ]
    found = table("Report Title|Rec Number|Recommendation", *rows)
    assert [(one.title, one.category_cell.value) for one in found if one.category_cell] == [
        *[(None, "Piers")] * 3,
        *[(None, "Docks")] * 3,
    ]


def test_who_has_to_respond_is_responsible() -> None:
    (one,) = table("No.|Recommendation|Response Required", "1|Count the boats each spring|Pier Board")
    assert [who.value for who in one.responsible] == ["Pier Board"]


@pytest.mark.parametrize("nothing", ["**", "–", "-", "..."])
def test_a_dash_or_a_star_is_no_state(nothing: str) -> None:
    """It stays an attribute."""
    first, second = table(
        "No.|Recommendation|Status",
        "1|Count the boats each spring|Done",
        f"2|Mend the old dock before winter|{nothing}",
    )
    assert (first.status.value if first.status else None, second.status) == ("Done", None)
    assert second.attributes["Status"].value == nothing
