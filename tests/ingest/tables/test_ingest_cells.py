"""What the cells of a table of recommendations say: numbers, parties, statuses, several things at once."""

import csv
import io

import pytest

from ingest.reading import read
from ontology.records import Reading, Recommendation


def table(*rows: str) -> Reading:
    """A file of records; cells are parted by bars, lines within a cell by slashes."""
    text = io.StringIO()
    csv.writer(text).writerows([cell.replace(" / ", "\n") for cell in row.split("|")] for row in rows)
    return read(text.getvalue().encode(), source_name="plan.csv", slug="plan")


def records(*rows: str) -> list[Recommendation]:
    return list(table(*rows).recommendations)


def said(*rows: str) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in records(*rows)]


def states(found: list[Recommendation]) -> list[str | None]:
    return [one.status.value if one.status else None for one in found]


def parties(found: list[Recommendation]) -> list[list[str]]:
    return [[party.value for party in one.responsible] for one in found]


@pytest.mark.parametrize(
    ("yes", "no"), [("✓", "✗"), ("X", ""), ("yes", "no"), ("●", "○"), ("✓", "x")], ids=str
)
def test_the_column_with_a_tick_is_the_status_though_others_have_crosses(yes: str, no: str) -> None:
    found = records(
        "No|Action|Lead|Complete|In progress|Not started",
        f"1|Adopt a tree policy|Parks|{yes}|{no}|{no}",
        f"2|Map vacant lots|Surveyor|{no}|{yes}|{no}",
        f"3|Hire a forester|HR|{no}|{no}|{yes}",
    )
    assert states(found) == ["Complete", "In progress", "Not started"]


def test_ticks_under_the_names_of_bodies_tell_who_is_responsible() -> None:
    found = records(
        "Ref|Recommendation|Ministry of Health|Ministry of Education|Police",
        "1.1|Train teachers to spot abuse||X|",
        "1.2|Share data between services|X|X|X",
    )
    assert parties(found) == [
        ["Ministry of Education"],
        ["Ministry of Health", "Ministry of Education", "Police"],
    ]


def test_ticks_under_years_name_nobody() -> None:
    found = records("Ref|Action|Owner|2025|2026", "1|Publish a report|Board|X|X", "2|Open a clinic|Health||X")
    assert parties(found) == [["Board"], ["Health"]]
    assert [cell.value for cell in found[0].attributes.values()] == ["X", "X"]


def test_in_a_matrix_of_letters_those_that_act_are_responsible() -> None:
    found = records(
        "#|Action|CEO|Finance|IT",
        "A1|Adopt a policy on data|A|C|R",
        "A2|Reconcile accounts monthly|I|R|C",
    )
    assert parties(found) == [["IT"], ["Finance"]]


def test_a_column_of_answers_is_the_status_whatever_heads_it() -> None:
    found = records(
        "Ref|Ask|Dept.|Where we are",
        "E1|Translate all notices|Human Services|Underway",
        "E2|Waive park fees|Parks|Complete",
    )
    assert states(found) == ["Underway", "Complete"]
    assert parties(found) == [["Human Services"], ["Parks"]]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (["Recommendation 1 / Keep a log.", "Recommendation 2 / Lock the store."], ["1", "2"]),
        (["2024-R-015 Keep a log.", "2024-R-016 Lock the store."], ["2024-R-015", "2024-R-016"]),
        (["[1] Keep a log.", "[2] Lock the store."], ["1", "2"]),
        (["H-1a Keep a log.", "H-1b Lock the store."], ["H-1a", "H-1b"]),
        (["Keep a log. (Rec. 4)", "Lock the store. (Rec. 5)"], ["4", "5"]),
        (["Rec 4 - Keep a log.", "Rec 5 - Lock the store."], ["4", "5"]),
    ],
    ids=["a line above", "year and letter", "brackets", "letters", "at the end", "dash"],
)
def test_a_number_within_the_cell_is_the_code_and_no_part_of_the_words(
    cells: list[str], codes: list[str]
) -> None:
    rows = [f"{cell}|Clerk" for cell in cells]
    assert said("Recommendation|Owner", *rows) == [
        (codes[0], "Keep a log."),
        (codes[1], "Lock the store."),
    ]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (["i", "ii", "iii"], ["i", "ii", "iii"]),
        (["A", "B", "C"], ["A", "B", "C"]),
        (["§ 12", "§ 15", "§ 19"], ["12", "15", "19"]),
        (["Rec. 1", "Rec. 2", "Rec. 3"], ["1", "2", "3"]),
    ],
)
def test_a_first_column_without_header_may_count(cells: list[str], codes: list[str]) -> None:
    words = ("Ratify the treaty|Parliament", "Close the annex|Prisons", "Publish the data|Prisons")
    rows = [f"{cell}|{one}" for cell, one in zip(cells, words, strict=True)]
    assert [code for code, _ in said("|Ask|Addressed to", *rows)] == codes


