"""The tables in a grid of rows, as spreadsheets have them: titles above, groups within, notes below."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from typing import Literal

from ingest.formats.told import Told, ToldKind
from ingest.forms import is_heading_like
from ingest.headers import shipped_kinds, table_kind
from ingest.labels import opening
from ingest.marks import mark
from ingest.sideways import is_sideways

_LABEL = 80  # characters of the longest cell of a header row: longer ones are sentences
_LOOKED_AT = 40  # first rows among which a header row is looked for
_TITLES, _HALF = 2, 0.5  # lines over a table of one column, and of its rows that may bear labels
_ITEMS = 2  # marked lines of one column, with headings over them, that are text
_SHORT = 30  # characters of a label in a row that begins another table after an empty row
_WIDE = 0.6  # of the widest of them: a header row that no words tell has so many cells

_STATES = re.compile(  # "The recommendation will not be implemented" heads no column
    r"(?:The|This|These|It|They|We|No|All|Each)\s(?:(?!that\b|which\b|we\b|you\b)\S+\s){0,6}?"
    r"(?:is|are|was|were|will|has|have|had|remains?)\s"
)
_NOTE = re.compile(r"\W{0,3}(?:notes?|sources?)\s?:\s?\S", re.IGNORECASE)

Cells = Sequence[str]
Pending = Literal["empty", "plain", "prose", "furniture"]


def grid_parts(rows: Iterable[Cells], furniture: Collection[int] = ()) -> list[Told]:
    """What the rows of a grid are, in order, by index from 0; empty rows are nothing. Rows are not kept.

    `furniture` are rows that stand there for a page's sake.

    A header row is known by the meaning of its words: the first anywhere among the first rows, another after
    an empty row or a row of one cell. Where no words tell it, it is the first wide row that has only labels.
    """
    stream = iter(rows)
    head = [tuple(row) for row in islice(stream, _LOOKED_AT)]
    first = _first_header(head)
    laying = _Laying(first, furniture)
    for index, row in enumerate(chain(head, stream)):
        laying.take(index, row)
    return laying.done()


def means_table(row: Cells) -> bool:
    """Whether a row has only labels, and their words tell what kind of table it heads."""
    return _labels(row) and table_kind(shipped_kinds(), tuple(row)) is not None


def _labels(row: Cells) -> bool:
    named = [cell for cell in row if cell]
    labels = all(len(cell) <= _LABEL and not cell.isdigit() and not _STATES.match(cell) for cell in named)
    return bool(named) and labels and not _is_sentence(named)


def _is_sentence(named: Cells) -> bool:
    """Whether cells are only the parts of a sentence, or a note, with the character between cells in it."""
    first, *others = named
    if _NOTE.match(first):
        return True
    goes_on = bool(others) and others[-1].endswith((".", ":")) and " " in first
    return goes_on and not first[0].islower() and all(cell[0].islower() for cell in others)


def _heads_column(head: Sequence[Cells], at: int, row: Cells) -> bool:
    """Whether a row heads a table of one column, and not a part of running text."""
    above = [cell for one in head[:at] for cell in one if cell]
    below = [cell for one in head[at + 1 :] for cell in one if cell]
    labelled = sum(opening(cell, announced=True) is not None for cell in below)
    titles = len(above) <= _TITLES and all(len(cell) <= _LABEL for cell in above)
    return titles and labelled <= _HALF * len(below) and means_table(row) and not _is_text(below)


def _is_text(lines: Sequence[str]) -> bool:
    """Whether the lines of one column are items of lists with headings over them, as running text has."""
    marked = sum(mark(line) is not None for line in lines)
    over = any(
        is_heading_like(line) and mark(line) is None and (mark(below) or below.endswith((".", ":")))
        for line, below in pairwise(lines)
    )
    return marked >= _ITEMS and over


def _first_header(head: Sequence[Cells]) -> tuple[int | None, bool]:
    """The first row of the first table, and whether it is a header row; None where there is only text."""
    wide = [(index, row) for index, row in enumerate(head) if sum(map(bool, row)) > 1]
    if is_sideways([row for _, row in wide]):
        return wide[0][0], False
    for index, row in wide:
        if means_table(row):
            return index, True
    if not wide:
        return next(
            ((at, True) for at, row in enumerate(head) if _heads_column(head, at, row)), (None, False)
        )
    widest = max((sum(map(bool, row)) for _, row in wide), default=0)
    for index, row in wide:
        if sum(map(bool, row)) >= _WIDE * widest:
            return index, _labels(row) and not any(_is_value(cell) for cell in row)
    return len(head), False


def _is_value(cell: str) -> bool:
    return bool(cell) and (cell[0].isdigit() or cell[0].islower() or (cell.endswith(".") and " " in cell))


@dataclass(slots=True)
class _Laying:
    """Gathers rows into parts. `pending` are rows with at most one cell, which may belong to either side."""

    first: tuple[int | None, bool]
    furniture: Collection[int]
    parts: list[Told] = field(default_factory=list)
    pending: list[tuple[int, Pending]] = field(default_factory=list)
    header: int | None = None
    words: Cells = ()
    begin: int | None = None
    end: int = 0
    again: list[int] = field(default_factory=list)
    single: bool = False

    def take(self, index: int, row: Cells) -> None:
        filled = sum(map(bool, row))
        apart = filled > 1 and (self.begin is None or self._parted()) and _is_sentence([*filter(None, row)])
        if self.begin is None and (apart or self._is_line(index, row)):
            if filled:
                single: ToldKind = "furniture" if index in self.furniture else "plain"
                self._line(index, single if filled == 1 else "prose")
        elif self.begin is None:
            self.single = filled == 1
            self._open(index, row, headed=self.first[1] or self.first[0] is None)
        elif index in self.furniture:
            self.pending.append((index, "furniture"))
        elif filled == 0 or apart or (filled == 1 and not self.single):
            self.pending.append((index, "prose" if apart else "plain" if filled else "empty"))
        elif self._says_again(row) and not self._titles():
            self.again.append(index)
            self._reach(index)
        elif self.pending and (
            self._says_again(row) or (not self.single and (means_table(row) or self._begins(row)))
        ):
            self._close()
            self._open(index, row, headed=True)
        else:
            self._reach(index)

    def done(self) -> list[Told]:
        self._close()
        return self.parts

    def _is_line(self, index: int, row: Cells) -> bool:
        """Whether a row stands above the first table."""
        first = self.first[0]
        return index < first if first is not None else sum(map(bool, row)) < 2 or not means_table(row)

    def _begins(self, row: Cells) -> bool:
        """Whether a row after an empty one heads a table whose columns are others, of no known kind."""
        said = [cell for cell in row if cell]
        labels = all(len(cell) <= _SHORT and not any(map(str.isdigit, cell)) for cell in said)
        titled = self._titles() or len(said) < sum(map(bool, self.words))
        return (
            self.header is not None and self._parted() and titled and labels and not any(map(_is_value, said))
        )

    def _parted(self) -> bool:
        return any(kind == "empty" for _, kind in self.pending)

    def _says_again(self, row: Cells) -> bool:
        return self.header is not None and row[0] == self.words[0] and tuple(row) == self.words

    def _titles(self) -> bool:
        return any(kind == "plain" for _, kind in self.pending)

    def _open(self, index: int, row: Cells, *, headed: bool) -> None:
        self.begin = self.end = index
        self.header, self.words = (index, tuple(row)) if headed else (None, ())
        self.again = []

    def _reach(self, index: int) -> None:
        self.end = index
        self.again.extend(at for at, kind in self.pending if kind == "furniture")
        self.pending.clear()

    def _close(self) -> None:
        """End the table that is open; what came after its last row are lines of their own."""
        if self.begin is not None:
            headers = () if self.header is None else (self.header,)
            self.parts.append(Told("table", self.begin, self.end, headers=headers, again=tuple(self.again)))
        for index, kind in self.pending:
            if kind != "empty":
                self._line(index, kind)
        self.pending.clear()

    def _line(self, index: int, kind: ToldKind) -> None:
        self.parts.append(Told(kind, index, index))
