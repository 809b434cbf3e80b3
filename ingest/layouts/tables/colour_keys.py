"""Keys to colours without a header: cells filled with the colours, or lines that begin with their names."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ingest.blocks import Block, Cell, Row, Table
from ingest.labels import alternatives, words_of
from ingest.outline import Outline
from ingest.pieces import cut, join
from ontology.records import LegendEntry, Place, SourcedText

_MOST = 12  # colours of a key: more are those of data
_COLUMNS = 3  # of a key with a colour in each row
_LONGEST = 200  # characters of what a colour stands for


@dataclass(frozen=True, slots=True)
class Key:
    """What one colour of a document stands for; `fill` is its name where a cell shows it."""

    entry: LegendEntry
    fill: str | None = None


def colour_keys(outline: Outline, known: Collection[int]) -> Iterator[Key]:
    """What colours mean by tables and lines of their own; `known` are ids of tables with another meaning."""
    yield from _several(list(_of_lines(outline.title_block)))
    for part in outline.parts:
        lines = [block for block in part.blocks if not isinstance(block, Table)]
        yield from _several(list(_of_lines(lines)))
        for block in part.blocks:
            if isinstance(block, Table) and id(block) not in known:
                yield from _of_table(block)


def _several(keys: Sequence[Key]) -> Sequence[Key]:
    """Keys, where they are two or more and each is of another colour."""
    marks = {key.entry.mark.casefold() for key in keys}
    return keys if len(marks) == len(keys) and 2 <= len(keys) <= _MOST else ()


def _of_table(table: Table) -> Sequence[Key]:
    rows = [*([table.header] if table.header else []), *islice(table.rows, _MOST + 1)]
    filled = [row for row in rows if any(cell.fill for cell in row.cells)]
    if len(filled) == 1:
        cells = [cell for cell in filled[0].cells if cell.fill and cell.text.value]
        return _several([_key(cell, cell.text, filled[0].place) for cell in cells]) if len(rows) < 3 else ()
    if len(rows) - len(filled) > 1 or max(len(row.cells) for row in rows) > _COLUMNS:
        return ()
    keys = [key for row in filled if (key := _of_row(row))]
    apart = len({key.fill for key in keys}) == len(keys) == len(filled)
    return _several(keys) if apart else ()


def _of_row(row: Row) -> Key | None:
    """The key that a row is, one of whose cells is filled."""
    first, *more = [cell for cell in row.cells if cell.fill]
    beside = join(cell.text for cell in row.cells if cell is not first)
    if more or not (beside.value or first.text.value) or len(beside.value) > _LONGEST:
        return None
    return _key(first, beside if beside.value else first.text, row.place)


def _key(cell: Cell, meaning: SourcedText, place: Place) -> Key:
    """The key of a filled cell: by the name that is said in it, or else by that of its colour."""
    said = _named().match(meaning.value)
    if said:
        return Key(LegendEntry(said["colour"], cut(meaning, said.end()), place), cell.fill)
    own = cell.text.value if meaning is not cell.text else ""
    return Key(LegendEntry(own or cell.fill or "", meaning, place), cell.fill)


def _of_lines(blocks: Iterable[Block]) -> Iterator[Key]:
    """The keys of lines such as "Green – on track", several of them on one line, too."""
    for block in blocks:
        if isinstance(block, Table) or len(block.text.value) > _MOST * _LONGEST:
            continue
        start = 0
        for end in re.finditer(r"[;|\n]|,\s+(?=\w+\s?=)|$", block.text.value):
            line = cut(block.text, start, end.start())
            start = end.end()
            if (said := _named().match(line.value)) and said.end() < len(line.value) <= _LONGEST:
                yield Key(LegendEntry(said["colour"], cut(line, said.end()), block.place))


@cache
def _named() -> re.Pattern[str]:
    """The name of a colour and what parts it from its meaning."""
    colours = alternatives(words_of("colours", "names"))
    return re.compile(rf"(?P<colour>(?i:(?:light|dark)\s)?(?i:{colours}))(?:\s?[:=]|\s[–—-]\s)\s*")