def test_a_line_over_the_words_is_their_title() -> None:
    rows = (
        "Recommendation 4: Data / The Department should share data.|Accepted",
        "Recommendation 5: Funds / The Treasury should fund visits.|Rejected",
    )
    found = records("Recommendation|Response", *rows)
    assert [(one.code, one.title and one.title.value, one.text.value) for one in found] == [
        ("4", "Data", "The Department should share data."),
        ("5", "Funds", "The Treasury should fund visits."),
    ]


def test_items_with_codes_of_their_own_in_a_cell_are_each_one() -> None:
    found = records(
        "Objective|Actions|Lead",
        "Prevent homelessness|1.1 Open a rent fund / 1.2 Train landlords in the law|Housing",
        "Support young people|2.1 Create a youth hub / 2.2 Offer mentors|Youth Service",
    )
    assert [(one.code, one.text.value) for one in found] == [
        ("1.1", "Open a rent fund"),
        ("1.2", "Train landlords in the law"),
        ("2.1", "Create a youth hub"),
        ("2.2", "Offer mentors"),
    ]
    assert parties(found)[1] == ["Housing"]


def test_bullets_in_a_cell_are_parts_of_one() -> None:
    rows = (
        "Access|• Open on Sundays / • Lend readers|Libraries",
        "Skills|• Teach adults / • Waive fees|Schools",
    )
    assert len(said("Theme|Actions|Lead", *rows)) == 2


@pytest.mark.parametrize(
    "row",
    [
        "Total|||$1,800",
        "Total actions: 2|||",
        "Note: costs are for one year.|||",
        "Source: the county's accounts|||",
        "* In today's prices|||",
        "No.|Recommendation (cont.)|Lead|Cost",
        "NO|RECOMMENDATIONS|LEAD|COST",
        "3|None|N/A|",
        "3|No recommendations were made.||",
    ],
)
def test_a_row_that_is_no_recommendation_is_left_out(row: str) -> None:
    rows = ("1|Buy four vans|EMS|$800", row, "2|Hire ten medics|EMS|$1,000")
    assert said("No.|Recommendation|Lead|Cost", *rows) == [("1", "Buy four vans"), ("2", "Hire ten medics")]


def labels(reading: Reading) -> list[str | None]:
    names = {one.number: one.label.value for one in reading.document.categories}
    return [names.get(one.category or "") for one in reading.recommendations]


def test_a_category_that_is_said_once_counts_for_the_rows_below_it() -> None:
    reading = table(
        "Theme|Recommendation|Who",
        "Access|Open on Sundays|Libraries",
        "|Lend readers|Libraries",
        "Skills|Teach adults|Colleges",
        "|Waive fees|Colleges",
    )
    assert labels(reading) == ["Access", "Access", "Skills", "Skills"]


def test_a_row_is_no_category_of_others_because_one_cell_is_empty() -> None:
    reading = table(
        "Theme|Recommendation|Who",
        "Access|Open on Sundays|Libraries",
        "Access|Lend readers|Libraries",
        "Skills|Teach adults|Colleges",
        "|Waive fees|Colleges",
    )
    assert labels(reading) == ["Access", "Access", "Skills", None]


def test_a_numbered_heading_row_stands_over_the_numbers_below_it() -> None:
    reading = table(
        "No.|Action|Lead",
        "1|Improve the air|",
        "1.1|Ban wood burning in the valley|Environment",
        "1.2|Electrify the taxis|Transport",
        "2|Cut waste|",
        "2.1|Collect food waste|Works",
    )
    assert [one.code for one in reading.recommendations] == ["1.1", "1.2", "2.1"]
    assert labels(reading) == ["Improve the air", "Improve the air", "Cut waste"]


