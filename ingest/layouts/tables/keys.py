"""The tables that explain a document's own words and colours: its legend and its definitions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ingest.blocks import Row
from ingest.layouts.tables.colour_meanings import meaning
from ingest.layouts.tables.sheets import Sheet, text_at
from ingest.meanings import normal
from ontology.records import Definition, LegendEntry

_NAMES = frozenset({"status", "state", "progress", "level", "name", "label"})  # of a column beside the marks


def legend(sheets: Iterable[Sheet]) -> Iterator[LegendEntry]:
    """What the document's colours or marks mean. A mark that is only a colour has the colour's name."""
    for sheet in sheets:
        for row in sheet.rows():
            mark = sheet.cell(row, "mark").value or _fill(sheet, row)
            if mark:
                yield LegendEntry(mark, sheet.cell(row, "description"), row.place)


def said(sheets: Iterable[Sheet]) -> Iterator[tuple[str, str]]:
    """The marks of the legend, each with what it calls a status."""
    for sheet in sheets:
        for row in sheet.rows():
            if mark := sheet.cell(row, "mark").value or _fill(sheet, row):
                yield mark, _said(sheet, row, mark)


def fills(sheets: Iterable[Sheet]) -> Mapping[str, str]:
    """What each colour is called as a status, by the colours with which the legend itself is filled."""
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        for row in sheet.rows():
            if fill := _fill(sheet, row):
                found[fill].add(_said(sheet, row, sheet.cell(row, "mark").value or fill))
    return {fill: names.pop() for fill, names in found.items() if len(names) == 1}


def _said(sheet: Sheet, row: Row, mark: str) -> str:
    """What a row of a legend calls a status; by a column headed so, where there is one beside."""
    name = next((at for at, label in sheet.others.items() if normal(label) in _NAMES), None)
    own = text_at(row.cells, name).value if name is not None else ""
    return (own and meaning(mark, own)) or meaning(mark, sheet.cell(row, "description").value)


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
