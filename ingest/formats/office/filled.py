"""Rows beside the tables of a sheet that are tables by their colours: a key to what the colours mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ingest.formats.told import Told

Fills = Mapping[tuple[int, int], str]


def with_colour_keys(parts: Sequence[Told], fills: Fills) -> Iterator[Told]:
    """The parts of a sheet, those lines made tables that are filled in several colours.

    A row of several colours is one; so are several rows, each of one colour of its own, but the first line
    of the sheet.
    """
    by_row: dict[int, set[str]] = defaultdict(set)
    for (row, _), fill in fills.items():
        by_row[row].add(fill)
    for coloured, group in groupby(parts, lambda part: _is_line(part) and len(by_row[part.first])):
        lines = list(group)
        if coloured and coloured > 1:
            yield from (Told("table", line.first, line.last) for line in lines)
        elif coloured and _is_key(lines, by_row):
            yield Told("table", lines[0].first, lines[-1].last)
        else:
            yield from lines


def _is_key(lines: Sequence[Told], by_row: Mapping[int, set[str]]) -> bool:
    colours = {fill for line in lines for fill in by_row[line.first]}
    apart = len(colours) == len(lines) > 1 and lines[0].first > 0
    return apart and lines[-1].last - lines[0].first + 1 == len(lines)


def _is_line(part: Told) -> bool:
    return part.kind in ("plain", "prose")
