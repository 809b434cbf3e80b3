"""Tables of a plain text whose cells bars part, without the dashes under the header that Markdown has."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, Cell, Row, Table
from ingest.formats.grids import means_table
from ingest.markup import sourced
from ingest.pieces import join
from ingest.positions import Positions

BARS = "|│¦║"
_CELL = re.compile(rf"[^{BARS}]*")
_BORDER = re.compile(r"[\s+|│║├┤┼╞╡╪╠╣╬┌┐└┘┬┴╔╗╚╝=_—–─═-]+")
_LABEL = 45  # characters of a cell of the header
_LEAST = 3  # rows, and columns, where no words of the header tell a table
_LONGEST = 10_000  # characters of a line of a table

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Barred:
    """A table: its header's line, the first line of each row, and the line after the last."""

    head: tuple[int, ...]
    firsts: "array[int]"
    end: int

    @property
    def last(self) -> int:
        """The last of its lines."""
        return self.end - 1


def barred(positions: Positions) -> Iterator[Barred]:
    """The tables of a text whose cells bars part, in order."""
    at = 0
    while at < len(positions):
        columns = len(_cells(positions.line(at)))
        end, kept = _run(positions, at, columns) if columns > 1 else (at + 1, [])
        if kept and _is_table(positions, kept, columns):
            yield Barred((kept[0],), array("q", _firsts(positions, kept)), end)
        at = end


def barred_blocks(positions: Positions, found: Barred) -> Iterator[Block]:
    """The table as a block."""
    start, end = positions.span(found.head[0])[0], positions.span(found.last)[1]
    header = _row(positions, range(found.head[0], found.firsts[0]))
    yield Table(header, _Rows(positions, found), positions.place(start, end))


class _Rows:
    """The rows of a table, cut from its lines each time they are gone through."""

    def __init__(self, positions: Positions, found: Barred) -> None:
        self._positions, self._found = positions, found

    def __iter__(self) -> Iterator[Row]:
        firsts = self._found.firsts
        for at, first in enumerate(firsts):
            end = firsts[at + 1] if at + 1 < len(firsts) else self._found.end
            yield _row(self._positions, range(first, end))


def _row(positions: Positions, lines: Sequence[int]) -> Row:
    held = [[*_places(positions, index)] for index in lines if _cells(positions.line(index))]
    cells = tuple(
        Cell(join(sourced(positions.text, *span) for span in spans)) for spans in zip(*held, strict=True)
    )
    return Row(cells, positions.place(held[0][0][0], held[-1][-1][1]))


def _places(positions: Positions, index: int) -> Iterator[Span]:
    start = positions.span(index)[0]
    for first, last in _cells(positions.line(index)):
        yield start + first, start + last


def _cells(line: str) -> list[Span]:
    """Where the cells of a line stand; none of a line without bars, and of one that only draws a border."""
    if len(line) > _LONGEST or not any(bar in line for bar in BARS) or _BORDER.fullmatch(line):
        return []
    words = line.rstrip()
    first = len(line) - len(line.lstrip())
    first += words[first] in BARS
    last = len(words) - (words[-1] in BARS)
    spans = [found.span() for found in _CELL.finditer(line, first, last)]
    return [span for at, span in enumerate(spans) if not at or line[span[0] - 1] in BARS]


def _run(positions: Positions, at: int, columns: int) -> tuple[int, list[int]]:
    """The line after those that follow each other with as many cells, and those of them with words."""
    kept: list[int] = []
    gap = False
    end = at
    for index in range(at, len(positions)):
        line = positions.line(index)
        if not line.strip() and not gap:
            gap = True
            continue
        if not (_BORDER.fullmatch(line) and line.strip()):
            if len(_cells(line)) != columns:
                break
            kept.append(index)
        gap, end = False, index + 1
    return end, kept


def _is_table(positions: Positions, kept: Sequence[int], columns: int) -> bool:
    line = positions.line(kept[0])
    words = [line[start:end].strip() for start, end in _cells(line)]
    if means_table(words):
        return len(kept) > 1
    labels = all(one and len(one) <= _LABEL and not one[0].isdigit() and one[-1] not in ".:" for one in words)
    return labels and columns >= _LEAST and len(kept) > _LEAST


def _firsts(positions: Positions, kept: Sequence[int]) -> list[int]:
    """The lines that begin the rows below the header: after borders, where these part them."""
    after = [bool(_BORDER.fullmatch(positions.line(index - 1).strip() or "x")) for index in kept[1:]]
    parted = sum(after) > 1
    return [index for index, begins in zip(kept[1:], after, strict=True) if begins or not parted]
