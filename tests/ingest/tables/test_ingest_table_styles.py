"""Tables as public bodies make them: cards beside each other, columns of ticks, legends of colours, repeats."""

import io
from collections.abc import Sequence
from typing import Protocol

import docx
import openpyxl
import pytest
from openpyxl.styles import PatternFill

from ingest.reading import read
from ontology.records import Reading, Recommendation

Rows = Sequence[Sequence[str]]


class Page(Protocol):
    """Reads a web page with this body."""

    def __call__(self, body: str) -> Reading: ...


@pytest.fixture(scope="module")
def page() -> Page:
    def page(body: str) -> Reading:
        whole = (
            f"<!doctype html><html><head><title>Plan</title></head><body><h1>Plan</h1>{body}</body></html>"
        )
        return read(whole.encode(), source_name="plan.html", slug="plan")

    return page


def html(rows: Rows) -> str:
    """A table without header cells."""
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def sheet(rows: Sequence[Sequence[object]], name: str = "Sheet1") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = name
    for row in rows:
        book.active.append(list(row))
    return book


def from_book(book: openpyxl.Workbook) -> Reading:
    buffer = io.BytesIO()
    book.save(buffer)
    return read(buffer.getvalue(), source_name="plan.xlsx", slug="plan")


def coded(reading: Reading) -> list[tuple[str, str]]:
    return [(one.code, one.text.value) for one in reading.recommendations]


def parties(record: Recommendation) -> list[str]:
    return [party.value for party in record.responsible]


def test_a_column_may_be_a_card(page: Page) -> None:
    reading = page(
        html(
            [
                ["", "Recommendation 1", "Recommendation 2"],
                ["Recommendation", "Fence the playgrounds.", "Hire two arborists."],
                ["Lead", "Parks", "Forestry"],
                ["Status", "Complete", "Not started"],
            ]
        )
    )
    first, second = reading.recommendations
    assert (first.code, first.text.value, parties(first)) == ("1", "Fence the playgrounds.", ["Parks"])
    assert second.status is not None
    assert (second.code, second.text.value, second.status.value) == (
        "2",
        "Hire two arborists.",
        "Not started",
    )


def test_the_first_row_of_a_card_may_be_its_title(page: Page) -> None:
    body = '<table><tr><td colspan="2">Recommendation 4: Escalation</td></tr>{}</table>'
    rows = "".join(
        f"<tr><td>{label}</td><td>{value}</td></tr>"
        for label, value in (("Recommendation", "Agree one protocol."), ("Owner", "Trust"))
    )
    (record,) = page(body.format(rows)).recommendations
    assert record.title is not None
    assert (record.code, record.title.value, record.text.value) == ("4", "Escalation", "Agree one protocol.")


def test_a_table_of_contents_is_no_card(page: Page) -> None:
    contents = html([["Section", "Page"], ["Background", "3"], ["Recommendations", "9"]])
    assert list(page(contents).recommendations) == []


def test_of_nested_words_for_what_is_done_the_narrowest_is_the_recommendation(page: Page) -> None:
    reading = page(
        html(
            [
                ["Pillar", "Strategy", "Action", "Lead Department"],
                ["Jobs", "Support small firms", "Offer façade grants", "Planning"],
                ["Jobs", "Support small firms", "Simplify permits", "Permits"],
            ]
        )
    )
    assert [one.text.value for one in reading.recommendations] == ["Offer façade grants", "Simplify permits"]
    assert {one.attributes["Strategy"].value for one in reading.recommendations} == {"Support small firms"}


def test_what_somebody_owns_is_no_recommendation(page: Page) -> None:
    assets = html([["Asset", "Description", "Owner"], ["Base map", "Streets and parcels.", "Survey office"]])
    assert list(page(assets).recommendations) == []


def test_a_number_with_a_slash_is_a_code() -> None:
    text = "Reference,Recommendation,Owner\nCF/1,Merge the databases,Grants\nCF/2,Train the clerks,Grants\n"
    reading = read(text.encode(), source_name="plan.csv", slug="plan")
    assert [one.code for one in reading.recommendations] == ["CF-1", "CF-2"]


def test_the_words_of_a_status_win_over_its_figure() -> None:
    text = '[{"text": "Plant trees", "id": 1, "status": {"pct": 40, "label": "Under way"}}]'
    (record,) = read(text.encode(), source_name="plan.json", slug="plan").recommendations
    assert record.status is not None
    assert record.status.value == "Under way"


