"""Keys to colours in the cells of a sheet beside a table, under a header of their own or none."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.blocks import Cell, Row, Table
from ingest.labels import words_of

_LOOKED_AT = 60  # rows: a column that says something in more of them than a key has is one of the table
_MOST = 12  # colours of a key
_COLUMNS = 60  # of a table beside which a key is looked for

Swatch = tuple[Cell, Cell, Row]  # a filled cell, the one that says what it means, their row


def beside_table(table: Table) -> Iterator[Sequence[Swatch]]:
    """The filled cells of each column that may be a key, with the cells that say what they mean."""
    if table.header is None:
        return
    rows = list(islice(table.rows, _LOOKED_AT))
    heads = [cell.text.value for cell in table.header.cells]
    for at in range(1, min(_COLUMNS, max((len(row.cells) for row in rows), default=0))):
        if _is_apart(heads, at):
            found = [swatch for row in rows if (swatch := _swatch(row, at, heads))]
            said = sum(at < len(row.cells) and bool(row.cells[at].text.value) for row in rows)
            fills = {cell.fill for cell, _, _ in found}
            if len(found) >= said and len(fills) == len(found) <= _MOST:
                yield found


def _is_apart(heads: Sequence[str], at: int) -> bool:
    head = heads[at] if at < len(heads) else ""
    return not head or head.casefold().strip(" :") in words_of("colours", "keys")


def _swatch(row: Row, at: int, heads: Sequence[str]) -> Swatch | None:
    """The filled cell of a row in a column, with itself or the one beside it as what it means."""
    if at >= len(row.cells) or not row.cells[at].fill:
        return None
    cell = row.cells[at]
    if cell.text.value:
        return cell, cell, row
    if at + 1 < len(row.cells) and _is_apart(heads, at + 1) and row.cells[at + 1].text.value:
        return cell, row.cells[at + 1], row
    return None
