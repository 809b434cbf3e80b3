"""Rows of several labels, each with its value beside it, or of groups of labels, as the rows of a label and a
value that they say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Cell, Row
from ingest.layouts.tables.card_labels import meaning_of
from ingest.pieces import EMPTY

_FEWEST = 2  # rows of several labels in a table of such rows
_MOST = 0.5  # of the second labels of its rows that are known
_SOME = 0.3  # of the values of a row, if these are labels too
_GROUPED = 2  # cells of a row, and more where a column groups them
_BELOW, _ALL = 0.4, 0.7  # of the rows that stand below a group's first, and that have so many cells
_LABEL = 60  # characters of the longest label


def pairs(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table; where most say two things and more, each of these is a row of its own."""
    several = [cells for row in rows if len(cells := _cells(row)) >= 4 and len(cells) % 2 == 0]
    labels = [cell.text.value for cells in several for cell in cells[2::2]]
    known = sum(meaning_of(label) is not None or label.endswith(":") for label in labels)
    first = sum(meaning_of(cells[0].text.value) is not None for cells in several)
    heads = bool(several) and _are_headers(several[0])
    few = len(several) < _FEWEST or known <= _MOST * len(labels) or first <= _MOST * len(several)
    if heads or few:
        return list(rows)
    return [one for row in rows for one in _parted(row)]


def ungrouped(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table without a first column that only groups the labels in the second: it says something
    beside some of them, above others nothing, and no row without one says anything there.
    """
    wide = [row for row in rows if len(row.cells) > _GROUPED]
    groups = [row.cells[0].text.value for row in wide if not row.cells[0].spanned]
    below = sum(not said for said in groups) + len(wide) - len(groups)
    labels = [row.cells[1].text.value for row in wide]
    known = sum(meaning_of(label) is not None for label in labels)
    first = sum(meaning_of(said) is not None for said in groups if said)
    if below < _BELOW * len(rows) or len(wide) < _ALL * len(rows) or known <= first:
        return list(rows)
    return [Row(row.cells[1:], row.place) if len(row.cells) > _GROUPED else row for row in rows]


def _are_headers(cells: Sequence[Cell]) -> bool:
    """Whether the values of a row are labels too: then it is the header row of a table."""
    values = [cell.text.value for cell in cells[1::2]]
    return sum(meaning_of(value) is not None for value in values if value) >= _SOME * len(values)


def _parted(row: Row) -> Iterator[Row]:
    cells = _cells(row)
    labels = [cell.text.value for cell in cells[::2]]
    if len(cells) < 4 or len(cells) % 2 or not all(0 < len(label) <= _LABEL for label in labels):
        yield replace(row, cells=tuple(cells)) if cells else row
        return
    for at in range(0, len(cells), 2):
        yield Row(tuple(cells[at : at + 2]), row.place)


def _cells(row: Row) -> list[Cell]:
    """The cells of a row up to the last with words, and the empty value of its last label."""
    cells = list(row.cells)
    while cells and not cells[-1].text.value:
        cells.pop()
    if len(cells) % 2 and len(cells) > 1:
        cells.append(Cell(EMPTY))
    return cells
