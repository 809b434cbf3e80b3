"""The tables that explain a document's own words and colours: its legend and its definitions."""

from collections.abc import Iterable, Iterator

from ingest.layouts.sheets import Sheet
from ontology.records import Definition, LegendEntry


def legend(sheets: Iterable[Sheet]) -> Iterator[LegendEntry]:
    """What the document's colours or marks mean."""
    for sheet in sheets:
        for row in sheet.rows():
            mark = sheet.cell(row, "mark")
            if mark.value:
                yield LegendEntry(mark.value, sheet.cell(row, "description"), row.place)


def definitions(sheets: Iterable[Sheet]) -> Iterator[Definition]:
    """What the document's terms mean."""
    for sheet in sheets:
        for row in sheet.rows():
            term, text = sheet.cell(row, "term"), sheet.cell(row, "definition")
            if term.value:
                yield Definition(term, text if text.value else None, row.place)
