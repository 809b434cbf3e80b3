"""The tables of a Word file: their grid, what is merged across and down, and the colours of cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.formats.office.runs import W, words
from ingest.formats.office.shading import Shading
from ingest.formats.rendering import BREAK, plain
from ingest.inner_tables import stands_apart

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


def word_rows(
    table: etree._Element, shown: Callable[[etree._Element], str], shading: Shading
) -> Iterator[list[WordRow] | list[etree._Element]]:
    """The rows of a table, without those that have been deleted; `shown` are the words of a paragraph.

    They come together, but for those with a table of recommendations in them: the cells of such a row come
    by themselves, as elements.
    """
    kept = [row for row in _within(table, "tr") if row.find(f"{W}trPr/{W}del") is None]
    apart = _apart([list(_within(row, "tc")) for row in kept]) if _nested(table) else frozenset()
    run: list[WordRow] = []
    for at, row in enumerate(kept):
        if at in apart:
            yield run
            yield list(_within(row, "tc"))
            run = []
        else:
            run.append(_row(row, shown, shading))
    yield run


def _row(row: etree._Element, shown: Callable[[etree._Element], str], shading: Shading) -> WordRow:
    before = row.find(f"{W}trPr/{W}gridBefore")
    skipped = [WordCell("", _size(before), below=False, fill=None)] if before is not None else []
    cells = (*skipped, *(_cell(cell, shown, shading) for cell in _within(row, "tc")))
    return WordRow(cells, row.find(f"{W}trPr/{W}tblHeader") is not None)


def _apart(rows: list[list[etree._Element]]) -> frozenset[int]:
    """Which rows have a cell with a table of recommendations in it."""
    outer = [[_own(cell) for cell in row] for row in rows]
    return frozenset(
        at
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if any(stands_apart(_first(table), outer, at, column) for table in _within(cell, "tbl"))
    )


def _nested(table: etree._Element) -> bool:
    return next(table.iterdescendants(f"{W}tbl"), None) is not None


def _own(cell: etree._Element) -> str:
    """The words of a cell, without those of tables in it."""
    return " ".join(plain(words(one)) for one in _within(cell, "p")).strip()


def _first(table: etree._Element) -> list[str]:
    """The words of the first row of a table."""
    row = next(_within(table, "tr"), None)
    return [] if row is None else [_own(cell) for cell in _within(row, "tc")]


def frame(table: etree._Element) -> list[etree._Element]:
    """The cells of a table of one column with tables in it, which stands around these; empty for others."""
    rows = [list(_within(row, "tc")) for row in _within(table, "tr")]
    if any(len(cells) != 1 for cells in rows):
        return []
    cells = [cell for (cell,) in rows]
    return cells if any(cell.find(f"{W}tbl") is not None for cell in cells) else []


def _cell(cell: etree._Element, shown: Callable[[etree._Element], str], shading: Shading) -> WordCell:
    span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    fill = shading.name(cell.find(f"{W}tcPr/{W}shd"))
    below = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    said = () if below else map(shown, cell.iter(f"{W}p"))
    text = BREAK.join(one for one in said if one)
    return WordCell(text, _size(span), below, fill)


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
