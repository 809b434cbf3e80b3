"""The pages of a PDF as one flow: passages and tables go on over the ends of columns and pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.formats.pdf.cells import joined
from ingest.formats.pdf.columns import Item
from ingest.formats.pdf.grids import Grid
from ingest.formats.pdf.passages import (
    Body,
    Column,
    Note,
    Passage,
    begin,
    carries_over,
    goes_on,
    note_words,
    notes,
)
from ingest.formats.pdf.running import running
from ingest.formats.pdf.sidebars import by_cards
from ingest.formats.pdf.words import Line

_SAME_EDGE = 6.0  # points within which two parts of one table have the same columns
_HEADS = 4  # first rows of a table that may head it
_SAME_END = 0.5  # of the width of the last column, within which it ends, where only its words tell


@dataclass(slots=True)
class GridRow:
    """One row of a table; `above` gives for each column that a cell reaches down to its row in the table.

    `note` is what stands between two pages of the table instead of a row.
    """

    page: int
    cells: list[str]
    fills: dict[int, str] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    bold: bool = False
    note: bool = False


@dataclass(slots=True)
class Table:
    """A table, whole even where pages split it."""

    edges: tuple[float, ...]
    rows: list[GridRow]


Part = Passage | Table | Note


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its lines and tables from the top, and what stands on it upright or slanting."""

    items: tuple[Item, ...]
    aside: tuple[str, ...] = ()


def flow(sheets: Sequence[Sheet]) -> tuple[list[Part], Body]:
    """The parts of a document in the order in which they are read, and how most of it is set."""
    furniture = running([sheet.items for sheet in sheets])
    rest = [
        [item for at, item in enumerate(sheet.items) if at not in out]
        for sheet, out in zip(sheets, furniture, strict=True)
    ]
    every = [item for items in rest for item in items if isinstance(item, Line)]
    body = Body.of(every) if every else Body(10.0, bold=False, space=2.0)
    flowing = _Flow(body)
    for number, (sheet, out) in enumerate(zip(sheets, furniture, strict=True), 1):
        first = next((at for at in range(len(sheet.items)) if at not in out), len(sheet.items))
        said = [
            (at, item.text) for at, item in enumerate(sheet.items) if at in out and isinstance(item, Line)
        ]
        flowing.header = [Note(words, number) for at, words in said if at < first]
        flowing.page(number, by_cards(rest[number - 1]))
        flowing.parts += [Note(words, number) for at, words in said if at >= first]
        flowing.parts += [Note(words, number) for words in sheet.aside]
    return flowing.parts, body


class _Flow:
    """Adds columns to the parts; `open` is the last one that is no note."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.parts: list[Part] = []
        self.header: list[Note] = []
        self.open: Passage | Table | None = None

    def page(self, number: int, columns: Sequence[Sequence[Item]]) -> None:
        for column in columns:
            self._column(number, column, first=column is columns[0])
        self._say_header()

    def _say_header(self) -> None:
        self.parts += self.header
        self.header = []

    def _column(self, number: int, items: Sequence[Item], *, first: bool) -> None:
        below = len(items) - notes(items, self.body)
        sides = Column.of(items[:below]) if below else None
        for at, item in enumerate(items[:below]):
            assert sides is not None
            if isinstance(item, Grid):
                self._grid(number, item, new_page=first and at == 0 and number > 1)
            else:
                self._line(number, item, sides, top=at == 0)
        self.parts += note_words([one for one in items[below:] if isinstance(one, Line)], number)

    def _line(self, number: int, line: Line, column: Column, *, top: bool) -> None:
        passage = self.open if isinstance(self.open, Passage) else None
        if passage and top and carries_over(passage, line, self.body):
            self.parts.remove(passage)
            self.parts.append(passage)
            passage.column = column
            passage.lines.append((number, line))
            self._say_header()
        elif passage and not top and goes_on(passage, line, self.body):
            passage.lines.append((number, line))
        else:
            self._say_header()
            self._add(begin(line, number, column))

    def _grid(self, number: int, grid: Grid, *, new_page: bool) -> None:
        table = self.open if isinstance(self.open, Table) else None
        if table and new_page and _same_columns(table.edges, grid.edges):
            at = next(at for at, part in enumerate(self.parts) if part is table)
            between = [part for part in self.parts[at + 1 :] if isinstance(part, Note)]
            del self.parts[at + 1 :]
            _carry_on(table, _rows(grid, number), [*between, *self.header])
            self.header = []
        else:
            self._say_header()
            self._add(Table(grid.edges, _rows(grid, number)))

    def _add(self, part: Passage | Table) -> None:
        self.open = part
        self.parts.append(part)


def _rows(grid: Grid, page: int) -> list[GridRow]:
    rows = [GridRow(page, cells, bold=at in grid.bold) for at, cells in enumerate(grid.cells)]
    for (row, column), fill in grid.fills.items():
        rows[row].fills[column] = fill
    for (row, column), (above, _) in grid.origins.items():
        rows[row].above[column] = above
    return rows


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have the same columns, wherever they begin; the last may end elsewhere."""
    if len(one) != len(other):
        return False
    apart = [abs((a - one[0]) - (b - other[0])) for a, b in zip(one, other, strict=True)]
    return max(apart[:-1]) <= _SAME_EDGE and apart[-1] <= _SAME_EDGE + _SAME_END * (one[-1] - one[-2])


