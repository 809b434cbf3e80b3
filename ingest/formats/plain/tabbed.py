"""Tables written with tabs: their rows read from the lines each time, their header row known by its form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Cell, Row
from ingest.formats.plain.furniture import near
from ingest.forms import is_caps
from ingest.markup import sourced
from ingest.pieces import EMPTY
from ingest.positions import Positions
from ontology.records import Piece, SourcedText

_LOOKED_AT = 20  # rows below a first row that tell whether it heads them
_LABEL = 80  # characters of the longest cell of a header row: longer ones are sentences
_NOTHING = Cell(EMPTY)


@dataclass(frozen=True, slots=True)
class Run:
    """Lines `first` to `last`, by index from 0, each of them a row."""

    first: int
    last: int


class TabRows:
    """The rows of runs of lines, read anew each time; the header row is left out, however often it comes."""

    def __init__(self, positions: Positions, runs: Sequence[Run], headers: frozenset[int]) -> None:
        self._positions = positions
        self._runs = tuple(runs)
        self._headers = headers

    def __iter__(self) -> Iterator[Row]:
        for run in self._runs:
            for index in range(run.first, run.last + 1):
                if index not in self._headers:
                    yield row(self._positions, index)


@dataclass(slots=True)
class Joined:
    """The runs that make one table, as they are found: split by pages, or with empty lines between rows."""

    positions: Positions
    runs: list[Run]
    said_again: bool = False

    def take(self, run: Run, *, furniture: bool) -> bool:
        """Add a run if it carries on this table; `furniture` tells whether only a page's end lies between."""
        if self._is_header(self.positions.line(run.first)):
            self.said_again = True
        elif not (furniture or self._single(run)) or not self._more_rows(run):
            return False
        self.runs.append(run)
        return True

    def headers(self) -> frozenset[int]:
        """The lines, by index from 0, that are this table's header row: none, one, or one a page."""
        if not has_header(self.positions, self.runs[0], said_again=self.said_again):
            return frozenset()
        initial = self._first_line().lstrip()[:1].casefold()
        found = set()
        for run in self.runs:
            for index in range(run.first, run.last + 1):
                line = self.positions.line(index)
                if line.lstrip()[:1].casefold() == initial and self._is_header(line):
                    found.add(index)
        return frozenset(found)

    def _is_header(self, line: str) -> bool:
        return near(_words(line), _words(self._first_line()))

    def _more_rows(self, run: Run) -> bool:
        """Whether a run begins with a row that this table could have, and not with a header row of its
        own.
        """
        columns = _columns(self.positions.line(run.first))
        own_header = has_header(self.positions, run, said_again=False)
        own_columns = self._first_line().count("\t") + 1
        return 2 <= columns <= own_columns + 1 and not own_header  # a last column may have no header

    def _first_line(self) -> str:
        return self.positions.line(self.runs[0].first)

    def _single(self, run: Run) -> bool:
        return run.first == run.last and self.runs[-1].first == self.runs[-1].last


def row(positions: Positions, index: int) -> Row:
    """The line at an index, from 0, as a row of cells."""
    start, end = positions.span(index)
    text = positions.text
    line = text[start:end]
    plain = "<" not in line and "&" not in line
    cells = []
    for value in line.split("\t"):
        until = start + len(value)
        if not value or value.isspace():
            cells.append(_NOTHING)
        elif plain and not (value[0].isspace() or value[-1].isspace()):
            cells.append(Cell(SourcedText(value, (Piece(0, start, until),))))
        else:
            cells.append(Cell(sourced(text, start, until)))
        start = until + 1
    return Row(tuple(cells), positions.line_place(index))


def _words(line: str) -> tuple[str, ...]:
    return tuple(word for cell in line.casefold().rstrip().split("\t") for word in (*cell.split(), "\t"))


def _columns(line: str) -> int:
    return line.rstrip().count("\t") + 1


def has_header(positions: Positions, run: Run, *, said_again: bool) -> bool:
    """Whether the first line of a run heads the others; `said_again` tells whether a later page says it
    again.

    A header row says its words again on the next page, or is in capitals, or is all labels where the rows
    below it hold numbers, sentences or nothing.
    """
    first = [cell.strip() for cell in positions.line(run.first).split("\t")]
    named = [cell for cell in first if cell]
    if len(named) < 2 or any(len(cell) > _LABEL or cell.isdigit() for cell in named):
        return False
    if said_again or all(is_caps(cell) or (len(cell) < 5 and not cell.islower()) for cell in named):
        return True
    below = range(run.first + 1, min(run.last, run.first + _LOOKED_AT) + 1)
    rows = [[cell.strip() for cell in positions.line(index).split("\t")] for index in below]
    return (
        bool(rows)
        and _all_labels(named)
        and any(_differ(first, column, rows) for column in range(len(first)))
    )


def _all_labels(cells: Sequence[str]) -> bool:
    return not any((cell.endswith(".") and " " in cell) or cell[0].islower() for cell in cells)


def _differ(first: Sequence[str], column: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column's cells are mostly of another form than the first."""
    cells = [row[column] for row in rows if column < len(row)]
    other = [
        cell for cell in cells if not cell or cell[0].isdigit() or len(cell) > max(30, 2 * len(first[column]))
    ]
    return len(other) > 0.5 * len(rows)
