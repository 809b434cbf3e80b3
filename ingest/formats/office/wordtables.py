"""The tables of a Word file: their grid, what is merged across and down, and the colours of cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.formats.colours import colour_name
from ingest.formats.office.runs import W
from ingest.formats.rendering import BREAK

_WIDEST = 200


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell as the file has it: `width` columns of the grid; `below` where it carries on the one above."""

    words: str
    width: int
    below: bool
    fill: str | None


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row; `heads` is true where the file says that it is a header row, to be said again on each page."""

    cells: tuple[WordCell, ...]
    heads: bool

    @property
    def is_wide(self) -> bool:
        """Whether its only cell reaches over several columns."""
        return len(self.cells) == 1 and self.cells[0].width > 1 and not self.cells[0].below


def word_rows(table: etree._Element, shown: Callable[[etree._Element], str]) -> Iterator[WordRow]:
    """The rows of a table, without those that have been deleted; `shown` are the words of a paragraph."""
    for row in _within(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            before = row.find(f"{W}trPr/{W}gridBefore")
            skipped = [WordCell("", _size(before), below=False, fill=None)] if before is not None else []
            cells = (*skipped, *(_cell(cell, shown) for cell in _within(row, "tc")))
            yield WordRow(cells, row.find(f"{W}trPr/{W}tblHeader") is not None)


def frame(table: etree._Element) -> list[etree._Element]:
    """The cells of a table of one column with tables in it, which stands around these; empty for others."""
    rows = [list(_within(row, "tc")) for row in _within(table, "tr")]
    if any(len(cells) != 1 for cells in rows):
        return []
    cells = [cell for (cell,) in rows]
    return cells if any(cell.find(f"{W}tbl") is not None for cell in cells) else []


def _cell(cell: etree._Element, shown: Callable[[etree._Element], str]) -> WordCell:
    span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    shade = cell.find(f"{W}tcPr/{W}shd")
    fill = shade.get(f"{W}fill", "auto") if shade is not None else "auto"
    below = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    said = () if below else map(shown, cell.iter(f"{W}p"))
    text = BREAK.join(one for one in said if one)
    return WordCell(text, _size(span), below, colour_name(fill) if len(fill) == 6 else None)


def _within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those within content controls."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _within(child, name)


def _size(element: etree._Element | None) -> int:
    said = element.get(f"{W}val", "1") if element is not None else "1"
    return min(int(said), _WIDEST) if said.isdecimal() and int(said) else 1
