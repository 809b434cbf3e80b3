"""The ruled tables of a PDF's page: cells between lines, what is merged, and the colours behind cells."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber import table as ruling

from ingest.formats.colours import colour_name
from ingest.formats.pdf.boxes import are_boxes, are_lines
from ingest.formats.pdf.cells import cell_text
from ingest.formats.pdf.words import Char, Line, lines

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points from the top left
Key = tuple[int, int]  # row, column

_SNAP = 3.0  # points within which rules are the same
_SHORTEST = 4.0  # points of a rule
_MOST = 400_000  # pairs of a level and an upright rule: a page with more is a drawing
_BEHIND = 0.5  # of a cell, that a filled box behind it covers
_SLIVER = 6.0  # points of a column or row that parts nothing, if it is empty
_SAID = 0.15  # of the cells that hold words: with fewer, rules are a drawing
_OVER = 3  # letters that a word may have beyond its cell


@dataclass(slots=True)
class Grid:
    """A table: its cells' words by row and column; a cell that reaches down has them in its first row.

    `fills` are names of colours, `origins` the first cell of those that reach down, `edges` where columns
    begin and the last one ends, `bold` the rows whose words are all bold; `ruled` is false for a table that
    is known by the places of its words alone.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    edges: tuple[float, ...]
    cells: list[list[str]]
    fills: dict[Key, str] = field(default_factory=dict)
    origins: dict[Key, Key] = field(default_factory=dict)
    bold: frozenset[int] = frozenset()
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Ruled:
    """One cell between rules, by the rows and columns that it covers, with the lines in it."""

    top: int
    left: int
    bottom: int
    right: int
    box: Box
    lines: tuple[Line, ...]


def grids(page: Any, chars: Sequence[Char]) -> tuple[list[Grid], list[Char]]:  # noqa: ANN401 (pdfplumber is untyped)
    """The ruled tables of a page from the top, and the characters that lie in none of them."""
    fills = _filled(page.rects)
    found: list[Grid] = []
    for cells in _tables(page):
        grid, inside = _grid(cells, chars, fills)
        if grid:
            found.append(grid)
            taken = {id(char) for char in inside}
            chars = [char for char in chars if id(char) not in taken]
    return sorted(found, key=lambda grid: grid.top), list(chars)


def _tables(page: Any) -> Iterable[Sequence[Box]]:  # noqa: ANN401 (see above)
    edges = [edge for edge in page.edges if edge["orientation"] and _long(edge)]
    edges = ruling.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP) if len(edges) <= 20_000 else []
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright += _sides(level, upright)
    level += _open_ends(level, upright)
    if not level or not upright or len(level) * len(upright) > _MOST:
        return []
    crossings = ruling.edges_to_intersections([*upright, *level], _SNAP, _SNAP)
    tables: list[list[Box]] = ruling.cells_to_tables(ruling.intersections_to_cells(crossings))
    return [cells for cells in tables if len({cell[0] for cell in cells}) > 1]


def _long(edge: Mapping[str, Any]) -> bool:
    return bool(edge["width"] >= _SHORTEST or edge["height"] >= _SHORTEST)


