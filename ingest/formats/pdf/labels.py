"""Labels in a column of their own on a PDF's page, each beside what it stands for, without rules between."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.formats.pdf.cells import cell_text
from ingest.formats.pdf.grids import Grid
from ingest.formats.pdf.words import Line
from ingest.headers import recommendation_kind
from ingest.labels import field_label

_GUTTER = 6.0  # points: the narrowest space between a label and its value
_LEVEL = 2.0  # points between the left sides of what stands below each other
_FEWEST = 3  # labels below each other, all known
_FAR = 3.5  # of a line's height, below which a label belongs to another table
_LABEL = 40  # characters
_WELL = 0.95  # how well words have to be a label of a recommendation

Item = Line | Grid


def with_labels(items: Sequence[Item]) -> list[Item]:
    """The items of a page from the top, runs of labels and their values as tables of two columns."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        run = _run(items, at)
        if run:
            found.append(_grid([item for item in items[at : at + run] if isinstance(item, Line)]))
        else:
            found.append(items[at])
        at += run or 1
    return found


def _run(items: Sequence[Item], at: int) -> int:
    """How many items from one on are labels with values, and further lines of these; 0 for too few labels."""
    first = items[at]
    parted = _parted(first) if isinstance(first, Line) else None
    if parted is None:
        return 0
    x, left = parted[1].x0, parted[0].x0
    labels, end = [parted[0].text], at + 1
    for before, item in pairwise(items[at:]):
        if not isinstance(item, Line) or item.top - before.bottom > _FAR * (item.bottom - item.top):
            break
        cells = _parted(item)
        if cells and abs(cells[1].x0 - x) <= _LEVEL and abs(cells[0].x0 - left) <= _LEVEL:
            labels.append(cells[0].text)
        elif abs(item.x0 - x) > _LEVEL:
            break
        end += 1
    return end - at if len(labels) >= _FEWEST and len(set(labels)) >= _FEWEST else 0


def _parted(line: Line) -> tuple[Line, Line] | None:
    """A known label at the start of a line, and the value after a wide gap; None where there is none."""
    for at, (one, other) in enumerate(pairwise(line.words), 1):
        if other.x0 - one.x1 >= _GUTTER:
            label, value = Line.of(line.words[:at]), Line.of(line.words[at:])
            return (label, value) if _names_field(label.text) else None
    return None


def _names_field(words: str) -> bool:
    """Whether words without a colon are a label of a recommendation, or of what is said of one."""
    if len(words) > _LABEL or words.endswith(":"):
        return False  # with a colon they are a label wherever they stand
    kind = recommendation_kind()
    scores = {**kind.columns.scores(words), **kind.weaker["deed"].scores(words)}
    return field_label(f"{words}:") is not None or any(score >= _WELL for score, _ in scores.values())


def _grid(lines: Sequence[Line]) -> Grid:
    rows = list(_rows(lines))
    x, right = rows[0][1][0].x0, max(line.x1 for line in lines)
    cells = [[label.text, cell_text(values, x, right)] for label, values in rows]
    left = min(label.x0 for label, _ in rows)
    return Grid(
        left, lines[0].top, right, max(line.bottom for line in lines), (left, x, right), cells, ruled=False
    )


def _rows(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Each label with the lines of its value."""
    label: Line | None = None
    values: list[Line] = []
    for line in lines:
        cells = _parted(line)
        if cells:
            if label:
                yield label, values
            label, values = cells[0], [cells[1]]
        else:
            values.append(line)
    if label:
        yield label, values
