"""The tables of web pages: which are of data, and their cells in a grid (HTML Living Standard, 4.9.12)."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from ingest.formats.spans import SpanCell, SpanRow
from ingest.formats.web.words import Styles, tag
from ingest.inner_tables import stands_apart
from ontology.errors import TooLarge

_WIDEST = 1_000  # columns of a cell: the standard's limit
_TALLEST = 65_534  # rows of a cell: the standard's limit
_MOST_CELLS = 3_000_000  # of a table, those counted that a cell reaches over
_NESTED, _DEEPEST = 200, 3  # tables within one, and around one, that are looked at
_SECTIONS = ("thead", "tbody", "tfoot")


def is_data(table: etree._Element) -> bool:
    """Whether a table has data, not only the parts of a page side by side."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = list(table_rows(table))
    if _stands_around(table, rows):
        return False
    if any(tag(cell) == "th" for row in rows for cell in row) or any(tag(one) == "caption" for one in table):
        return len(rows) > 1
    if len(rows) < 2 or not any(_cells(row) > 1 for row in rows):
        return False
    return next((one for one in table.iter("table", "h1", "h2", "h3") if one is not table), None) is None


def _stands_around(table: etree._Element, rows: Sequence[etree._Element]) -> bool:
    """Whether a table of recommendations lies in a cell of a table."""
    inner = list(islice(table.iterdescendants("table"), _NESTED))
    if not inner or sum(1 for _ in islice(table.iterancestors("table"), _DEEPEST)) == _DEEPEST:
        return False
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    within = {part for one in inner for part in one.iter()}
    outer = [[_words(cell, within) for cell in row] for row in cells]
    return any(
        stands_apart(_first(one), outer, at, column)
        for at, row in enumerate(cells)
        for column, cell in enumerate(row)
        for one in islice(cell.iterdescendants("table"), _NESTED)
    )


def _first(table: etree._Element) -> list[str]:
    """The words of the first row of a table."""
    row = next(table_rows(table), None)
    return [] if row is None else [_words(cell) for cell in row if cell.tag in ("td", "th")]


def _words(cell: etree._Element, without: Collection[etree._Element] = ()) -> str:
    """The words of a cell without those of some elements."""
    texts = [one.text or "" for one in cell.iter() if one not in without]
    tails = [one.tail or "" for one in cell.iterdescendants() if one not in without or one.tag == "table"]
    return " ".join(" ".join((*texts, *tails)).split())


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table in the order in which they are shown, without those of tables within it."""
    foot: list[etree._Element] = []
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            rows = [one for one in child if one.tag == "tr"]
            if child.tag == "tfoot":
                foot += rows
            else:
                yield from rows
    yield from foot


def _cells(row: etree._Element) -> int:
    return sum(one.tag in ("td", "th") for one in row)


@dataclass(slots=True)
class _Reaching:
    """A cell that reaches down: for how many rows yet, over how many columns."""

    rows: int
    cell: SpanCell


def span_rows(
    table: etree._Element, styles: Styles, said: Callable[[etree._Element], str]
) -> Iterator[SpanRow]:
    """The rows of a table with cells that reach down carried on; `said` gives the words of a cell.

    Raises TooLarge for a table that claims more cells than any has.
    """
    reaching: dict[int, _Reaching] = {}
    section: etree._Element | None = None
    total = 0
    for row in table_rows(table):
        if row.getparent() is not section:
            section, reaching = row.getparent(), {}
        if styles.is_hidden(row):
            continue
        laid = _Laid(row, styles, said, reaching)
        total += sum(cell.width for cell in laid.cells)
        if total > _MOST_CELLS:
            raise TooLarge(f"A table of the page has more than {_MOST_CELLS:,} cells; split it.")
        yield SpanRow(tuple(laid.cells), laid.heads, keyed=laid.keyed, source=int(row.get("data-line", "0")))


class _Laid:
    """One row laid out: its own cells in the columns that cells from above leave free."""

    def __init__(
        self,
        row: etree._Element,
        styles: Styles,
        said: Callable[[etree._Element], str],
        reaching: dict[int, _Reaching],
    ) -> None:
        own = [one for one in row if one.tag in ("td", "th") and not styles.is_hidden(one)]
        names = [tag(one) for one in own]
        in_head = tag(row.getparent()) == "thead"
        self.heads = bool(own) and (in_head or all(name == "th" for name in names))
        self.keyed = names == ["th", "td"]
        self.cells: list[SpanCell] = []
        self.column = 0
        self.reaching = reaching
        row_fill = styles.fill(row)
        for one in own:
            self._carried_on()
            width, height = _span(one, "colspan", _WIDEST), _span(one, "rowspan", _TALLEST)
            cell = SpanCell(said(one), width, below=False, fill=_fill(one, styles) or row_fill)
            self._put(cell)
            if height != 1:
                below = SpanCell("", width, below=True, fill=cell.fill)
                reaching[self.column - width] = _Reaching(height or _TALLEST, below)
        while any(column >= self.column for column in reaching):
            if self.column not in reaching:
                self._put(SpanCell("", 1, below=False, fill=None))
            self._carried_on()
        for column in list(reaching):
            reaching[column].rows -= 1
            if reaching[column].rows < 1:
                del reaching[column]

    def _carried_on(self) -> None:
        while found := self.reaching.get(self.column):
            self._put(found.cell)

    def _put(self, cell: SpanCell) -> None:
        self.cells.append(cell)
        self.column += cell.width


def _fill(cell: etree._Element, styles: Styles) -> str | None:
    """The colour of a cell, or else of the one thing in it."""
    if fill := styles.fill(cell):
        return fill
    within: Sequence[etree._Element] = [one for one in cell if tag(one)]
    return styles.fill(within[0]) if len(within) == 1 and not (cell.text or "").strip() else None


def _span(cell: etree._Element, name: str, most: int) -> int:
    said = cell.get(name, "1").strip()[:9]
    number = int(said) if said.isdecimal() else 1
    return min(number, most) if number or name == "rowspan" else 1
