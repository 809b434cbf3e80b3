"""Tables without upright rules: cells in columns under a row whose words head one, where it is certain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from statistics import median
from typing import Any

from ingest.formats.grids import means_table
from ingest.formats.pdf.cells import cell_text
from ingest.formats.pdf.grids import Grid
from ingest.formats.pdf.words import Line, Word
from ingest.labels import opening

_PART = 0.9  # of the size: so wide is the space between two cells
_SLACK = 4.0  # points by which a cell may begin before its header
_HEADER_LINES = 3
_LABEL = 45  # characters of a cell of the header
_ABBREVIATED = 5  # characters: "No.", "Resp."
_LEAST = 2  # lines below a header
_WIDE, _WIDE_ROWS = 0.2, 3  # such a part of them, or so many, have words in several columns
_FAR = 3.5  # of a line's height, below which a table ends
_APART = 1.35  # of the least space between two lines: more of it parts rows
_EDGE = 1.5  # points between where a column begins and where its words do
_TIGHT = 0.15  # of the size: the least space before such words
_PADDING = 14.0  # points between the words of two columns that have no room, at most
_TOP = 5  # first lines of a page, below which the rest of a table may begin
_NEAR = 1.5  # of a line's height: so close are the lines of a header, and the first of that rest

Rules = Sequence[float]  # the heights of level rules


@dataclass(slots=True)
class _Columns:
    """The columns of one table: what each header cell covers, and all that stands under it so far."""

    spans: list[tuple[float, float]]
    rows: list[dict[int, Line]] = field(default_factory=list)

    def take(self, line: Line) -> bool:
        """Add a line, if each of its parts stands in exactly one column."""
        row: dict[int, Line] = {}
        spans = list(self.spans)
        for part in _parts(line, [x0 for x0, _ in self.spans]):
            column = self._column(part, spans)
            if column is None or column in row:
                return False
            row[column] = part
            spans[column] = (min(spans[column][0], part.x0), max(spans[column][1], part.x1))
        if any(left[1] > right[0] for left, right in pairwise(spans)):
            return False
        self.spans = spans
        self.rows.append(row)
        return True

    def _column(self, part: Line, spans: Sequence[tuple[float, float]]) -> int | None:
        over = [at for at, (x0, x1) in enumerate(spans) if part.x0 < x1 and part.x1 > x0]
        if len(over) == 1:
            return over[0]
        left = [at for at, (x0, _) in enumerate(spans) if x0 - _SLACK <= part.x0]
        return left[-1] if not over and left else None


def with_aligned(lines: Sequence[Line], rules: Rules, above: Grid | None = None) -> list[Line | Grid]:
    """The lines of a page from the top, those of aligned tables as tables.

    `above` is the table at the end of the page before, which this page may carry on without its header.
    """
    found: list[Line | Grid] = []
    parts = [_parts(line) for line in lines]
    at = 0
    while at < len(lines):
        table = _table(lines[at:], parts[at : at + _HEADER_LINES], rules)
        if not table and above and at < _TOP and len(found) == at:
            table = _rest(lines[at:], rules, above)
        if table:
            found.append(table[0])
            at += table[1]
        else:
            found.append(lines[at])
            at += 1
    return found


def left_open(items: Sequence[Line | Grid]) -> Grid | None:
    """The aligned table that a page ends with, but for what stands at its foot."""
    for item in items[: -_TOP - 1 : -1]:
        if isinstance(item, Grid):
            return None if item.ruled else item
    return None


def level_rules(edges: Iterable[Mapping[str, Any]]) -> Rules:
    """The heights of the rules of a page that part rows."""
    return sorted(edge["top"] for edge in edges if edge["orientation"] == "h" and edge["width"] > 100)


def _table(lines: Sequence[Line], parts: Sequence[list[Line]], rules: Rules) -> tuple[Grid, int] | None:
    """The table that the first of some lines heads, and how many lines it has; `parts` are theirs."""
    for height in range(1, _HEADER_LINES + 1):
        header = _header(lines[:height], parts[:height])
        if not header or len(lines) < height + _LEAST:
            continue
        columns = _Columns([(cell.x0, cell.x1) for cell in header[0]])
        taken = height + _taken(columns, lines[height - 1], lines[height:])
        if _certain(columns):
            return _grid([header[1]], columns, lines[:taken], rules), taken
    return None


def _rest(lines: Sequence[Line], rules: Rules, above: Grid) -> tuple[Grid, int] | None:
    """The rest of a table from the page before, and how many of some lines it has."""
    columns = _Columns([(x0, x0 + 1) for x0 in above.edges[:-1]])
    if len(lines) > 1 and lines[1].top - lines[0].bottom > _NEAR * (lines[0].bottom - lines[0].top):
        return None
    taken = _taken(columns, lines[0], lines)
    if not columns.rows or not (_certain(columns) or _goes_on(columns)):
        return None
    if any(abs(part.x0 - above.edges[at]) > _SLACK for at, part in columns.rows[0].items()):
        return None
    grid = _grid([], columns, lines[:taken], rules)
    grid.edges = above.edges
    return grid, taken


def _goes_on(columns: _Columns) -> bool:
    """Whether few lines carry on a table: most cells of a row, or the rest of cells but the first."""
    return len(columns.rows[0]) > len(columns.spans) // 2 or not any(0 in row for row in columns.rows)


def _taken(columns: _Columns, before: Line, lines: Iterable[Line]) -> int:
    """How many lines below another one stand in columns; the columns take them."""
    taken = 0
    for line in lines:
        if line.top - before.bottom > _FAR * (line.bottom - line.top) or not columns.take(line):
            break
        before = line
        taken += 1
    return taken


def _certain(columns: _Columns) -> bool:
    """Whether lines under a header are a table's: enough of them have words in several columns."""
    wide = sum(len(row) > 1 for row in columns.rows)
    return len(columns.rows) >= _LEAST and wide >= max(1, min(_WIDE_ROWS, _WIDE * len(columns.rows)))


