"""Rows of an answer as CSV (RFC 4180), under a line of column names; what is not stated is empty."""

import csv
import io
from collections.abc import Iterable, Sequence

from graph.exports.cells import safe


def sheet(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as UTF-8, safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode()
