"""The lines of a plain text gathered into units: runs of table rows, marked lines, and lines of other
text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from ingest.formats.wrapping import Wrapping, wrapping_of
from ingest.forms import is_caps, is_heading_like
from ingest.labels import field_label, uncoded
from ingest.marks import Mark, mark
from ingest.positions import Positions
from ontology.errors import Unreadable

UnitKind = Literal["furniture", "table", "marked", "caps", "short", "prose"]

MAX_COLUMNS = 1_000
_PAGE_DIGITS = 4
NO_TABLES: Mapping[int, int] = MappingProxyType({})


@dataclass(slots=True)
class Unit:
    """Lines `first` to `last`, by index from 0, that belong together; `gap` tells of an empty line before
    them.
    """

    kind: UnitKind
    first: int
    last: int
    gap: bool
    indent: int = 0
    mark: Mark | None = None


def units(
    positions: Positions, furniture: frozenset[int], tables: Mapping[int, int] = NO_TABLES
) -> Iterator[Unit]:
    """All units of a text, in order; every line that is not empty lies in exactly one.

    `tables` are those known already: the last line of each by its first. Each is one unit.
    """
    wrapping = wrapping_of(positions, furniture)
    current: Unit | None = None
    gap = True
    kind: UnitKind = "prose"  # of the last unit that is no furniture
    within = -1  # the last line of the last known table
    for index in range(len(positions)):
        if index in tables:
            yield from [current] if current else []
            current, within = None, tables[index]
            yield Unit("table", index, within, gap)
            kind, gap = "prose", False
        if index <= within:
            continue
        line = positions.line(index)
        if not line.strip():
            gap = True
            continue
        loose = index in furniture or (gap and _is_page_number(positions, index, furniture))
        if (
            current
            and not gap
            and not loose
            and _continues(current, line, positions.line(current.last), wrapping)
        ):
            current.last = index
            continue
        if current:
            yield current
        if loose:
            current = Unit("furniture", index, index, gap)
        else:
            current = unit_at(index, line, gap, after_table=kind == "table")
            kind = current.kind
        gap = False
    if current:
        yield current


def unit_at(index: int, line: str, gap: bool, *, after_table: bool) -> Unit:
    """The unit that a line begins, by its form; `gap` tells of an empty line before it."""
    stripped = line.strip()
    indent = len(line.expandtabs(8)) - len(line.lstrip().expandtabs(8)) if line[0].isspace() else 0
    marked = mark(line)
    parted = "\t" in stripped and not (marked and "\t" not in line[marked.end :])
    if parted or (after_table and line.count("\t") > 1):  # a row may have words in one cell only
        _bound(line, index)
        return Unit("table", index, index, gap)
    if marked:
        return Unit("marked", index, index, gap, indent, marked)
    if not is_heading_like(stripped):
        return Unit("prose", index, index, gap, indent)
    return Unit("caps" if is_caps(stripped) else "short", index, index, gap, indent)


def _continues(unit: Unit, line: str, last_line: str, wrapping: Wrapping | None) -> bool:
    """Whether a line belongs to the unit that ends on the line before it."""
    if unit.kind == "table":
        if "\t" in line:
            _bound(line, unit.last + 1)
            return True
        return False
    if wrapping is None or unit.kind == "furniture" or "\t" in line.strip():
        return False
    if last_line.rstrip().endswith((".", "!", "?")) and (field_label(line.strip()) or uncoded(line.strip())):
        return False
    marked = mark(line)
    if marked is not None and not marked.bare:
        return False
    return wrapping.goes_on(unit.last, last_line, line) or (
        unit.kind == "marked" and _hangs(unit, line) and wrapping.fills(unit.last, last_line)
    )


def _hangs(unit: Unit, line: str) -> bool:
    """Whether a line below an indented item, or one with a number of several parts ("115.35"), stands no
    further out than its mark, and is no label of its own.
    """
    indent = len(line.expandtabs(8)) - len(line.lstrip().expandtabs(8))
    own = unit.indent > 0 or (unit.mark is not None and "." in unit.mark.value)
    return own and indent >= unit.indent and not (field_label(line.strip()) or uncoded(line.strip()))


def _is_page_number(positions: Positions, index: int, furniture: frozenset[int]) -> bool:
    """Whether a line is a number alone between empty lines, or right over the next page's first line; the
    line before it is known to be empty.
    """
    number = positions.line(index).strip(" \t-–—")
    below = positions.line(index + 1) if index + 1 < len(positions) else ""
    alone = not below.strip() or index + 1 in furniture
    return number.isdecimal() and len(number) <= _PAGE_DIGITS and alone


def _bound(line: str, index: int) -> None:
    columns = line.count("\t") + 1
    if columns > MAX_COLUMNS:
        raise Unreadable(
            f"Line {index + 1} has {columns:,} columns; a table may have at most {MAX_COLUMNS:,}.", index + 1
        )
