"""The reader of plain text: what its lines are is told by their form alone."""

from collections.abc import Iterable, Iterator, Mapping

from ingest.blocks import Block, Furniture, Heading, ListItem, Paragraph, Source, Table
from ingest.decoding import Decoded, decode
from ingest.formats.plain.aligned import Found, aligned
from ingest.formats.plain.alignrows import aligned_blocks
from ingest.formats.plain.barred import BARS, Barred, barred, barred_blocks
from ingest.formats.plain.furniture import running
from ingest.formats.plain.tabbed import Joined, Run, TabRows, row
from ingest.formats.roles import Role, roles
from ingest.formats.units import Unit, units
from ingest.markup import sourced
from ingest.pieces import join
from ingest.positions import Positions
from ontology.records import Place, SourcedText

_DEEPEST = 16  # levels of lists within lists
_SUB_BULLETS = frozenset("o◦-–—*▪▫‣⁃")  # where they come at the same indent as a bullet, they are below it


def read_text(content: bytes) -> Source:
    """A plain text, in whichever encoding, as blocks."""
    return read_decoded(decode(content))


def read_decoded(decoded: Decoded) -> Source:
    """A plain text as blocks."""
    text, encoding = decoded
    positions = Positions(text)
    furniture = running(positions)
    positions.page_starts = furniture.page_starts
    known = _known(positions, furniture.lines)
    parts = list(units(positions, furniture.lines, {first: found.last for first, found in known.items()}))
    blocks = tuple(_Blocks(positions).blocks(_tables_joined(positions, parts, known)))
    return Source(text, blocks, "text/plain", encoding, "text", furniture.page_starts)


def _known(positions: Positions, furniture: frozenset[int]) -> dict[int, Found | Barred]:
    """The tables that spaces align or bars part, by the first line of each."""
    within: set[int] = set()
    known: dict[int, Found | Barred] = {}
    if any(bar in positions.text for bar in BARS):
        known = {found.head[0]: found for found in barred(positions)}
        within = {index for found in known.values() for index in range(found.head[0], found.last + 1)}
    return known | {found.head[0]: found for found in aligned(positions, furniture, within)}


def _tables_joined(
    positions: Positions, parts: list[Unit], known: Mapping[int, Found | Barred]
) -> list[tuple[Unit, Role] | Joined | Found | Barred]:
    """The units with their roles; the runs of one table together, where the first of them stands."""
    found: list[tuple[Unit, Role] | Joined | Found | Barred] = []
    table: Joined | None = None
    furniture = False
    for unit, role in zip(parts, roles(parts, positions), strict=True):
        if unit.first in known:
            table, furniture = None, False
            found.append(known[unit.first])
            continue
        if role != "table":
            table, furniture = (table, True) if role == "furniture" else (None, False)
            found.append((unit, role))
            continue
        run = Run(unit.first, unit.last)
        if table is None or not table.take(run, furniture=furniture):
            table = Joined(positions, [run])
            found.append(table)
        furniture = False
    return found


class _Blocks:
    """Makes blocks of units; keeps which lists are open, to tell how deep an item lies."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.lists: list[tuple[int, str]] = []

    def blocks(self, parts: Iterable[tuple[Unit, Role] | Joined | Found | Barred]) -> Iterator[Block]:
        for part in parts:
            if isinstance(part, tuple):
                yield self._block(*part)
                continue
            self.lists.clear()
            if isinstance(part, Found):
                yield from aligned_blocks(self.positions, part)
            elif isinstance(part, Barred):
                yield from barred_blocks(self.positions, part)
            else:
                yield from self._table(part)

    def _table(self, joined: Joined) -> Iterator[Block]:
        headers = joined.headers()
        said = sorted(headers)
        rows = TabRows(self.positions, joined.runs, headers)
        start, end = (
            self.positions.span(joined.runs[0].first)[0],
            self.positions.span(joined.runs[-1].last)[1],
        )
        header = row(self.positions, said[0]) if said else None
        yield Table(header, rows, self.positions.place(start, end))
        for index in said[1:]:
            start, end = self.positions.span(index)
            yield Furniture(sourced(self.positions.text, start, end), self.positions.place(start, end))

    def _block(self, unit: Unit, role: Role) -> Block:
        place = self._place(unit)
        if role == "furniture":
            return Furniture(self._text(unit, 0), place)
        number = unit.mark.value if unit.mark and not unit.mark.bullet else None
        text = self._text(unit, unit.mark.end if unit.mark and role != "prose" else 0)
        if role in ("item", "contents"):
            return ListItem(text, place, number, self._level(unit), contents=role == "contents")
        self.lists.clear()
        return Heading(text, place, number) if role == "heading" else Paragraph(text, place)

    def _level(self, unit: Unit) -> int:
        """How deep an item lies: by its indent, or by a style of mark that was not open yet."""
        assert unit.mark is not None
        style = "sub-bullet" if unit.mark.value in _SUB_BULLETS else unit.mark.readings[0][0]
        while self.lists and self.lists[-1][0] > unit.indent:
            self.lists.pop()
        same = [
            depth
            for depth, (indent, other) in enumerate(self.lists)
            if (indent, other) == (unit.indent, style)
        ]
        if same:
            del self.lists[same[-1] + 1 :]
        elif len(self.lists) < _DEEPEST:
            self.lists.append((unit.indent, style))
        return len(self.lists)

    def _text(self, unit: Unit, skip: int) -> SourcedText:
        """The words of a unit's lines, `skip` characters into the first, with a space where a line ends."""
        spans = [self.positions.span(index) for index in range(unit.first, unit.last + 1)]
        spans[0] = (spans[0][0] + skip, spans[0][1])
        return join(sourced(self.positions.text, start, end) for start, end in spans)

    def _place(self, unit: Unit) -> Place:
        start, end = self.positions.span(unit.first)[0], self.positions.span(unit.last)[1]
        value = self.positions.text[start:end]
        return self.positions.place(start + len(value) - len(value.lstrip()), start + len(value.rstrip()))
