"""Tables without upright rules: cells in columns under a row whose words head one, where it is certain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from ingest.formats.grids import means_table
from ingest.formats.pdfcells import cell_text
from ingest.formats.pdfgrids import Grid
from ingest.formats.pdfwords import Line, Word

_PART = 0.9  # of the size: so wide is the space between two cells
_SLACK = 4.0  # points by which a cell may begin before its header
_HEADER_LINES = 3
_LABEL = 45  # characters of a cell of the header
_ABBREVIATED = 5  # characters: "No.", "Resp."
_LEAST = 2  # rows below a header
_FAR = 3.5  # of a line's height, below which a table ends
_APART = 1.35  # of the least space between two lines: more of it parts rows

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
        for part in _parts(line):
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


def with_aligned(lines: Sequence[Line], rules: Rules) -> list[Line | Grid]:
    """The lines of a page from the top, those of aligned tables as tables."""
    found: list[Line | Grid] = []
    at = 0
    while at < len(lines):
        table = _table(lines[at:], rules)
        if table:
            found.append(table[0])
            at += table[1]
        else:
            found.append(lines[at])
            at += 1
    return found


def level_rules(edges: Iterable[Mapping[str, Any]]) -> Rules:
    """The heights of the rules of a page that part rows."""
    return sorted(edge["top"] for edge in edges if edge["orientation"] == "h" and edge["width"] > 100)


def _table(lines: Sequence[Line], rules: Rules) -> tuple[Grid, int] | None:
    """The table that the first of some lines heads, and how many lines it has."""
    for height in range(1, _HEADER_LINES + 1):
        header = _header(lines[:height])
        if not header or len(lines) < height + _LEAST:
            continue
        columns = _Columns([(cell.x0, cell.x1) for cell in header[0]])
        taken = height
        for before, line in zip(lines[height - 1 :], lines[height:], strict=False):
            if line.top - before.bottom > _FAR * (line.bottom - line.top) or not columns.take(line):
                break
            taken += 1
        if _certain(columns):
            return _grid(header[1], columns, lines[:taken], rules), taken
    return None


def _certain(columns: _Columns) -> bool:
    wide = [row for row in columns.rows if len(row) > 1]
    return len(columns.rows) >= _LEAST and len(wide) >= max(_LEAST - 1, 0.2 * len(columns.rows))


def _header(lines: Sequence[Line]) -> tuple[list[Line], list[str]] | None:
    """The cells of a header row that takes some lines, and their words."""
    if any(len(line.text) > 160 for line in lines):
        return None
    columns: list[list[Line]] = []
    for line in lines:
        for part in _parts(line):
            over = [one for one in columns if any(part.x0 < x.x1 and part.x1 > x.x0 for x in one)]
            if len(over) > 1:
                return None
            if over:
                over[0].append(part)
            else:
                columns.append([part])
    columns.sort(key=lambda one: min(part.x0 for part in one))
    words = [" ".join(part.text for part in one) for one in columns]
    if len(columns) < 2 or not all(map(_is_label, words)) or not means_table(words):
        return None
    return [Line.of([word for part in one for word in part.words]) for one in columns], words


def _is_label(words: str) -> bool:
    sentence = words.endswith((".", ",", ";", "-")) and len(words) > _ABBREVIATED
    return len(words) <= _LABEL and not sentence and not words[0].islower()


def _parts(line: Line) -> list[Line]:
    """The parts of a line between spaces that are wider than those between words."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and word.x0 - groups[-1][-1].x1 <= _PART * line.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Line.of(group) for group in groups]


def _grid(header: list[str], columns: _Columns, lines: Sequence[Line], rules: Rules) -> Grid:
    rights = [*(x0 for x0, _ in columns.spans[1:]), max(line.x1 for line in lines)]
    cells = [header]
    for group in _groups(columns.rows, rules):
        row = []
        for column, (left, _) in enumerate(columns.spans):
            held = [one[column] for one in group if column in one]
            row.append(cell_text(held, left, rights[column] - _SLACK) if held else "")
        cells.append(row)
    edges = (*(x0 for x0, _ in columns.spans), rights[-1])
    return Grid(edges[0], lines[0].top, edges[-1], lines[-1].bottom, edges, cells, bold=frozenset({0}))


def _groups(rows: Sequence[dict[int, Line]], rules: Rules) -> Iterator[list[dict[int, Line]]]:
    """The lines of each row of the table: parted by rules, or by space, or by words in the first column."""
    tops = [min(part.top for part in row.values()) for row in rows]
    bottoms = [max(part.bottom for part in row.values()) for row in rows]
    spaces = [top - bottom for top, bottom in zip(tops[1:], bottoms, strict=False)]
    ruled = [any(bottoms[at] - 2 <= rule <= tops[at + 1] + 2 for rule in rules) for at in range(len(spaces))]
    least = min(spaces)
    height = median(bottom - top for top, bottom in zip(tops, bottoms, strict=True))
    wide = [space > max(_APART * least, least + 0.25 * height) for space in spaces]
    if sum(ruled) >= 2:
        parted = ruled
    elif any(wide) and not all(wide):
        parted = wide
    else:
        parted = [0 in row for row in rows[1:]]
    group = [rows[0]]
    for row, begins in zip(rows[1:], parted, strict=True):
        if begins:
            yield group
            group = []
        group.append(row)
    yield group
