"""The lines of a plain text gathered into units: runs of table rows, marked lines, and lines of other
text.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from ingest.forms import is_caps, is_heading_like
from ingest.marks import Mark, mark
from ingest.positions import Positions
from ontology.errors import Unreadable

UnitKind = Literal["furniture", "table", "marked", "caps", "short", "prose"]

MAX_COLUMNS = 1_000
NO_TABLES: Mapping[int, int] = MappingProxyType({})
_HYPHENED = 20  # characters of a line that may end within a word
_WRAPPED = 100  # a text whose lines are nearly all at most this long may be wrapped


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
    width = _wrap_width(positions, furniture)
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
        loose = index in furniture
        if (
            current
            and not gap
            and not loose
            and _continues(current, line, positions.line(current.last), width)
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


def _continues(unit: Unit, line: str, last_line: str, width: int | None) -> bool:
    """Whether a line belongs to the unit that ends on the line before it."""
    if unit.kind == "table":
        if "\t" in line:
            _bound(line, unit.last + 1)
            return True
        return False
    if width is None or unit.kind == "furniture" or "\t" in line.strip():
        return False
    marked = mark(line)
    return (marked is None or marked.bare) and (_parts_word(last_line) or _full(last_line, line, width))


def _parts_word(line: str) -> bool:
    """Whether a line ends with a hyphen, so that the word, or a compound, goes on in the next one."""
    return len(line) > _HYPHENED and line.rstrip().endswith("-") and line.rstrip()[-2:-1].isalpha()


def _bound(line: str, index: int) -> None:
    columns = line.count("\t") + 1
    if columns > MAX_COLUMNS:
        raise Unreadable(
            f"Line {index + 1} has {columns:,} columns; a table may have at most {MAX_COLUMNS:,}.", index + 1
        )


def _full(line: str, following: str, width: int) -> bool:
    """Whether a line ends where it does because the next word had no room in it."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width


def _wrap_width(positions: Positions, furniture: frozenset[int]) -> int | None:
    """The width at which a text's lines are wrapped; None where a line is a paragraph.

    Wrapped lines are nearly all short, and somewhere a sentence goes on in the next line for want of room.
    """
    lengths: Counter[int] = Counter()
    broken: list[tuple[str, str]] = []
    before = ""
    for index in range(len(positions)):
        line = positions.line(index).rstrip()
        prose = "\t" not in line and index not in furniture
        if prose and len(line) > 40:
            lengths[len(line)] += 1
        if prose and len(before) > 40 and line.lstrip()[:1].islower() and len(broken) < 1_000:
            broken.append((before, line))
        before = line if prose else ""
    short = [length for length in lengths if length <= _WRAPPED]
    if not short or sum(lengths[length] for length in short) < 0.9 * lengths.total():
        return None
    width = max(short)
    return width if any(_full(line, following, width) for line, following in broken) else None
