"""Records parted by a character become tables, wherever their header row stands and whatever cells hold."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Paragraph
from ingest.formats.detection import source
from ingest.formats.plain.delimited import DelimitedRecords
from ingest.reading import read
from ontology.records import Reading, Recommendation

PLAN = """Harbour plan 2025,,,
Prepared by,The Mayor,,
,,,
Ref,Recommendation,Lead agency,Ward
Housing,,,
H1,"Open a ""night"" shelter, for youth
and for families",Parks; Police,12
H2,Pay peers,,
,,,
Safety,,,
S1,Light the streets,Works
Source: council minutes,,,
"""


def reading(content: bytes | str) -> Reading:
    raw = content if isinstance(content, bytes) else content.encode()
    return read(raw, source_name="plan.txt", slug="plan")


def records(content: bytes | str) -> dict[str, Recommendation]:
    return {record.code: record for record in reading(content).recommendations}


def test_the_rows_below_the_header_are_recommendations() -> None:
    assert {code: record.text.value for code, record in records(PLAN).items()} == {
        "H1": 'Open a "night" shelter, for youth\nand for families',
        "H2": "Pay peers",
        "S1": "Light the streets",
    }


def test_each_cell_counts_by_its_header_and_a_row_of_one_cell_groups_those_below() -> None:
    first = records(PLAN)["H1"]
    assert [one.value for one in first.responsible] == ["Parks", "Police"]
    assert {header: cell.value for header, cell in first.attributes.items()} == {"Ward": "12"}
    assert first.category == "housing"
    assert records(PLAN)["S1"].category == "safety"


def test_the_text_is_the_file_and_pieces_point_into_it() -> None:
    found = reading(PLAN)
    assert found.document.text == PLAN
    assert found.document.media_type == "text/csv"
    assert found.document.title == "Harbour plan 2025"
    for record in found.recommendations:
        for piece in record.text.pieces:
            said = record.text.value[piece.at : piece.at + piece.end - piece.start]
            assert said == PLAN[piece.start : piece.end]


def test_a_record_over_two_lines_has_both_for_its_place() -> None:
    place = records(PLAN)["H1"].place
    assert (place.line_start, place.line_end) == (6, 7)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_and_encoding_are_told_by_the_content(delimiter: str, encoding: str) -> None:
    lines = io.StringIO()
    rows = [
        ["No", "Recommendation", "Lead"],
        ["1", "Build “homes”,\nnow", "Café"],
        ["2", "Plant trees", "Parks"],
    ]
    csv.writer(lines, delimiter=delimiter).writerows(rows)
    found = records(lines.getvalue().encode(encoding))
    assert [(one.text.value, one.responsible[0].value) for one in found.values()] == [
        ("Build “homes”,\nnow", "Café"),
        ("Plant trees", "Parks"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dear members, welcome\nto the plan, all of you\n",
        "RECOMMENDATIONS\n\n1. Build homes, parks, and schools\n2. Hire nurses, peers, and guides\n",
        "One, two, three, four.\nFive, six, seven, eight.\n",
    ],
)
def test_commas_in_prose_part_no_cells(text: str) -> None:
    assert reading(text).document.media_type == "text/plain"


def test_markup_in_a_quoted_cell_is_read() -> None:
    text = 'No,Recommendation\n1,"<p style=""color: red"">Build &amp; keep</p>"\n2,Plant\n'
    assert records(text)["1"].text.value == "Build & keep"


@given(
    rows=st.lists(
        st.lists(st.text(alphabet='a ,"\n;é', max_size=6), min_size=2, max_size=4), min_size=1, max_size=6
    )
)
def test_cells_are_those_of_the_standard_library(rows: list[list[str]]) -> None:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    found = DelimitedRecords(lines.getvalue(), ",")
    cells = [[cell.value for cell in found.cells(index)] for index in range(len(found))]
    assert cells == [[cell.strip() for cell in row] for row in rows]


_RECORDS = 'Rec No,Recommendation,Owner\n1,"Publish the list, each year.",Parks\n2,Repair the ramp.,Works\n3,Repair the road.,Works\n'


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Report of open recommendations\nGenerated: 2025-03-01\nOffice of Audit, County of Lake\n\n", ""),
        ("This export lists recommendations, their owners, and their status.\n\n", ""),
        ("", "\nThis list was made by the office, with care, in March.\n"),
        ("", "\nNote: figures are provisional.\nSource: Office of Audit, 1 Main St, Lake\n"),
        ("Report,,\n,,\n", ',,\nNotes,,\n"1. Open means that work, of any kind, remains.",,\n'),
        ("sep=,\n", ""),
    ],
)
def test_words_above_and_below_the_records_are_none(above: str, below: str) -> None:
    read_as = list(
        read(f"{above}{_RECORDS}{below}".encode(), source_name="list.csv", slug="list").recommendations
    )
    assert [(one.code, one.text.value) for one in read_as] == [
        ("1", "Publish the list, each year."),
        ("2", "Repair the ramp."),
        ("3", "Repair the road."),
    ]
    assert [one.value for one in read_as[0].responsible] == ["Parks"]


def test_a_sentence_above_the_records_keeps_its_commas() -> None:
    said = "This export lists recommendations, their owners, and their status."
    blocks = source(f"{said}\n\n{_RECORDS}".encode(), "list.csv").blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text.value == said
