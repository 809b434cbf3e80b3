"""Rules and colours around words that are no table's: boxes that touch, colour behind the lines of a text."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.formats.pdf.words import Line

_LOW = 1.6  # times as high as its line a box is that only stands behind it
_LINES = 0.9  # of the boxes that are so


def are_boxes(cells: Sequence[Sequence[str]]) -> bool:
    """Whether nothing stands beside or below anything: boxes that touch, as the title of a card and what it
    says at its side.
    """
    columns = [sum(map(bool, column)) for column in zip(*cells, strict=True)]
    rows = [sum(map(bool, row)) for row in cells]
    return sum(rows) > 1 and max(rows) == max(columns) == 1


def are_lines(cells: Sequence[Sequence[str]], held: Sequence[tuple[float, Sequence[Line]]]) -> bool:
    """Whether each row has one cell with words, which is as high as its one line, and the rows lie close: a
    colour behind each line of a text. `held` are the heights of cells with the lines in them.
    """
    rows = [[cell for cell in row if cell] for row in cells]
    if max(map(len, rows)) > 1 or sum(map(len, rows)) < 2:
        return False
    said = [(height, lines) for height, lines in held if lines]
    low = [len(lines) == 1 and height <= _LOW * (lines[0].bottom - lines[0].top) for height, lines in said]
    return sum(low) >= _LINES * len(low) and _runs_on([lines[0] for _, lines in said])


def _runs_on(found: Sequence[Line]) -> bool:
    """Whether one of some lines goes on with the one above it."""
    lines = sorted(found, key=lambda line: line.top)
    return any(line.text[0].islower() for _, line in pairwise(lines))
