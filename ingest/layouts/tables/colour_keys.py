"""Keys to colours without a header: cells filled with the colours, or lines that tell of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.blocks import Block, Cell, Row, Table
from ingest.layouts.tables.colour_meanings import colour_in, meaning
from ingest.layouts.tables.colour_words import colour_before, of_lines
from ingest.layouts.tables.side_keys import beside_table
from ingest.outline import Outline
from ingest.pieces import cut, join
from ontology.records import LegendEntry, Place, SourcedText

_MOST = 12  # colours of a key: more are those of data
_COLUMNS = 3  # of a key with a colour in each row
_LONGEST = 200  # characters of what a colour stands for


@dataclass(frozen=True, slots=True)
class Key:
    """What one colour of a document stands for: `said`, as a status. `fill` is the colour's name where a cell
    shows it; `told` where a sentence says that it is a colour of cells.
    """

    entry: LegendEntry
    said: str
    fill: str | None = None
    told: bool = False


def colour_keys(outline: Outline, known: Collection[int]) -> Iterator[Key]:
    """What colours mean by tables and lines of their own; `known` are ids of tables with another meaning."""
    yield from _of_lines(outline.title_block)
    for part in outline.parts:
        heading = [part.heading] if part.heading else []
        yield from _of_lines([*heading, *(one for one in part.blocks if not isinstance(one, Table))])
        for block in part.blocks:
            if isinstance(block, Table):
                yield from _beside_table(block) if id(block) in known else _of_table(block)


def _of_lines(blocks: Iterable[Block]) -> Sequence[Key]:
    found = [
        Key(entry, meaning(entry.mark, entry.description.value), told=told)
        for entry, told in of_lines(blocks)
    ]
    return _several(found) or [key for key in found if key.told]


def _several(keys: Sequence[Key]) -> Sequence[Key]:
    """Keys, where they are two or more and each is of another colour."""
    marks = {key.entry.mark.casefold() for key in keys}
    return keys if len(marks) == len(keys) and 2 <= len(keys) <= _MOST else ()


def _of_table(table: Table) -> Sequence[Key]:
    rows = [*([table.header] if table.header else []), *islice(table.rows, _MOST + 1)]
    filled = [row for row in rows if any(cell.fill for cell in row.cells)]
    if len(rows) - len(filled) < 3 and (pairs := [key for row in filled for key in _beside(row)]):
        return _several(pairs)
    if len(filled) == 1:
        cells = [cell for cell in filled[0].cells if cell.fill and cell.text.value]
        return _several([_key(cell, cell.text, filled[0].place) for cell in cells]) if len(rows) < 3 else ()
    if len(rows) - len(filled) > 1 or max(len(row.cells) for row in rows) > _COLUMNS:
        return ()
    keys = [key for row in filled if (key := _of_row(row))]
    apart = len({key.fill for key in keys}) == len(keys) == len(filled)
    return _several(keys) if apart else ()


def _beside_table(table: Table) -> Iterator[Key]:
    for column in beside_table(table):
        keys = [_key(cell, words.text, row.place) for cell, words, row in column]
        yield from _several(keys)


def _beside(row: Row) -> list[Key]:
    """The keys of a row of several empty cells in colours, each with what it means in the cell beside it."""
    cells = [(cell, below) for cell, below in zip(row.cells, row.cells[1:], strict=False) if _is_swatch(cell)]
    fit = len(cells) > 1 and all(below.text.value and not below.fill for _, below in cells)
    return [_key(cell, below.text, row.place) for cell, below in cells] if fit else []


def _is_swatch(cell: Cell) -> bool:
    return bool(cell.fill) and not cell.text.value


def _of_row(row: Row) -> Key | None:
    """The key that a row is, whose cells are filled with but one colour."""
    first, *more = [cell for cell in row.cells if cell.fill]
    others = [cell.text for cell in row.cells if cell is not first and cell.text.value]
    beside = join(others)
    if any(cell.fill != first.fill for cell in more) or len(beside.value) > _LONGEST:
        return None
    if not (beside.value or first.text.value):
        return None
    return _key(first, beside if others else first.text, row.place, others[0].value if others else None)


def _key(cell: Cell, words: SourcedText, place: Place, name: str | None = None) -> Key:
    """The key of a filled cell: by the name that is said in it, or else by that of its colour."""
    if found := colour_before(words.value):
        entry = LegendEntry(found.colour, cut(words, found.end), place)
        return Key(entry, meaning(found.colour, entry.description.value), cell.fill)
    own = cell.text.value if words is not cell.text else ""
    mark = own or cell.fill or ""
    said = meaning(mark, words.value)
    if said == mark and name and (not own or colour_in(own)):
        said = meaning(mark, name)
    return Key(LegendEntry(mark, words, place), said, cell.fill)
