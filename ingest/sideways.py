"""Grids that lie on their side: labels in the first column, and a recommendation in each further one."""

from collections.abc import Sequence

from ingest.headers import shipped_kinds, table_kind
from ingest.labels import opening

_FEWEST, _MOST = 3, 12  # rows, and of these the fewest whose labels are known
_BESIDE = 2  # recommendations


def is_sideways(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first cells of all rows are the labels of a table whose columns are recommendations, their
    numbers in the first row.
    """
    if not _FEWEST <= len(rows) <= _MOST or not all(row[0] for row in rows):
        return False
    above = [cell for cell in rows[0][1:] if cell]
    numbered = len(above) >= _BESIDE and all(opening(cell, announced=True) for cell in above)
    kind, columns = (numbered and table_kind(shipped_kinds(), [row[0] for row in rows])) or (None, {})
    return kind is not None and kind.name == "recommendations" and len(columns) >= _FEWEST
