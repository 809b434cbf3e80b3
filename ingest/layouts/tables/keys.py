"""The tables that explain a document's own words and colours: its legend and its definitions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ingest.blocks import Row
from ingest.layouts.tables.sheets import Sheet
from ontology.records import Definition, LegendEntry


def legend(sheets: Iterable[Sheet]) -> Iterator[LegendEntry]:
    """What the document's colours or marks mean. A mark that is only a colour has the colour's name."""
    for sheet in sheets:
        for row in sheet.rows():
            mark = sheet.cell(row, "mark").value or _fill(sheet, row)
            if mark:
                yield LegendEntry(mark, sheet.cell(row, "description"), row.place)


def fills(sheets: Iterable[Sheet]) -> Mapping[str, str]:
    """The mark that each colour stands for, by the colours with which the legend itself is filled."""
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        for row in sheet.rows():
            fill = _fill(sheet, row)
            if fill:
                found[fill].add(sheet.cell(row, "mark").value or fill)
    return {fill: marks.pop() for fill, marks in found.items() if len(marks) == 1}


def _fill(sheet: Sheet, row: Row) -> str | None:
    """The colour of a row of a legend: of its mark, or else the only one in it."""
    column = sheet.columns["mark"]
    own = row.cells[column].fill if column < len(row.cells) else None
    others = {cell.fill for cell in row.cells if cell.fill}
    return own or (others.pop() if len(others) == 1 else None)


def definitions(sheets: Iterable[Sheet]) -> Iterator[Definition]:
    """What the document's terms mean."""
    for sheet in sheets:
        for row in sheet.rows():
            term, text = sheet.cell(row, "term"), sheet.cell(row, "definition")
            if term.value:
                yield Definition(term, text if text.value else None, row.place)