@pytest.mark.parametrize("form", ["html", "docx", "xlsx"])
def test_a_cell_over_all_columns_heads_the_rows_below_it(page: Page, form: str) -> None:
    """Whatever the row above ends with, and whatever number stands before the words."""
    rows = [
        ["Recommendation", "State", "Position"],
        ["1.1 Rights of the child", "", ""],
        ["122.14 Establish a complaints office", "Uruguay", "Supported"],
        ["1.2 Right to health", "", ""],
        ["122.60 Guarantee care in rural areas", "Iceland", "Noted"],
    ]
    reading = merged(page, form, rows)
    labels = {one.number: one.label.value for one in reading.document.categories}
    assert [
        (one.code, one.text.value, labels[one.category or ""].partition(" R")[2])
        for one in reading.recommendations
    ] == [
        ("122.14", "Establish a complaints office", "ights of the child"),
        ("122.60", "Guarantee care in rural areas", "ight to health"),
    ]


def merged(page: Page, form: str, rows: list[list[str]]) -> Reading:
    """A table in which the rows of one cell reach over all columns."""
    wide = [at for at, row in enumerate(rows) if not any(row[1:])]
    if form == "html":
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        lines = (
            f'<td colspan="{len(row)}">{row[0]}</td>' if at in wide else line
            for at, (row, line) in enumerate(zip(rows, cells, strict=True))
        )
        return page(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    if form == "xlsx":
        book = sheet(rows)
        assert book.active is not None
        for at in wide:
            book.active.merge_cells(start_row=at + 1, end_row=at + 1, start_column=1, end_column=len(rows[0]))
        return from_book(book)
    return from_word(rows, wide)


def from_word(rows: Rows, wide: Sequence[int] = ()) -> Reading:
    file = docx.Document()
    table = file.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        cells = table.rows[at].cells
        if at in wide:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    buffer = io.BytesIO()
    file.save(buffer)
    return read(buffer.getvalue(), source_name="plan.docx", slug="plan")


def filled(rows: Rows, colours: Sequence[str | None]) -> str:
    """A table whose last column is filled."""
    lines = (
        "".join(f"<td>{cell}</td>" for cell in row)
        + (f'<td style="background:{colour}"></td>' if colour else f"<td>{'' if at else 'Status'}</td>")
        for at, (row, colour) in enumerate(zip(rows, colours, strict=True))
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


COLOURED = filled(
    [
        ["Recommendation", "Owner"],
        ["Adopt a charter for carers.", "Council"],
        ["Pay the grants in ten days.", "Council"],
    ],
    [None, "#00b050", "#ff0000"],
)


@pytest.mark.parametrize(
    "key",
    [
        (
            '<table><tr><td style="background:#00b050"></td><td>Done</td></tr>'
            '<tr><td style="background:#ff0000"></td><td>Late</td></tr></table>'
        ),
        "<h2>Key</h2><p>Green: Done</p><p>Red: Late</p>",
        "<h2>Key</h2><p>Green = Done; Red = Late</p>",
    ],
    ids=["filled cells", "lines", "one line"],
)
def test_a_key_to_colours_needs_no_header(page: Page, key: str) -> None:
    reading = page(f"{key}<h2>Table</h2>{COLOURED}")
    assert [one.mark.casefold() for one in reading.document.legend] == ["green", "red"]
    assert [one.status_fill for one in reading.recommendations] == ["Done", "Late"]


def test_without_a_key_a_colour_is_told_as_it_is(page: Page) -> None:
    reading = page(COLOURED)
    assert reading.document.legend == ()
    assert [one.status_fill for one in reading.recommendations] == ["green", "red"]


def test_a_row_of_filled_cells_above_the_table_of_a_sheet_is_a_key() -> None:
    book = sheet(
        [
            ["Digital dashboard"],
            ["Key:", "On target", "Late"],
            ["No", "Initiative", "Owner", "Status"],
            [1, "Move payments online", "Revenue", None],
            [2, "Publish open data", "Data Office", None],
        ]
    )
    page = book.active
    assert page is not None
    for cell, colour in (("B2", "92D050"), ("C2", "FF0000"), ("D4", "FF0000"), ("D5", "92D050")):
        page[cell].fill = PatternFill("solid", fgColor=colour)
    reading = from_book(book)
    assert [one.status_fill for one in reading.recommendations] == ["Late", "On target"]


def test_a_tick_in_the_column_of_an_answer_is_the_status(page: Page) -> None:
    head = (
        '<tr><th rowspan="2">No.</th><th rowspan="2">Recommendation</th><th colspan="3">Response</th>'
        '<th rowspan="2">Unit</th></tr><tr><th>Agree</th><th>Agree in part</th><th>Disagree</th></tr>'
    )
    rows = (
        "<tr><td>1</td><td>Publish waiting times.</td><td>x</td><td></td><td></td><td>Clinics</td></tr>"
        "<tr><td>2</td><td>Waive the fee.</td><td></td><td></td><td>X</td><td>Registry</td></tr>"
    )
    records = list(page(f"<table>{head}{rows}</table>").recommendations)
    assert [one.status.value for one in records if one.status] == ["Agree", "Disagree"]
    assert [list(one.attributes) for one in records] == [["Unit"], ["Unit"]]


def test_columns_of_answers_with_words_in_them_stay_as_they_are(page: Page) -> None:
    rows = [["No.", "Recommendation", "Yes", "No"], ["1", "Publish waiting times.", "12 votes", "3 votes"]]
    (record,) = page(html(rows)).recommendations
    assert {"12 votes", "3 votes"} == {text.value for text in record.attributes.values()}


def test_the_first_column_may_hold_the_numbers_whatever_its_header(page: Page) -> None:
    rows = [
        ["Measure", "Description", "Responsible", "Status"],
        ["H4", "Adopt the ordinance.", "Planning", ""],
    ]
    rows.append(["H7", "Waive the fees.", "Council", "Done"])
    assert coded(page(html(rows))) == [("H4", "Adopt the ordinance."), ("H7", "Waive the fees.")]


def test_a_numbered_list_in_a_cell_is_its_recommendations(page: Page) -> None:
    rows = [
        ["Finding", "Recommendations", "Owner"],
        ["Cells are full.", "1. Cap occupancy.<br>2. Open the new wing.", "Prisons"],
        ["Nobody answers.", "3. Answer within ten days.", "Director"],
    ]
    records = list(page(html(rows)).recommendations)
    assert [(one.code, one.text.value, parties(one)) for one in records] == [
        ("1", "Cap occupancy.", ["Prisons"]),
        ("2", "Open the new wing.", ["Prisons"]),
        ("3", "Answer within ten days.", ["Director"]),
    ]
    assert records[1].attributes["Finding"].value == "Cells are full."


def test_a_list_in_a_numbered_recommendation_is_part_of_it(page: Page) -> None:
    rows = [["No.", "Recommendation", "Owner"], ["7", "1. Cap occupancy.<br>2. Open the wing.", "Prisons"]]
    (record,) = page(html(rows)).recommendations
    assert (record.code, record.text.value) == ("7", "1. Cap occupancy.\n2. Open the wing.")


def test_a_table_that_says_another_again_adds_to_its_records(page: Page) -> None:
    summary = html(
        [
            ["No.", "Recommendation", "Priority"],
            ["1", "Define eligibility criteria in writing.", "High"],
            ["2", "Keep evidence of every site visit.", "Low"],
        ]
    )
    plan = html(
        [
            ["No.", "Recommendation", "Management response", "Responsible officer"],
            ["1", "Define eligibility criteria in writing.", "Accepted", "Grants Manager"],
            ["2", "Keep evidence of every site visit.", "Rejected", "Monitoring Officer"],
        ]
    )
    first, second = page(f"<h2>Summary</h2>{summary}<h2>Action plan</h2>{plan}").recommendations
    assert (first.code, second.code) == ("1", "2")
    assert (parties(first), first.attributes["Priority"].value) == (["Grants Manager"], "High")
    assert second.status is not None
    assert second.status.value == "Rejected"


def test_text_in_one_column_of_a_sheet_is_read_as_text() -> None:
    lines = [
        "Inquiry into School Transport",
        "The inquiry heard from 140 parents and visited nine schools across the county over six months.",
        "Recommendations",
        "Recommendation 1: The County Council should guarantee a seat for every pupil.",
        "This was the most common complaint in our evidence.",
        "Recommendation 2: Bus operators should fit seat belts to all vehicles by 2026.",
    ]
    assert coded(from_book(sheet([[line] for line in lines], "Report"))) == [
        ("1", "The County Council should guarantee a seat for every pupil."),
        ("2", "Bus operators should fit seat belts to all vehicles by 2026."),
    ]


def test_a_list_of_one_column_with_a_header_is_a_table() -> None:
    lines = ["Recommendation", "Open the archive.", "Train the clerks."]
    assert coded(from_book(sheet([[line] for line in lines]))) == [
        ("1", "Open the archive."),
        ("2", "Train the clerks."),
    ]


def test_another_table_after_an_empty_row_does_not_carry_on_the_one_above() -> None:
    rows: list[list[object]] = [
        ["No", "Recommendation", "Owner"],
        [1, "Open the archive.", "Library"],
        [],
        ["Budget"],
        ["Line", "First year"],
        ["Shelving", "200"],
    ]
    assert coded(from_book(sheet(rows))) == [("1", "Open the archive.")]


def test_a_vote_is_joined_by_the_words_of_what_was_voted_on(page: Page) -> None:
    proposed = html(
        [["Recommendation", "Rationale"], ["Abolish fines for late returns", "Fines fall on the poor"]]
    )
    voted = html([["Proposal", "% agree", "Outcome"], ["Abolish fines for late returns", "61%", "Passed"]])
    reading = page(f"<h2>Recommendations</h2>{proposed}<h2>Votes</h2>{voted}")
    (record,) = reading.recommendations
    (question,) = reading.document.questions
    assert (record.question, question.percent) == (question.number, 61.0)


def test_numbers_and_words_under_a_heading_that_announces_them_need_no_header(page: Page) -> None:
    rows = html([["1.", "Inspect every pier once a year."], ["2.", "Post load limits at each pier."]])
    assert coded(page(f"<h2>Recommendations of the jury</h2>{rows}")) == [
        ("1", "Inspect every pier once a year."),
        ("2", "Post load limits at each pier."),
    ]
    assert coded(page(f"<h2>Witnesses heard</h2>{rows}")) == []


def test_questions_in_the_rows_of_a_sheet_are_what_it_puts_forward() -> None:
    rows: list[list[object]] = [
        ["Section", "No.", "Question", "Response type"],
        ["Hours", 1, "Should branches open on Sundays?", "Yes/No"],
        ["Hours", 2, "Which evening would suit you?", "Choice"],
        ["Stock", 3, "What should we buy more of?", "Free text"],
    ]
    reading = from_book(sheet(rows))
    assert coded(reading) == [(f"Q{row[1]}", row[2]) for row in rows[1:]]
    assert [one.label.value for one in reading.document.categories] == ["Hours", "Stock"]


def test_a_line_that_says_when_a_sheet_was_updated_heads_nothing() -> None:
    rows: list[list[object]] = [
        ["Climate Plan Tracker"],
        ["Updated 30 June 2025"],
        ["Ref", "Action", "Lead"],
        ["T1", "Electrify the buses", "Transit"],
    ]
    reading = from_book(sheet(rows, "Tracker"))
    assert reading.document.title == "Climate Plan Tracker"
    assert "Updated 30 June 2025" not in [section.title for section in reading.document.sections]


def test_a_sheet_about_the_workbook_does_not_give_it_its_title() -> None:
    book = sheet([["How to use this workbook"], ["Do not add columns."]], "Read me")
    other = book.create_sheet("Actions")
    for row in (["Parks Plan"], ["Ref", "Action", "Lead"], ["P1", "Plant trees", "Parks"]):
        other.append(row)
    assert from_book(book).document.title == "Parks Plan"


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (["LU-A. Revise the zoning code.", "LU-B. Prepare design guidelines."], ["LU-A", "LU-B"]),
        (["12(a) Abolish school fees.", "12(b) Recruit teachers."], ["12a", "12b"]),
    ],
    ids=["letters", "number and letter"],
)
def test_numbers_before_the_words_may_have_letters(page: Page, cells: list[str], codes: list[str]) -> None:
    rows = [["Recommendation", "Owner"], *([cell, "Council"] for cell in cells)]
    assert [one.code for one in page(html(rows)).recommendations] == codes


