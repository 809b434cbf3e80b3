"""Spreadsheets are read as a person sees them: tables anywhere on a sheet, merged cells, colours by the legend."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ingest.reading import read
from ontology.errors import ThroughlineError, TooLarge, Unreadable
from ontology.records import Reading, Recommendation

pytestmark = pytest.mark.usefixtures("in_this_process")

WET = Path(__file__).parents[3] / "corpus" / "wet-2024-2026.txt"
COLOURS = {"GREEN": "00B050", "YELLOW": "FFFF00", "RED": "FF0000"}


def saved(*fillings: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    for at, fill in enumerate(fillings):
        sheet = book.active if at == 0 else book.create_sheet(f"Part {at + 1}")
        assert isinstance(sheet, Worksheet)
        fill(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def reading(content: bytes) -> Reading:
    return read(content, source_name="plan.txt", slug="plan")


def records(content: bytes) -> list[Recommendation]:
    return list(reading(content).recommendations)


def rows(sheet: Worksheet, *values: Sequence[object]) -> None:
    for row in values:
        sheet.append(list(row))


def fill(sheet: Worksheet, row: int, column: int, colour: str) -> None:
    sheet.cell(row, column).fill = PatternFill("solid", fgColor=colour)


def wet(sheet: Worksheet) -> None:
    """The shipped tables as a person would have made them: without the pages, statuses as colours alone."""
    lines = WET.read_text(encoding="utf-8").splitlines()
    pages = [line for line in lines if "LOS ANGELES COUNTY" not in line and "Community Planning" not in line]
    header: list[str] = []
    for line in [line for line, _ in groupby(pages)]:
        cells = line.split("\t")
        if len(cells) > 1 and cells == header:
            continue
        header = cells if len(cells) > 1 and cells[0].isupper() and len(cells[0]) > 4 else header
        statuses = header[:1] == ["CATEGORY"] and cells[-1] in COLOURS
        sheet.append([*cells[:-1], None] if statuses else cells)
        if statuses:
            fill(sheet, sheet.max_row, len(cells), COLOURS[cells[-1]])


@pytest.fixture(scope="session")
def plan() -> Reading:
    def plan(sheet: Worksheet) -> None:
        rows(
            sheet,
            ["Harbour plan 2025"],
            [],
            ["Ref", "Theme", "Recommendation", "Responsibility", None, "Status", "Due", "Budget"],
            [None, None, None, "Lead", "Partner"],
            ["H1", "Housing", "Build homes\nfor all", "Parks", "Police", None, date(2025, 3, 1), 1200],
            ["H2", None, "Plant trees", "Works", None, None, None, 0.5],
            ["S1", "Safety", "Light the streets", "Works"],
            [None, None, None, "Police"],
            [],
            ["Colour", "Meaning"],
            [None, "Under way"],
            ["Stuck", "Not begun"],
        )
        for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "B5:B6", "A7:A8", "B7:B8", "C7:C8"):
            sheet.merge_cells(merged)
        fill(sheet, 5, 6, "92D050")
        fill(sheet, 6, 6, "FFC000")
        fill(sheet, 11, 1, "92D050")
        fill(sheet, 12, 1, "FFC000")
        sheet.cell(5, 8).number_format = '"$"#,##0'
        sheet.cell(6, 8).number_format = "0%"

    def hidden(sheet: Worksheet) -> None:
        rows(sheet, ["Ref", "Recommendation"], ["X1", "An old thing"], ["X2", "Another"])
        sheet.sheet_state = "hidden"

    return reading(saved(plan, hidden))


@pytest.fixture(scope="session")
def by_code(plan: Reading) -> dict[str, Recommendation]:
    return {record.code: record for record in plan.recommendations}


def test_the_shipped_tables_give_the_same_records_from_a_sheet(
    wet_records: dict[str, Recommendation], wet_values: Callable[[Recommendation], object]
) -> None:
    found = {record.code: record for record in records(saved(wet))}
    assert found.keys() == wet_records.keys()
    for code, record in wet_records.items():
        assert wet_values(found[code]) == wet_values(record)
        status = record.status.value if record.status else None
        if status in COLOURS:
            assert (found[code].status_fill or "").casefold() == status.casefold()


def test_merged_cells_count_for_every_row_that_they_reach(by_code: dict[str, Recommendation]) -> None:
    assert [(code, one.category) for code, one in by_code.items()] == [
        ("H1", "housing"),
        ("H2", "housing"),
        ("S1", "safety"),
    ]


def test_a_recommendation_that_reaches_over_rows_is_one_with_all_that_stands_beside_it(
    by_code: dict[str, Recommendation],
) -> None:
    assert by_code["S1"].text.value == "Light the streets"
    assert [one.value for one in by_code["S1"].responsible] == ["Works", "Police"]


def test_a_header_of_two_rows_names_each_column_by_the_lower(by_code: dict[str, Recommendation]) -> None:
    assert [one.value for one in by_code["H1"].responsible] == ["Parks"]
    assert by_code["H1"].attributes["Partner"].value == "Police"


def test_lines_within_a_cell_stay_lines_and_are_quoted_from_the_text(
    plan: Reading, by_code: dict[str, Recommendation]
) -> None:
    text = by_code["H1"].text
    assert text.value == "Build homes\nfor all"
    assert [plan.document.text[one.start : one.end] for one in text.pieces] == ["Build homes", "for all"]


def test_colours_mean_what_the_legend_is_filled_with(
    plan: Reading, by_code: dict[str, Recommendation]
) -> None:
    assert [entry.mark for entry in plan.document.legend] == ["green", "Stuck"]
    assert (by_code["H1"].status_fill, by_code["H2"].status_fill) == ("Under way", "Stuck")


def test_values_are_written_as_they_are_shown(by_code: dict[str, Recommendation]) -> None:
    assert by_code["H1"].attributes["Due"].value == "2025-03-01"
    assert [one.funding.value for one in (by_code["H1"], by_code["H2"]) if one.funding] == ["$1,200", "50%"]


def test_a_hidden_sheet_is_kept_in_the_text_and_states_nothing(
    plan: Reading, by_code: dict[str, Recommendation]
) -> None:
    assert "Part 2 (hidden sheet)\nRef\tRecommendation\nX1\tAn old thing" in plan.document.text
    assert "X1" not in by_code


def test_the_media_type_is_that_of_the_content(plan: Reading) -> None:
    assert plan.document.media_type.endswith("spreadsheetml.sheet")
    assert plan.document.encoding is None


def simple(sheet: Worksheet) -> None:
    rows(sheet, ["No", "Recommendation"], [1, "Build homes"], [2, "Plant trees"])


def altered(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def hostile() -> Iterator[object]:
    content = saved(simple)
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<a/>")
        package.writestr("xl/workbook.xml", b" " * 500_000_000)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "words")
    yield pytest.param(content[: len(content) // 2], Unreadable, id="cut off")
    yield pytest.param(b"PK\x03\x04" + b"junk" * 100, Unreadable, id="junk with a good beginning")
    yield pytest.param(other.getvalue(), Unreadable, id="another zip")
    yield pytest.param(bomb.getvalue(), TooLarge, id="a bomb")
    yield pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Unreadable, id="with a password")
    yield pytest.param(
        altered(content, lambda _, part: part.replace(b"<worksheet", entity + b"<worksheet")),
        Unreadable,
        id="entities",
    )
    yield pytest.param(
        altered(content, lambda name, part: part[:-40] if "sheet1" in name else part),
        Unreadable,
        id="cut XML",
    )
    yield pytest.param(
        altered(content, lambda name, part: b"<a>" * 100_000 if "sheet1" in name else part),
        Unreadable,
        id="deep XML",
    )


@pytest.mark.parametrize(("content", "error"), list(hostile()))
def test_what_is_no_spreadsheet_is_refused_in_a_sentence(
    content: bytes, error: type[ThroughlineError]
) -> None:
    with pytest.raises(error) as raised:
        reading(content)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


def test_a_sheet_that_claims_a_million_rows_is_read_by_those_it_has() -> None:
    claimed = altered(
        saved(simple),
        lambda _, part: part.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1:XFD1048576"'),
    )
    assert [record.text.value for record in records(claimed)] == ["Build homes", "Plant trees"]


@pytest.mark.parametrize(
    ("title", "next_heading"),
    [("Recommendations", "Next steps"), ("Proposals", "Thanks"), ("Our actions", "Background")],
)
def test_a_sheet_of_one_column_with_lists_below_headings_is_text(title: str, next_heading: str) -> None:
    lines = [
        "Findings",
        "Records were kept on paper and many were lost.",
        title,
        "1. Keep visit records in one register.",
        "2. Review the register every quarter.",
        next_heading,
        "The board will meet in May to consider this report.",
    ]

    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append([line])

    found = records(saved(fill))
    assert [one.text.value for one in found] == [
        "Keep visit records in one register.",
        "Review the register every quarter.",
    ]
