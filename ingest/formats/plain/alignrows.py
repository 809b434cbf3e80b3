"""The rows of a table whose columns spaces align: cells may go on in the lines below, each in its column."""

import re
from array import array
from collections.abc import Iterator, Sequence

from ingest.blocks import Block, Cell, Furniture, Row, Table
from ingest.formats.plain.aligncolumns import Span, goes_on, rule_of
from ingest.formats.plain.aligned import Found, Line
from ingest.markup import sourced
from ingest.pieces import EMPTY, join
from ingest.positions import Positions

_NUMBER = re.compile(r"[(\[#]?[A-Za-z]{0,5}[-–. ]?\d[\w./–-]*[.:)\]]?|[(\[]?[A-Za-z][.)\]]")
_MOST = 0.8  # of the first cells are numbers, where they number the rows


class AlignedRows:
    """The rows of a table, cut from its lines each time they are gone through."""

    def __init__(self, positions: Positions, found: Found) -> None:
        self._positions = positions
        self._cells = found.columns.cells()
        self._out = frozenset((*found.again, *found.aside))
        lines = found.lines
        begins = _begins(positions, lines, self._cells[0])
        self._firsts = array("q", (line.index for line, begin in zip(lines, begins, strict=True) if begin))
        self._wide = frozenset(line.index for line in lines if line.wide)
        self._end = lines[-1].index + 1

    def __iter__(self) -> Iterator[Row]:
        for at, first in enumerate(self._firsts):
            end = self._firsts[at + 1] if at + 1 < len(self._firsts) else self._end
            yield self.row(first, end)

    def row(self, first: int, end: int) -> Row:
        """The lines from one on, before another, as a row."""
        lines = [index for index in range(first, end) if index not in self._out and self._has_words(index)]
        place = self._positions.place(self._positions.span(first)[0], self._positions.span(lines[-1])[1])
        if first in self._wide:
            only = sourced(self._positions.text, *self._positions.span(first))
            return Row((Cell(only), *(Cell(EMPTY) for _ in self._cells[1:])), place, wide=True)
        return Row(tuple(self._cell(lines, span) for span in self._cells), place)

    def _has_words(self, index: int) -> bool:
        line = self._positions.line(index)
        return bool(line.strip()) and not rule_of(line)

    def _cell(self, lines: Sequence[int], span: Span) -> Cell:
        texts = []
        for index in lines:
            start, end = self._positions.span(index)
            texts.append(sourced(self._positions.text, min(start + span[0], end), min(start + span[1], end)))
        return Cell(join(texts))


def aligned_blocks(positions: Positions, found: Found) -> Iterator[Block]:
    """The table, and what stands between its pages."""
    rows = AlignedRows(positions, found)
    header = rows.row(found.head[0], found.head[-1] + 1)
    start, end = positions.span(found.head[0])[0], positions.span(found.lines[-1].index)[1]
    yield Table(header, rows, positions.place(start, end))
    for index in (*found.again, *found.aside):
        start, end = positions.span(index)
        yield Furniture(sourced(positions.text, start, end), positions.place(start, end))


def _begins(positions: Positions, lines: Sequence[Line], first: Span) -> list[bool]:
    """For each line, whether it begins a row: by rules, or numbers, or empty lines, or the words it has."""
    told = [line for line in lines if not line.wide]
    heads = [positions.line(line.index)[: first[1]].strip() for line in told if 0 in line.filled]
    numbered = sum(bool(_NUMBER.fullmatch(head)) for head in heads) >= _MOST * len(heads)
    if sum(line.ruled for line in lines[1:]) > 1:
        begins = [line.ruled for line in lines]
    elif heads and numbered:
        begins = [0 in line.filled for line in lines]
    elif _spaced(told):
        begins = [line.gap for line in lines]
    else:
        most = max(len(line.filled) for line in told)
        begins = [0 in line.filled and len(line.filled) >= max(2, most - 1) for line in lines]
        begins = [
            begin and not goes_on(positions.line(line.index))
            for begin, line in zip(begins, lines, strict=True)
        ]
    after_wide = [False, *(line.wide for line in lines[:-1])]
    return [
        begin or line.wide or above or not at
        for at, (begin, line, above) in enumerate(zip(begins, lines, after_wide, strict=True))
    ]


def _spaced(lines: Sequence[Line]) -> bool:
    """Whether empty lines part the rows: in most of what they part, the lines below the first say less."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    several = [group for group in groups if len(group) > 1]
    fuller = [group for group in several if any(len(one.filled) < len(group[0].filled) for one in group[1:])]
    return len(groups) > 1 and 2 * len(fuller) >= len(several)