@pytest.mark.parametrize("second", ["", "Recommendation"])
def test_a_header_may_reach_over_the_numbers_and_the_words(second: str) -> None:
    found = records(
        f"Recommendation|{second}|Our response|Who will act",
        "R1|The Trust should train all porters.|Accepted|Estates Director",
        "R2|The Trust should log all falls.|Accepted in part|Chief Nurse / Ward Managers",
    )
    assert [(one.code, one.text.value) for one in found] == [
        ("R1", "The Trust should train all porters."),
        ("R2", "The Trust should log all falls."),
    ]
    assert states(found) == ["Accepted", "Accepted in part"]
    assert parties(found)[1] == ["Chief Nurse", "Ward Managers"]


def test_titles_like_numbers_are_titles_where_the_words_have_numbers_of_their_own() -> None:
    found = records(
        "Category|Existing program|Description: program or service|Status",
        "1|Item 1|1. Improve the paths in the park.|Open",
        "1|Item 2|2. Repair all the bridges.|Open",
    )
    assert [(one.code, one.title and one.title.value, one.text.value) for one in found] == [
        ("1", "Item 1", "Improve the paths in the park."),
        ("2", "Item 2", "Repair all the bridges."),
    ]


def test_a_column_that_looks_like_numbers_is_kept_where_the_words_have_numbers_of_their_own() -> None:
    found = records(
        "Sheet|Recommendation|Status",
        "7|1. Improve the paths in the park.|Open",
        "9|2. Repair all the bridges.|Open",
    )
    assert [(one.code, one.attributes["Sheet"].value) for one in found] == [("1", "7"), ("2", "9")]


@pytest.mark.parametrize("status", ["Open", "Closed – Implemented", "Partially complete"])
def test_the_first_line_of_a_cell_is_the_status_where_sentences_on_it_follow(status: str) -> None:
    (first, second) = records(
        "Agency|Recommendation|Status",
        f"Health|Measure results each year|{status} / The agency issued a manual on this in August 2023.",
        "Parks|Publish the fees|Open",
    )
    assert states([first, second]) == [status, "Open"]
    assert first.attributes["Status"].value == "The agency issued a manual on this in August 2023."


@pytest.mark.parametrize("head", ["Sector", "Chapter", "Plan element", "Thematic area", "Section"])
def test_a_column_of_parts_of_a_plan_is_the_category(head: str) -> None:
    found = table(
        f"{head}|Action|Lead",
        "Buildings|Retrofit the schools|Estates",
        "Transport|Buy ten electric buses|Fleet",
    )
    assert [one.label.value for one in found.document.categories] == ["Buildings", "Transport"]
    assert [one.category for one in found.recommendations] == ["buildings", "transport"]


def test_a_line_that_says_a_field_at_the_end_of_a_cell_is_no_part_of_the_words() -> None:
    (one,) = records(
        "Recommendation|Position",
        "Ratify the treaty (Chile); / Source of position: A/28/Add.1 - Para. 3|Supported",
    )
    assert one.text.value == "Ratify the treaty (Chile);"
    assert one.attributes["Source of position"].value == "A/28/Add.1 - Para. 3"


def test_the_label_that_a_cell_begins_with_numbers_the_recommendation() -> None:
    assert said(
        "Agency|Recommendation|Status",
        "Parks|Recommendation 1: Open the gates at eight.|Open",
        "Parks|Recommendation 2: Close them at dusk.|Open",
    ) == [("1", "Open the gates at eight."), ("2", "Close them at dusk.")]


def test_such_a_label_counts_within_the_report_that_the_row_names() -> None:
    assert said(
        "Ref|Recommendation|Status",
        "AB-7|Recommendation 1: Open the gates at eight.|Open",
        "AB-7|Recommendation 2: Close them at dusk.|Open",
        "AB-9|Recommendation 1: Count the visitors.|Open",
    ) == [
        ("AB-7.1", "Open the gates at eight."),
        ("AB-7.2", "Close them at dusk."),
        ("AB-9.1", "Count the visitors."),
    ]