def _sides(level: Sequence[Mapping[str, Any]], upright: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The outer sides of tables that have rules between columns and none at their sides."""
    found = []
    ends: dict[tuple[int, int], list[Mapping[str, Any]]] = {}
    for edge in level:
        ends.setdefault((round(edge["x0"] / _SNAP), round(edge["x1"] / _SNAP)), []).append(edge)
    for same in ends.values():
        x0, x1 = same[0]["x0"], same[0]["x1"]
        top, bottom = min(edge["top"] for edge in same), max(edge["top"] for edge in same)
        between = [
            edge
            for edge in upright
            if x0 - _SNAP <= edge["x0"] <= x1 + _SNAP and edge["top"] < bottom and edge["bottom"] > top
        ]
        if len(same) > 2 and between:
            found += [
                {"x0": x, "x1": x, "top": top, "bottom": bottom, "orientation": "v"}
                for x in (x0, x1)
                if all(abs(edge["x0"] - x) > 2 * _SNAP for edge in between)
            ]
    return found


def _open_ends(
    level: Sequence[Mapping[str, Any]], upright: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The level sides that a table lacks where the end of a page cuts a row: its upright rules end there."""
    for end in ("top", "bottom"):
        ends: dict[int, list[Mapping[str, Any]]] = {}
        for edge in upright:
            ends.setdefault(round(edge[end] / _SNAP), []).append(edge)
        for same in ends.values():
            y = same[0][end]
            x0, x1 = min(edge["x0"] for edge in same), max(edge["x0"] for edge in same)
            if len(same) > 2 and not any(abs(edge["top"] - y) <= _SNAP and edge["x0"] < x1 for edge in level):
                yield {"x0": x0, "x1": x1, "top": y, "bottom": y, "orientation": "h"}


def _grid(
    boxes: Sequence[Box], chars: Sequence[Char], fills: Sequence[tuple[Box, str]]
) -> tuple[Grid | None, list[Char]]:
    xs = _levels([x for box in boxes for x in (box[0], box[2])])
    ys = _levels([y for box in boxes for y in (box[1], box[3])])
    held = _held(boxes, (xs, ys), chars)
    cells = [_ruled(box, xs, ys, held[at]) for at, box in enumerate(boxes)]
    said = [cell for cell in cells if cell.lines]
    if not said or len(said) < _SAID * len(cells):
        return None, []
    kept_rows, kept_columns = _kept(cells, ys, vertical=True), _kept(cells, xs, vertical=False)
    if len(kept_columns) < 2:
        return None, []
    grid = _filled_in(cells, (xs, ys), (kept_rows, kept_columns), fills)
    if are_boxes(grid.cells) or are_lines(
        grid.cells, [(cell.box[3] - cell.box[1], cell.lines) for cell in cells]
    ):
        return None, []
    return grid, [char for own in held for char in own]


def _filled_in(
    cells: Sequence[Ruled],
    levels: tuple[Sequence[float], Sequence[float]],
    kept: tuple[Sequence[int], Sequence[int]],
    fills: Sequence[tuple[Box, str]],
) -> Grid:
    (xs, ys), (rows, columns) = levels, kept
    at_row, at_column = _places(rows, len(ys)), _places(columns, len(xs))
    edges = (*(xs[column] for column in columns), xs[-1])
    grid = Grid(xs[0], ys[0], xs[-1], ys[-1], edges, [[""] * len(columns) for _ in rows])
    plain: set[int] = set()
    for cell in cells:
        top, left = at_row[cell.top], at_column[cell.left]
        if cell.lines:
            grid.cells[top][left] = cell_text(cell.lines, cell.box[0], cell.box[2])
            plain.update([] if all(line.bold for line in cell.lines) else [top])
        fill = _behind(cell.box, fills)
        for row in sorted({at_row[one] for one in range(cell.top, cell.bottom)}):
            if row != top:
                grid.origins[row, left] = (top, left)
            for column in {at_column[one] for one in range(cell.left, cell.right)} if fill else ():
                grid.fills[row, column] = fill or ""
    grid.bold = frozenset(at for at, row in enumerate(grid.cells) if any(row) and at not in plain)
    return grid


def _levels(values: Iterable[float]) -> list[float]:
    """Where columns or rows begin and end; those that are nearly the same are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _ruled(box: Box, xs: Sequence[float], ys: Sequence[float], held: Sequence[Char]) -> Ruled:
    return Ruled(
        _nearest(ys, box[1]),
        _nearest(xs, box[0]),
        _nearest(ys, box[3]),
        _nearest(xs, box[2]),
        box,
        tuple(lines(held)) if held else (),
    )


def _nearest(levels: Sequence[float], value: float) -> int:
    after = bisect_right(levels, value)
    return min(range(max(0, after - 1), min(after + 1, len(levels))), key=lambda at: abs(levels[at] - value))


def _held(
    boxes: Sequence[Box], levels: tuple[Sequence[float], Sequence[float]], chars: Sequence[Char]
) -> list[list[Char]]:
    """For each cell the characters whose middle lies in it, and what a word has beyond it."""
    xs, ys = levels
    slots: dict[tuple[int, int], int] = {}
    for at, box in enumerate(boxes):
        for row in range(_nearest(ys, box[1]), _nearest(ys, box[3])):
            for column in range(_nearest(xs, box[0]), _nearest(xs, box[2])):
                slots[row, column] = at
    held: list[list[Char]] = [[] for _ in boxes]
    for word in _runs(chars):
        found = [slots.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1)) for x, y in map(_middle, word)]
        over = sum(slot != found[0] for slot in found)
        for char, slot in zip(word, found, strict=True):
            where = found[0] if over <= _OVER and found[0] is not None else slot
            if where is not None:
                held[where].append(char)
    return held


def _middle(char: Char) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _runs(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Letters that touch each other, as they were written one after the other; any other character alone."""
    run: list[Char] = []
    for char in chars:
        if run and not _touch(run[-1], char):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _touch(before: Char, char: Char) -> bool:
    size = before["bottom"] - before["top"]
    level = abs(char["bottom"] - before["bottom"]) < 0.2 * size
    near = -0.2 * size < char["x0"] - before["x1"] < 0.1 * size
    return bool(level and near and before["text"].isalpha() and char["text"].isalpha())


def _kept(cells: Sequence[Ruled], levels: Sequence[float], *, vertical: bool) -> list[int]:
    """The rows or columns in which a cell begins, without slivers between double rules."""
    begins: dict[int, bool] = {}
    for cell in cells:
        at = cell.top if vertical else cell.left
        wide = levels[at + 1] - levels[at] >= _SLIVER if at + 1 < len(levels) else False
        begins[at] = begins.get(at, False) or bool(cell.lines) or wide
    return sorted(at for at, counts in begins.items() if counts) or [0]


def _places(kept: Sequence[int], size: int) -> list[int]:
    """For each level the index of the row or column that it lies in."""
    places, at = [], 0
    for level in range(size):
        while at + 1 < len(kept) and kept[at + 1] <= level:
            at += 1
        places.append(at)
    return places


def _filled(rects: Iterable[Mapping[str, Any]]) -> list[tuple[Box, str]]:
    """The boxes that are filled with a colour that has a name, in the order in which they are painted."""
    found = []
    for rect in rects:
        if rect.get("fill") and rect["width"] > _SNAP and rect["height"] > _SNAP:
            box = (rect["x0"], rect["top"], rect["x1"], rect["bottom"])
            found.append((box, colour_name(_rgb(rect.get("non_stroking_color"))) or ""))
    return found[-20_000:]


def _rgb(colour: object) -> str:
    """A colour of one, three or four parts from 0 to 1 (gray, RGB, CMYK) as hexadecimal digits."""
    parts = [colour] if isinstance(colour, int | float) else colour
    if not isinstance(parts, list | tuple) or not all(isinstance(part, int | float) for part in parts):
        return ""
    values = [min(1.0, max(0.0, float(part))) for part in parts]
    if len(values) == 1:
        values *= 3
    elif len(values) == 4:
        values = [(1 - part) * (1 - values[3]) for part in values[:3]]
    return "".join(f"{round(255 * part):02X}" for part in values) if len(values) == 3 else ""


def _behind(cell: Box, fills: Sequence[tuple[Box, str]]) -> str | None:
    """The colour that is painted last over most of a cell."""
    area = (cell[2] - cell[0]) * (cell[3] - cell[1])
    for box, name in reversed(fills):
        wide = min(cell[2], box[2]) - max(cell[0], box[0])
        high = min(cell[3], box[3]) - max(cell[1], box[1])
        if wide > 0 and high > 0 and wide * high >= _BEHIND * area:
            return name or None
    return None
