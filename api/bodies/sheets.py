"""Rows of an answer as CSV (RFC 4180), under a line of column names; what is not stated is empty."""

import csv
import io
from collections.abc import Iterable, Sequence


def sheet(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
