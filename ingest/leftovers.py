"""What of a document no record holds, so that nothing is passed over unseen."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


def leftovers(blocks: Iterable[Block], held: Iterable[Place]) -> Iterator[Leftover]:
    """The blocks, and the rows of tables, that lie in none of the places that records hold."""
    spans = _merged(held)
    starts = [start for start, _ in spans]
    for block in blocks:
        for one in _units(block):
            if not _is_held(one.place, spans, starts) and (text := _text(one)):
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


def _merged(held: Iterable[Place]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted((place.start, place.end) for place in held):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _is_held(place: Place, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether a record lies in the place, or the place in a record."""
    at = bisect_right(starts, max(place.start, place.end - 1)) - 1
    return at >= 0 and spans[at][1] > place.start
