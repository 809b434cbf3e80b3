"""Tables whose meaning is known: what kind of table each is, and which column means what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.blocks import Cell, Row, Table
from ingest.headers import TableKind, table_kind
from ingest.outline import Part
from ingest.pieces import EMPTY
from ontology.records import SourcedText

_LABEL = 80  # characters of the longest cell of a first row that may be a header without looking like one
_LOOKED_AT = 30  # rows that tell what a table's columns hold


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a known kind; `columns` are the indexes of the columns by meaning, `others` those without
    one.

    `part` is the section that it stands in.
    """

    kind: str
    columns: Mapping[str, int]
    others: Mapping[int, str]
    unnamed: frozenset[str]
    headers: tuple[str, ...]
    table: Table
    part: Part
    headed: bool
    none: tuple[str, ...] = ()

    def rows(self) -> Iterator[Row]:
        """The rows below the header row, read anew each time; rows without a word are left out."""
        rows = islice(self.table.rows, 0 if self.headed else 1, None)
        return (row for row in rows if any(cell.text.value for cell in row.cells))

    def sample(self) -> list[Row]:
        """The first rows, to judge by."""
        return list(islice(self.rows(), _LOOKED_AT))

    def cell(self, row: Row, meaning: str) -> SourcedText:
        """The text of a row in the column of this meaning; empty where there is no such column or cell."""
        return text_at(row.cells, self.columns.get(meaning, len(row.cells)))


def text_at(cells: Sequence[Cell], index: int) -> SourcedText:
    """The text of the cell at an index, empty beyond the last."""
    return cells[index].text if index < len(cells) else EMPTY


def sheets(parts: Sequence[Part], kinds: Sequence[TableKind]) -> Iterator[Sheet]:
    """The tables of some sections that are of a known kind, in order."""
    for part in parts:
        for block in part.blocks:
            if isinstance(block, Table) and (sheet := _sheet(block, part, kinds)):
                yield sheet


def _sheet(table: Table, part: Part, kinds: Sequence[TableKind]) -> Sheet | None:
    first = table.header or next(iter(table.rows), None)
    if first is None:
        return None
    headers = tuple(cell.text.value for cell in first.cells)
    known = table_kind(kinds, headers)
    if known is None or (table.header is None and not _may_head(headers, known[1])):
        return None
    kind, columns = known
    others = _labels(headers, set(columns.values()))
    unnamed = frozenset(label for index, label in others.items() if not headers[index])
    return Sheet(
        kind.name,
        columns,
        others,
        unnamed,
        headers,
        table,
        part,
        headed=table.header is not None,
        none=kind.none,
    )


def _may_head(headers: Sequence[str], columns: Mapping[str, int]) -> bool:
    return len(columns) > 1 and all(len(header) <= _LABEL for header in headers)


def _labels(headers: Sequence[str], known: set[int]) -> dict[int, str]:
    """The label of each column that has no meaning: its header; "column 3" where it has none; each once."""
    labels: dict[int, str] = {}
    for index, header in enumerate(headers):
        if index not in known:
            label = header or f"column {index + 1}"
            again = sum(other == label or other.startswith(f"{label} (") for other in labels.values())
            labels[index] = f"{label} ({again + 1})" if again else label
    return labels
