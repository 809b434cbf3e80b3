"""Tables that stand side by side on a sheet, with the same header over each: read one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Cell, Row, Table
from ingest.headers import shipped_kinds, table_kind
from ingest.meanings import normal
from ingest.pieces import EMPTY

_FEWEST, _MOST = 2, 40  # columns of each table, and of all


@dataclass(frozen=True, slots=True)
class _Columns:
    """The rows of a table with some of its columns, read anew each time."""

    rows: Iterable[Row]
    first: int
    end: int

    def __iter__(self) -> Iterator[Row]:
        return (_cut(row, self.first, self.end) for row in self.rows)


def apart_from_beside(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks in which tables that stand side by side are tables of their own."""
    for block in blocks:
        spans = _spans(block.header) if isinstance(block, Table) and block.header else []
        if not isinstance(block, Table) or block.header is None or len(spans) < 2:
            yield block
            continue
        for first, end in spans:
            yield replace(block, header=_cut(block.header, first, end), rows=_Columns(block.rows, first, end))


def _cut(row: Row, first: int, end: int) -> Row:
    cells = row.cells[first:end]
    return replace(row, cells=(*cells, *[Cell(EMPTY)] * (end - first - len(cells))))


def _spans(header: Row) -> list[tuple[int, int]]:
    """Where the columns of each table begin and end, if the words over all of them are the same."""
    words = [normal(cell.text.value) for cell in header.cells]
    if not words or not words[0] or len(words) > _MOST or words.count(words[0]) < 2:
        return []
    starts = [at for at, word in enumerate(words) if word == words[0]]
    spans = [(start, end) for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    said = [_said(words[first:end]) for first, end in spans]
    same = all(one == said[0] for one in said) and len(set(said[0])) == len(said[0]) >= _FEWEST
    texts = tuple(cell.text.value for cell in header.cells)
    if not same or table_kind(shipped_kinds(), texts[spans[0][0] : spans[0][1]]) is None:
        return []
    return spans


def _said(words: Sequence[str]) -> list[str]:
    return [word for word in words if word]