def _carry_on(table: Table, rows: list[GridRow], between: Sequence[Note]) -> None:
    """Add the rows of the next page, without the header said again; the first may be the rest of the last."""
    again = _said_again(table.rows, rows)
    for row in rows[:again]:
        row.note = True
    said = [GridRow(note.page, [note.words], note=True) for note in between]
    last, at = table.rows[-1], len(table.rows) - 1
    first = len(table.rows) + len(said)
    below = rows[again:]
    for row in rows:
        row.above = {column: above + first for column, above in row.above.items()}
    head = _cut_header(table.rows, below[0]) if below else None
    if below and not last.note and (head or _rest_of(last, below[0])):
        last.cells = head or [_cell(*pair) for pair in zip(last.cells, below[0].cells, strict=True)]
        below[0].cells, below[0].note = [""] * len(last.cells), True
        _reach(below, first + again, dict.fromkeys(range(len(last.cells)), at))
    elif below:
        reaching = {
            column: last.above.get(column, at)
            for column, cell in enumerate(below[0].cells)
            if not cell
            and (column in last.above or any(row.above.get(column) == first + again for row in below))
        }
        below[0].above |= reaching
        _reach(below, first + again, reaching)
    table.rows += [*said, *rows]


def _said_again(above: Sequence[GridRow], rows: list[GridRow]) -> int:
    """How many first rows of a page say those of the table again; a cut row may share their cells."""
    count = 0
    for one, other in zip(above, rows[:_HEADS], strict=False):
        if one.cells != other.cells:
            rest = _below_header(one.cells, other.cells) if count == 0 else None
            if rest:
                rows.insert(1, GridRow(other.page, rest, other.fills, other.above))
                rows[0] = GridRow(other.page, list(one.cells))
                for row in rows[2:]:
                    row.above = {column: at + 1 if at else at for column, at in row.above.items()}
                count = 1
            break
        count += 1
    return count


def _cut_header(above: Sequence[GridRow], row: GridRow) -> list[str] | None:
    """The cells of the header, where the last row and the next page's first are the pieces of it."""
    pieces = [_letters(one) + _letters(other) for one, other in zip(above[-1].cells, row.cells, strict=True)]
    heads = (one.cells for one in above[: min(_HEADS, len(above) - 1)])
    return next((list(one) for one in heads if pieces == [_letters(cell) for cell in one]), None)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _below_header(header: Sequence[str], cells: Sequence[str]) -> list[str] | None:
    """What stands in the cells below the words of a header, None where they are not all there."""
    if not all(cells[at].startswith(words) for at, words in enumerate(header)) or sum(map(bool, header)) < 2:
        return None
    rest = [cell[len(words) :] for words, cell in zip(header, cells, strict=True)]
    return [one.strip() for one in rest] if all(not one or one[0].isspace() for one in rest) else None


def _reach(rows: Sequence[GridRow], begin: int, above: dict[int, int]) -> None:
    """Let cells that reach down from the row at `begin` reach down from those of an earlier row."""
    for row in rows:
        row.above = {column: above.get(column, at) if at == begin else at for column, at in row.above.items()}


def _rest_of(last: GridRow, row: GridRow) -> bool:
    """Whether a row is the rest of the one before the page's end: nothing in it begins anew."""
    said = [(above, cell) for above, cell in zip(last.cells, row.cells, strict=True) if cell]
    if not said or not all(above for above, _ in said):
        return False
    if any(len(cell) < 12 and any(one.isdigit() for one in cell) for _, cell in said[:2]):
        return False
    lower = sum(cell[0].islower() for _, cell in said)
    if row.cells[0]:
        return lower == len(said)
    return lower > 0 or len(said) < sum(map(bool, last.cells[1:]))


def _cell(above: str, below: str) -> str:
    return joined(above, below) if above and below else above or below
