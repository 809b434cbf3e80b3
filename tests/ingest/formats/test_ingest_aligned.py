"""Tables of plain text whose columns spaces align or bars part, and texts that only look like them."""

from textwrap import dedent

import pytest

from ingest.blocks import Table
from ingest.formats.plain.text import read_text
from ingest.reading import read


def tables(text: str) -> list[list[list[str]]]:
    """The words of each table's header and rows."""
    source = read_text(dedent(text).encode())
    found = []
    for block in source.blocks:
        if isinstance(block, Table):
            rows = [*([block.header] if block.header else []), *block.rows]
            found.append([[cell.text.value for cell in row.cells] for row in rows])
            for row in rows:
                for cell in row.cells:
                    for piece in cell.text.pieces:
                        length = piece.end - piece.start
                        assert source.text[piece.start : piece.end] == cell.text.value[piece.at :][:length]
    return found


def test_cells_go_on_in_the_lines_below_their_number() -> None:
    text = """\
        Progress report

        No.   Recommendation                  Owner             Cost
        1     Reopen the night counter at     Border Agency     1,200
              the airport.
        2     Print forms in large type       Passport        110,000
                                              Office
        3     Train two officers.             Border Agency        50

        This report was prepared by the team. It covers
        the year to March.
        """
    assert tables(text) == [
        [
            ["No.", "Recommendation", "Owner", "Cost"],
            ["1", "Reopen the night counter at the airport.", "Border Agency", "1,200"],
            ["2", "Print forms in large type", "Passport Office", "110,000"],
            ["3", "Train two officers.", "Border Agency", "50"],
        ]
    ]


@pytest.mark.parametrize(
    "rule",
    ["---   ------------------   -----------   ----", "================================================"],
)
def test_a_rule_ends_a_header_of_two_lines(rule: str) -> None:
    text = f"""\
                                   Responsible
        No.   Recommendation       department    Due
        {rule}
        1     Publish the list     Parks         2025
        2     Repair the ramp      Works         2026
        {rule}
        """
    assert tables(text) == [
        [
            ["No.", "Recommendation", "Responsible department", "Due"],
            ["1", "Publish the list", "Parks", "2025"],
            ["2", "Repair the ramp", "Works", "2026"],
        ]
    ]


def test_empty_lines_part_rows_without_numbers() -> None:
    text = """\
        Area             Recommendation                        Response
        Public           Open the counter at night so that     Agreed
        safety           people can be served.

        Health and       Print the forms in large type and     Agreed in
        wellbeing        hand them out.                        part
        """
    assert tables(text)[0][1:] == [
        ["Public safety", "Open the counter at night so that people can be served.", "Agreed"],
        ["Health and wellbeing", "Print the forms in large type and hand them out.", "Agreed in part"],
    ]


def test_the_words_part_rows_without_numbers_or_empty_lines() -> None:
    text = """\
        Recommendation                  Lead                Due
        Reopen the night counter at     Border Agency       May 2025
        the airport.                    and partners
        Print forms in large type.      Passport            June 2025
                                        Office
        """
    assert tables(text)[0][1:] == [
        ["Reopen the night counter at the airport.", "Border Agency and partners", "May 2025"],
        ["Print forms in large type.", "Passport Office", "June 2025"],
    ]


def test_a_line_of_its_own_groups_the_rows_below_it() -> None:
    text = """\
        Ref    Recommendation                       Owner
        HEALTH AND CARE
        A1     Publish the list of sites            Council
        A2     Repair the ramp at Gate 4            Parks

        TRANSPORT
        B1     Publish the timetable                Transit
        """
    reading = read(dedent(text).encode(), source_name="plan.txt", slug="plan")
    assert [(one.code, one.text.value, one.category) for one in reading.recommendations] == [
        ("A1", "Publish the list of sites", "health-and-care"),
        ("A2", "Repair the ramp at Gate 4", "health-and-care"),
        ("B1", "Publish the timetable", "transport"),
    ]


def test_a_table_goes_on_over_the_end_of_a_page_under_its_header_said_again() -> None:
    page = "Recommendation tracker\n\nRef    Recommendation               Owner\n{}\n\nPage {} of 2\n\f"
    first = "A1     Publish the list of sites    Council\nA2     Repair the ramp              Parks"
    second = "A3     Publish the timetable        Transit\nA4     Repair the bus stop          Parks"
    found = tables(page.format(first, 1) + page.format(second, 2))
    assert [row[0] for row in found[0]] == ["Ref", "A1", "A2", "A3", "A4"]


def test_columns_that_no_words_tell_must_stand_one_under_the_other() -> None:
    told = "Team          Morning   Evening\nArrivals      14        9\nCustoms       6         4\nGate          2         1\n"
    assert len(tables(told)) == 1
    assert not tables(told.replace("\nCustoms       6", "\nCustoms   6"))


@pytest.mark.parametrize(
    "bars",
    [
        "Item | Recommendation | Owner\n1 | Publish the list | Parks\n2 | Repair the ramp | Works\n",
        "| Item | Recommendation | Owner |\n| 1 | Publish the list | Parks |\n\n| 2 | Repair the ramp | Works |\n",
        (
            "│ Item │ Recommendation │ Owner │\n├──┼──┼──┤\n│ 1 │ Publish the │ Parks │\n│  │ list │  │\n├──┼──┼──┤\n"
            "│ 2 │ Repair the ramp │ Works │\n└──┴──┴──┘\n"
        ),
    ],
)
def test_bars_part_cells_without_dashes_under_the_header(bars: str) -> None:
    said = tables(
        f"What follows is the list of the year. It is short.\n\n{bars}\nThat was the list. It is done.\n"
    )
    assert said == [
        [
            ["Item", "Recommendation", "Owner"],
            ["1", "Publish the list", "Parks"],
            ["2", "Repair the ramp", "Works"],
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "The  Council  recommends   that the  Department publish the list of\n"
            "sites  every year   and that it consult  those who  are affected by\n"
            "the  change  before   any decision is made.   The  Department  shall\n"
        ),
        (
            "Office of the Mayor            Department of Works\n"
            "City Hall                      12 Main Street\n"
            "100 Main Street                Springfield\n"
        ),
        (
            "Section      Recommendation                  Page\n"
            "1            Improve access ................ 3\n"
            "2            Build houses .................. 14\n"
            "3            Report each year .............. 20\n"
        ),
        (
            "Recommendations                    Government response\n"
            "This chapter sets out what we      The Government has said that it\n"
            "heard from many people over the    will consider all we say. It is\n"
            "course of the year. They told      to report in the spring on what\n"
            "us that they were worried.         it has done about it so far.\n"
        ),
        (
            "The sea   is calm tonight\n    The tide is full,   the moon lies fair\n"
            "Upon the straits;   on the French coast  the light\n    Gleams and is gone\n"
        ),
        (
            "Present:    A. Smith        B. Jones\n            F. Brown        D. White\n"
            "Apologies:  E. Green        F. Black\n"
        ),
        "Home | About us | Contact\n\nThe Council met on Tuesday. It agreed.\n",
    ],
)
def test_prose_verse_addresses_and_contents_are_no_tables(text: str) -> None:
    assert not tables(text)
