"""What stands over several rows of a table and is said once: a heading row, or the first cell of a group."""

from collections.abc import Sequence

from ingest.blocks import Row
from ingest.forms import is_heading_like
from ingest.layouts.tables.category_words import parted
from ingest.layouts.tables.sheets import Sheet, text_at
from ontology.records import SourcedText

_BLANK = 0.2  # of the rows that have no category, where one that is said counts for those below it
_FEWEST = 2  # categories that are said


def heading_over(sheet: Sheet, sample: Sequence[Row]) -> SourcedText | None:
    """The heading of the first rows, where it stands above the header, and others like it between rows."""
    rows = sheet.header_rows()
    lone = _lone(rows[0]) if len(rows) > 1 else None
    return lone if lone and is_heading_like(lone.value) and any(map(_lone, sample)) else None


def heading_in(sheet: Sheet) -> SourcedText | None:
    """The head of the column of recommendations, where it is a numbered category: "Goal 1: Safe homes"."""
    rows, at = sheet.header_rows(), sheet.columns.get("text")
    if not rows or at is None or "category" in sheet.columns:
        return None
    head = text_at(rows[-1].cells, at)
    before = parted(head.value)
    return head if before and before.number else None


def fills_down(sheet: Sheet, sample: Sequence[Row]) -> bool:
    """Whether a category is said in the first row of its group only: the first row has one, many have none,
    and none is said twice. Where the rows refer to categories that are set up elsewhere, each says its own.
    """
    said = [sheet.cell(row, "category").value for row in sample]
    named = [one for one in said if one]
    blank = sum(not one and _lone(row) is None for one, row in zip(said, sample, strict=True))
    return (
        not sheet.refers
        and len(named) >= _FEWEST
        and bool(said[0])
        and len(set(named)) == len(named)
        and blank >= _BLANK * len(said)
    )


def _lone(row: Row) -> SourcedText | None:
    """The words of a row that says nothing but what stands in its first cell."""
    said = {cell.text.value: cell.text for cell in row.cells if cell.text.value}
    first = row.cells[0].text if row.cells else None
    return first if first and first.value and len(said) == 1 else None
