"""Tables whose cells reach over columns and rows, laid into the lines of a rendering."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.formats.grids import means_table
from ingest.formats.rendering import Rendering
from ingest.formats.told import Told
from ingest.labels import opening
from ontology.errors import TooLarge

MAX_COLUMNS = 1_000
MAX_LINES = 300_000
_LABEL = 40  # characters of a cell of a first row that has labels
_LOOKED_AT = 6


@dataclass(frozen=True, slots=True)
class SpanCell:
    """A cell: `width` columns of the grid; `below` where it carries on the one above, without words."""

    words: str
    width: int
    below: bool
    fill: str | None


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A row; `heads` where the file says that it heads the table, `keyed` where it is a label and a value.

    `source` is its line in the file, from 1, where it is known.
    """

    cells: tuple[SpanCell, ...]
    heads: bool
    keyed: bool = False
    source: int = 0

    @property
    def texts(self) -> list[str]:
        """The words by column, those of a wide cell in its first."""
        return [cell.words if not at else "" for cell in self.cells for at in range(cell.width)]

    @property
    def is_title(self) -> bool:
        """Whether one cell with words reaches over all columns."""
        filled = [cell for cell in self.cells if cell.words]
        return (
            len(filled) == 1
            and filled[0].width > 1
            and filled[0] is self.cells[0]
            and not any(cell.below for cell in self.cells)
        )


def lay(rendering: Rendering, rows: Sequence[SpanRow]) -> None:
    """Add the lines of a table; a header row within it begins another, unless it says the first again."""
    kept = [row for row in rows if any(cell.words or cell.below for cell in row.cells)]
    while kept and kept[0].is_title and len(kept) > 2 and not _is_card_title(kept[0]):
        rendering.line("prose", next(cell.words for cell in kept[0].cells if cell.words))
        kept = kept[1:]
    for part in _parts(kept):
        _table(rendering, part)
    rendering.gap()


def _is_title(row: SpanRow) -> bool:
    """Whether a header row is the title of the table, and not of a card."""
    return row.heads and not _is_card_title(row)


def _is_card_title(row: SpanRow) -> bool:
    """Whether the row of one cell is the title of a card ("Recommendation 4: Escalation")."""
    return opening(row.cells[0].words, announced=True) is not None


def _parts(rows: Sequence[SpanRow]) -> Iterator[list[SpanRow]]:
    """The rows of each table that other header rows make of one."""
    part: list[SpanRow] = []
    header: list[str] = []
    for row in rows:
        several = sum(bool(cell.words) for cell in row.cells) > 1
        if row.heads and several and part and not part[-1].heads and row.texts != header:
            title = [part.pop()] if len(part) > 1 and part[-1].is_title else []
            yield part
            part = title
        if row.heads and several and not any(one.heads for one in part):
            header = row.texts
        part.append(row)
    if part:
        yield part


def _table(rendering: Rendering, rows: list[SpanRow]) -> None:
    while len(rows) > 1 and rows[0].is_title and (_is_title(rows[0]) or rows[1].heads):
        rendering.line("prose", rows[0].cells[0].words)
        rows = rows[1:]
    if max(len(row.texts) for row in rows) == 1 and not rows[0].heads:
        for row in rows:
            rendering.line("plain", row.texts[0])
        return
    heads = _heads(rows)
    header = [row.texts for row in rows[:heads]]
    lines: list[int] = []
    wide: set[int] = set()
    fills: dict[tuple[int, int], str] = {}
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    reaching: dict[int, tuple[int, int]] = {}
    rendering.reach(rows[-1].source - len(rows) + 1)  # so that no line is empty under the header row
    for row in rows:
        texts = row.texts
        if len(rendering) >= MAX_LINES or len(texts) > MAX_COLUMNS:
            raise TooLarge(
                f"The file has more than {MAX_LINES:,} lines, "
                f"or a table of more than {MAX_COLUMNS:,} columns; split it."
            )
        lines.append(line := rendering.row(texts))
        _tell(row, line, reaching, fills, origins)
        if row.is_title:
            wide.add(line)
    again = tuple(
        lines[at] for at in range(heads, len(rows)) if rows[at].heads and [rows[at].texts] == header
    )
    rendering.parts.append(
        Told(
            "table",
            lines[0],
            lines[-1],
            headers=tuple(lines[:heads]),
            again=again,
            fills=fills,
            origins=origins,
            wide=frozenset(wide),
        )
    )


def _tell(
    row: SpanRow,
    line: int,
    reaching: dict[int, tuple[int, int]],
    fills: dict[tuple[int, int], str],
    origins: dict[tuple[int, int], tuple[int, int]],
) -> None:
    """Note the colours of a row, and which of its cells carry on one above."""
    column = 0
    for cell in row.cells:
        if cell.fill:
            fills[line, column] = cell.fill
        if cell.below and column in reaching:
            origins[line, column] = reaching[column]
        else:
            reaching[column] = (line, column)
        column += cell.width


def _heads(rows: Sequence[SpanRow]) -> int:
    """How many first rows head a table: those that the file says do, or that words or their form tell."""
    if all(row.keyed for row in rows):
        return 0
    stated = next((at for at, row in enumerate(rows) if not row.heads or (at and row.is_title)), len(rows))
    if stated:
        return min(stated, len(rows) - 1) or 1
    parted = len(rows) > 2 and any(cell.width > 1 for cell in rows[0].cells)
    if parted and any(cell.below for cell in rows[1].cells):
        return 2
    return 1 if len(rows) > 1 and (means_table(rows[0].texts) or _labels(rows)) else 0


def _labels(rows: Sequence[SpanRow]) -> bool:
    """Whether the first row has short labels in all columns, where rows below have longer or fewer cells."""
    first = rows[0].texts
    if not all(
        cell and len(cell) <= _LABEL and not cell[0].isdigit() and not cell.endswith(".") for cell in first
    ):
        return False
    below = (cell for row in rows[1:_LOOKED_AT] for cell in row.texts)
    return any(len(cell) > 60 or not cell or cell[0].isdigit() for cell in below)
