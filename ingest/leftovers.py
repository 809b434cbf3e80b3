"""What of a document no record holds, so that nothing is passed over unseen."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

from ingest.blocks import Block, Furniture, Heading, ListItem, Paragraph, Row, Table
from ontology.records import Place

_KINDS = {Heading: "heading", Paragraph: "paragraph", ListItem: "list item", Furniture: "furniture"}
_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Leftover:
    """A block that no record holds. `kind` is heading, paragraph, list item, row (of a table), or furniture
    (what stands on pages for the pages' sake); lines count from 1.
    """

    kind: str
    line_start: int
    line_end: int
    page: int | None
    text: str


class Spans:
    """Where records lie in a text: 16 bytes each, so that those of a million can be held."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._starts, self._ends = array("q"), array("q")
        self._before: list[tuple[int, int]] = []  # those that begin before one that was added earlier
        for place in places:
            self.add(place)

    def add(self, place: Place) -> None:
        """Take in a place."""
        if self._starts and place.start < self._starts[-1]:
            self._before.append((place.start, place.end))
        else:
            self._append(place.start, place.end)

    def hold(self, place: Place) -> bool:
        """Whether a record lies in the place, or the place in a record."""
        if self._before:
            self._sort()
        at = bisect_right(self._starts, max(place.start, place.end - 1)) - 1
        return at >= 0 and self._ends[at] > place.start

    def _append(self, start: int, end: int) -> None:
        if self._starts and start <= self._ends[-1]:
            self._ends[-1] = max(end, self._ends[-1])
        else:
            self._starts.append(start)
            self._ends.append(end)

    def _sort(self) -> None:
        """Put those that came late among the others."""
        spans = merge(zip(self._starts, self._ends, strict=True), sorted(self._before))
        self._starts, self._ends, self._before = array("q"), array("q"), []
        for start, end in spans:
            self._append(start, end)


def leftovers(blocks: Iterable[Block], held: Spans) -> Iterator[Leftover]:
    """The blocks, and the rows of tables, that lie in none of the places that records hold."""
    for block in blocks:
        for one in _units(block):
            if not held.hold(one.place) and (text := _text(one)):
                kind = "row" if isinstance(one, Row) else _KINDS[type(one)]
                place = one.place
                yield Leftover(kind, place.line_start, place.line_end, place.page, text)


def _units(block: Block) -> Iterator[Heading | Paragraph | ListItem | Furniture | Row]:
    if isinstance(block, Table):
        if block.header:
            yield block.header
        yield from block.rows
    else:
        yield block


def _text(one: Heading | Paragraph | ListItem | Furniture | Row) -> str:
    if isinstance(one, Row):
        return _CELLS.join(cell.text.value for cell in one.cells if cell.text.value)
    return one.text.value