def _header(lines: Sequence[Line], parts: Sequence[list[Line]]) -> tuple[list[Line], list[str]] | None:
    """The cells of a header row that takes some lines, and their words."""
    far = any(after.top - line.bottom > _NEAR * (line.bottom - line.top) for line, after in pairwise(lines))
    if far or any(len(line.text) > 160 for line in lines):
        return None
    columns: list[list[Line]] = []
    for part in chain.from_iterable(parts):
        over = [one for one in columns if any(part.x0 < x.x1 and part.x1 > x.x0 for x in one)]
        if len(over) > 1:
            return None
        if over:
            over[0].append(part)
        else:
            columns.append([part])
    columns.sort(key=lambda one: min(part.x0 for part in one))
    words = [" ".join(part.text for part in one) for one in columns]
    if any(opening(one, announced=False) for one in words):
        return None  # paragraphs in columns beside each other
    if len(columns) < 2 or not all(map(_is_label, words)) or not means_table(words):
        return None
    return [Line.of([word for part in one for word in part.words]) for one in columns], words


def _is_label(words: str) -> bool:
    sentence = words.endswith((".", ",", ";", "-")) and len(words) > _ABBREVIATED
    return len(words) <= _LABEL and not sentence and not words[0].islower()


def _parts(line: Line, starts: Sequence[float] = ()) -> list[Line]:
    """The parts of a line between spaces that are wider than those between words, or where columns begin."""
    groups: list[list[Word]] = []
    for word in line.words:
        gap = word.x0 - groups[-1][-1].x1 if groups else 0.0
        begins = gap > _TIGHT * line.size and any(abs(word.x0 - x0) <= _EDGE for x0 in starts)
        if groups and gap <= _PART * line.size and not begins:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Line.of(group) for group in groups] if len(groups) > 1 else [line]


def _grid(head: list[list[str]], columns: _Columns, lines: Sequence[Line], rules: Rules) -> Grid:
    rights = [*(x0 for x0, _ in columns.spans[1:]), max(line.x1 for line in lines) + _SLACK]
    cells = list(head)
    for group in _groups(columns.rows, rules):
        row = []
        for column, (left, widest) in enumerate(columns.spans):
            held = [one[column] for one in group if column in one]
            right = min(max(widest, rights[column] - _PADDING), rights[column] - _SLACK)
            row.append(cell_text(held, left, right) if held else "")
        cells.append(row)
    edges = (*(x0 for x0, _ in columns.spans), rights[-1])
    bold = frozenset(range(len(head)))
    return Grid(edges[0], lines[0].top, edges[-1], lines[-1].bottom, edges, cells, bold=bold, ruled=False)


def _groups(rows: Sequence[dict[int, Line]], rules: Rules) -> Iterator[list[dict[int, Line]]]:
    """The lines of each row of the table: parted by rules, or by space, or by words in the first column."""
    parted = _parted(rows, rules)
    group = [rows[0]]
    for row, begins in zip(rows[1:], parted, strict=True):
        if begins:
            yield group
            group = []
        group.append(row)
    yield group


def _parted(rows: Sequence[dict[int, Line]], rules: Rules) -> list[bool]:
    """For each line of a table but the first, whether it begins a row."""
    tops = [min(part.top for part in row.values()) for row in rows]
    bottoms = list(accumulate((max(part.bottom for part in row.values()) for row in rows), max))
    if len(rows) < 2:
        return []
    ruled = [
        any(bottom - 2 <= rule <= top + 2 for rule in rules)
        for top, bottom in zip(tops[1:], bottoms, strict=False)
    ]
    if sum(ruled) >= 2:
        return ruled
    height = median(part.bottom - part.top for row in rows for part in row.values())
    least = _leading(rows)
    far = max(_APART * least, least + 0.25 * height)
    wide = [top - bottom > far for top, bottom in zip(tops[1:], bottoms, strict=False)]
    return wide if any(wide) and not all(wide) else [0 in row for row in rows[1:]]


def _leading(rows: Sequence[dict[int, Line]]) -> float:
    """The least space between two lines of one column: that between the lines of a cell."""
    spaces = []
    for column in {column for row in rows for column in row}:
        parts = [row[column] for row in rows if column in row]
        spaces += [after.top - before.bottom for before, after in pairwise(parts)]
    return min(spaces, default=0.0)
