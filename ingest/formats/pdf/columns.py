"""The order in which the lines of a page are read: down one column, then down the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.formats.pdf.grids import Grid
from ingest.formats.pdf.words import Line

Item = Line | Grid

_GUTTER = 6.0  # points: the narrowest space between two columns
_STEP = 3.0  # points between the places at which one is looked for
_MARGIN = 0.2  # of the width of the page: no column is narrower
_ROWS = 4  # lines that a column has at least
_FILLED = 0.45  # of a column's width, that its lines have at least, half of them
_APART = 1.7  # of a line's height, between what ends a column and what stands below both
_DEEPEST = 3
_LARGE = 1.1  # of the size of most lines: a heading
_NEAR = 4  # lines above and below one, that tell whether it stands over both columns
_LEVEL = 1.2  # of a line's height, between the tops of two lines that begin two columns


@dataclass(frozen=True, slots=True)
class _Row:
    """A line or a table with the free spaces within it that are wide enough to be a gutter."""

    item: Item
    gaps: tuple[tuple[float, float], ...]

    def crosses(self, x: float) -> bool:
        if x <= self.item.x0 + 1 or x >= self.item.x1 - 1:
            return False
        return not any(start <= x <= end for start, end in self.gaps)


def in_order(items: Sequence[Item], depth: int = 0) -> list[list[Item]]:
    """The items of a page by columns in the order in which these are read; each list is one column."""
    if len(items) < 2 * _ROWS or depth >= _DEEPEST:
        return [list(items)] if items else []
    rows = [_row(item) for item in items]
    x = _gutter(rows)
    if x is None:
        return [list(items)]
    found: list[list[Item]] = []
    for parted, run in _runs(rows, x):
        if not parted:
            found.append([row.item for row in run])
            continue
        for part in _between_headings(run, x):
            above, band, below = _band(part, x)
            left, right = _sides(band, x)
            found += [above] if above else []
            found += [*in_order(left, depth + 1), *in_order(right, depth + 1)]
            found += [below] if below else []
    return _together(found)


def _between_headings(run: Sequence[_Row], x: float) -> Iterator[list[_Row]]:
    """The rows of two columns from each heading over both on, however short its words are.

    Such a heading is larger than most lines, stands beside nothing, and both columns begin anew below it.
    """
    sizes = [row.item.size for row in run if isinstance(row.item, Line)]
    begin = 0
    for at, row in enumerate(run):
        item = row.item
        heads = isinstance(item, Line) and item.x1 <= x and item.size > _LARGE * median(sizes)
        if heads and at - begin > 1 and _over_both([one.item for one in run], at, x):
            yield list(run[begin:at])
            begin = at
    yield list(run[begin:])


def _over_both(items: Sequence[Item], at: int, x: float) -> bool:
    """Whether both columns end above an item, and begin anew on one line below it."""
    above, below = items[max(0, at - _NEAR) : at], items[at + 1 : at + 1 + _NEAR]
    item = items[at]
    if any(one.bottom > item.top + 1 for one in above) or any(one.top < item.bottom - 1 for one in below):
        return False
    left, right = _sides(below, x)
    if not (left and right and any(one.x1 > x for one in above)):
        return False
    level = abs(left[0].top - right[0].top) <= _LEVEL * (right[0].bottom - right[0].top)
    return level and right[0].top - max(one.bottom for one in above) >= 2 * (item.bottom - item.top)


def _together(regions: Sequence[list[Item]]) -> list[list[Item]]:
    return [region for region in regions if region]


def _row(item: Item) -> _Row:
    if isinstance(item, Grid):
        return _Row(item, ())
    gaps = []
    reach = item.words[0].x1
    for word in item.words[1:]:
        if word.x0 - reach >= _GUTTER:
            gaps.append((reach, word.x0))
        reach = max(reach, word.x1)
    return _Row(item, tuple(gaps))


def _gutter(rows: Sequence[_Row]) -> float | None:
    """Where most lines of a page are parted; None where it has one column."""
    left, right = min(row.item.x0 for row in rows), max(row.item.x1 for row in rows)
    width = right - left
    best: list[float] = []
    most = 0
    for step in range(int(width * (1 - 2 * _MARGIN) / _STEP) + 1):
        x = left + _MARGIN * width + step * _STEP
        score = sum(len(run) for parted, run in _runs(rows, x) if parted)
        if score > most:
            best, most = [x], score
        elif score == most and most:
            best.append(x)
    return best[len(best) // 2] if best else None


def _runs(rows: Sequence[_Row], x: float) -> Iterator[tuple[bool, list[_Row]]]:
    """Runs of rows that a gutter at x parts, and of those that cross it."""
    run: list[_Row] = []
    crossing: list[_Row] = []
    for row in rows:
        if row.crosses(x):
            if run and not _is_band(run, x):
                crossing += run
                run = []
            elif run:
                yield from ([(False, crossing)] if crossing else [])
                yield True, run
                run, crossing = [], []
            crossing.append(row)
        else:
            run.append(row)
    if run and _is_band(run, x):
        yield from ([(False, crossing)] if crossing else [])
        yield True, run
    elif crossing or run:
        yield False, crossing + run


def _is_band(run: Sequence[_Row], x: float) -> bool:
    """Whether rows are those of two columns: text on both sides that fills them."""
    left, right = _sides([row.item for row in run], x)
    if min(len(left), len(right)) < _ROWS:
        return False
    top, bottom = max(left[0].top, right[0].top), min(left[-1].bottom, right[-1].bottom)
    heights = [item.bottom - item.top for item in left if isinstance(item, Line)]
    if not heights or bottom - top < (_ROWS - 1) * median(heights):
        return False
    return _fills(left) and _fills(right)


def _fills(column: Sequence[Item]) -> bool:
    prose = [item for item in column if isinstance(item, Line)]
    if len(prose) < _ROWS:
        return bool(prose)
    width = max(line.x1 for line in prose) - min(line.x0 for line in prose)
    long = [line for line in prose if line.x1 - line.x0 >= _FILLED * width]
    return 2 * len(long) >= len(prose) and median(len(line.words) for line in prose) >= 3


def _sides(items: Sequence[Item], x: float) -> tuple[list[Item], list[Item]]:
    left: list[Item] = []
    right: list[Item] = []
    for item in items:
        if isinstance(item, Grid) or item.x1 <= x or item.x0 >= x:
            (left if item.x1 <= x + 1 else right).append(item)
            continue
        before = [word for word in item.words if word.x0 < x]
        after = [word for word in item.words if word.x0 >= x]
        left += [Line.of(before)] if before else []
        right += [Line.of(after)] if after else []
    return left, right


def _band(run: Sequence[_Row], x: float) -> tuple[list[Item], list[Item], list[Item]]:
    """A run of rows as what stands above both columns, the columns, and what stands below both."""
    items = [row.item for row in run]
    first = next(at for at, item in enumerate(items) if item.x1 > x)
    last = max(at for at, item in enumerate(items) if item.x1 > x)
    below = next(
        (
            at
            for at in range(last + 1, len(items))
            if items[at].top - items[at - 1].bottom > _APART * (items[at].bottom - items[at].top)
        ),
        len(items),
    )
    return items[:first], items[first:below], items[below:]