def test_a_column_headed_recommendation_may_hold_only_their_numbers(page: Page) -> None:
    rows = [
        ["Recommendation", "Text", "Responding agency"],
        ["R1", "Adopt an evacuation policy.", "Board"],
        ["R2", "Test the sirens twice a year.", "Sheriff"],
    ]
    records = list(page(html(rows)).recommendations)
    assert [(one.code, one.title) for one in records] == [("R1", None), ("R2", None)]


def test_a_card_s_label_may_say_whose_recommendation_it_is(page: Page) -> None:
    rows = [
        ["Evaluation recommendation 3", "Develop an exit strategy."],
        ["Management response", "Accepted"],
        ["Responsible unit", "Programme Unit"],
    ]
    (record,) = page(html(rows)).recommendations
    assert (record.code, record.text.value, parties(record)) == (
        "3",
        "Develop an exit strategy.",
        ["Programme Unit"],
    )


def test_a_table_of_costs_states_no_recommendation(page: Page) -> None:
    rows = [["Activity", "Unit cost", "Quantity", "Total"], ["Workshop", "$400", "2", "$800"]]
    assert list(page(html(rows)).recommendations) == []


def test_cards_below_each_other_in_a_sheet_are_read_with_lines_and_empty_rows_between() -> None:
    found = from_book(
        sheet(
            [
                ["Vehicle checks"],
                [],
                ["Recommendation 1", "Lock the yard at night."],
                ["Owner", "Depot Manager"],
                ["Management response", "Accepted"],
                ["Target date", None],
                [],
                ["Tyres were not checked."],
                [],
                ["Recommendation 2", "Check tyres each week."],
                ["Owner", "Workshop"],
                ["Management response", "Rejected"],
                ["Target date", "June"],
            ]
        )
    )
    assert coded(found) == [("1", "Lock the yard at night."), ("2", "Check tyres each week.")]
    assert [parties(one) for one in found.recommendations] == [["Depot Manager"], ["Workshop"]]
    assert [one.status and one.status.value for one in found.recommendations] == ["Accepted", "Rejected"]
