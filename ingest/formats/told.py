"""Blocks from lines that a format says something of: what it states is believed, form tells the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from ingest.blocks import Block, Cell, Furniture, Heading, ListItem, Paragraph, Row, Table
from ingest.formats.roles import Role, roles
from ingest.formats.units import Unit, unit_at
from ingest.marks import Mark, mark
from ingest.pieces import EMPTY, covering, cut, join
from ontology.records import Place, SourcedText

ToldKind = Literal["plain", "prose", "heading", "item", "furniture", "table"]

_BULLET = Mark("•", 0, (("bullet", 0),))
_NOTHING = Cell(EMPTY)


class Records(Protocol):
    """The lines or records of one text, by index from 0."""

    text: str

    def __len__(self) -> int: ...

    def span(self, index: int) -> tuple[int, int]:
        """Where the words of a record stand."""

    def line(self, index: int) -> str:
        """What stands there."""

    def place(self, start: int, end: int) -> Place:
        """The place of a span of the text."""

    def words(self, index: int) -> SourcedText:
        """The words of a record that is no row."""

    def cells(self, index: int) -> Sequence[SourcedText]:
        """The cells of a record that is a row."""

    def row_place(self, index: int) -> Place:
        """The place of a record that is a row."""


@dataclass(frozen=True, slots=True)
class Told:
    """What records `first` to `last` are: a table, or each of them a line of its own.

    `plain` is a line of which only its form tells whether it is a heading, an item or running text. `number`
    and `level` are of headings and items; `level` of a plain line is the one that it has if it is a heading.
    `skip` are the characters of the mark before the words. `headers` are the records that head a table,
    `again` those that say its header again. `fills` are names of colours and `origins` the cells (record,
    column) whose text a merged cell has; both by record and column. `wide` are the rows of one cell that
    reaches over all columns.
    """

    kind: ToldKind
    first: int
    last: int
    level: int | None = None
    number: str | None = None
    skip: int = 0
    headers: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    origins: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    wide: frozenset[int] = frozenset()


class ToldRows:
    """The rows of a table below its header, read anew each time."""

    def __init__(self, records: Records, told: Told) -> None:
        self._records = records
        self._told = told
        self._left_out = frozenset((*told.headers, *told.again))

    def __iter__(self) -> Iterator[Row]:
        for index in range(self._told.first, self._told.last + 1):
            if index not in self._left_out and (row := self.row(index)).cells:
                yield row

    def row(self, index: int) -> Row:
        """The record at an index as a row, with the colours and merged cells that are told of it."""
        cells = [Cell(text) if text.value else _NOTHING for text in self._records.cells(index)]
        if self._told.fills or self._told.origins:
            cells = [self._cell(index, column, cell) for column, cell in enumerate(cells)]
        return Row(tuple(cells), self._records.row_place(index), wide=index in self._told.wide)

    def _cell(self, index: int, column: int, cell: Cell) -> Cell:
        fill = self._told.fills.get((index, column))
        origin = self._told.origins.get((index, column))
        if origin is None:
            return Cell(cell.text, fill) if fill else cell
        above = self._records.cells(origin[0])
        return Cell(above[origin[1]] if origin[1] < len(above) else EMPTY, fill, spanned=True)


def told_blocks(records: Records, parts: Sequence[Told]) -> Iterator[Block]:
    """The blocks of a text whose parts are told."""
    units = [_unit(records, part) for part in parts]
    for part, unit, role in zip(parts, units, roles(units, records), strict=True):
        if part.kind == "table":
            yield from _table(records, part)
        else:
            yield _block(records, part, unit, role)


def _unit(records: Records, part: Told) -> Unit:
    if part.kind == "plain":
        unit = unit_at(part.first, records.line(part.first), gap=True, after_table=False)
        if unit.kind != "table":
            return unit
    if part.kind == "heading":
        return Unit("caps", part.first, part.last, gap=True)
    if part.kind == "item":
        return Unit("marked", part.first, part.last, gap=True, mark=_BULLET)
    kind = "prose" if part.kind == "plain" else part.kind
    return Unit(kind, part.first, part.last, gap=True)


def _block(records: Records, part: Told, unit: Unit, role: Role) -> Block:
    start, end = records.span(part.first)
    place, words = records.place(start, end), records.words(part.first)
    if part.kind == "furniture":
        return Furniture(words, place)
    if part.kind == "item":
        return ListItem(cut(words, part.skip), place, part.number, part.level or 1)
    if part.kind == "heading":
        return _heading(part, words, place)
    if unit.mark and role != "prose":
        number = None if unit.mark.bullet else unit.mark.value
        words = cut(words, min(unit.mark.end, len(words.value)))
        if role == "heading":
            return Heading(words, place, number, part.level)
        return ListItem(words, place, number, contents=role == "contents")
    return Heading(words, place, None, part.level) if role == "heading" else Paragraph(words, place)


def _heading(part: Told, words: SourcedText, place: Place) -> Heading:
    """A heading that the format states; its number may be told, or typed before its words."""
    if part.number:
        return Heading(cut(words, part.skip), place, part.number, part.level)
    typed = mark(words.value)
    if typed and not typed.bullet and not typed.bare:
        return Heading(cut(words, typed.end), place, typed.value, part.level)
    return Heading(words, place, None, part.level)


def _table(records: Records, part: Told) -> Iterator[Block]:
    rows = ToldRows(records, part)
    place = covering(records.row_place(part.first), records.row_place(part.last))
    heads = [rows.row(index) for index in part.headers]
    yield Table(_header(heads), rows, place, over=heads[0] if len(heads) > 1 else None)
    for index in part.again:
        yield Furniture(join(records.cells(index)), records.row_place(index))


def _header(rows: Sequence[Row]) -> Row | None:
    """One header row out of the rows that head a table; the lower words count, where they tell columns
    apart.
    """
    if len(rows) < 2:
        return rows[0] if rows else None
    width = max(len(row.cells) for row in rows)
    cells = []
    lowest = [cell.text.value for cell in rows[-1].cells]
    for column in range(width):
        texts = [row.cells[column].text for row in rows if column < len(row.cells)]
        said = [text for at, text in enumerate(texts) if text.value and text not in texts[:at]]
        apart = column < len(lowest) and lowest[column] and lowest.count(lowest[column]) == 1
        cells.append(Cell(said[-1] if apart and said else join(said)))
    return Row(tuple(cells), covering(rows[0].place, rows[-1].place))
