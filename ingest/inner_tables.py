"""Tables within cells of another: whether one holds records of its own, or only says more of its row."""

from collections.abc import Sequence

from ingest.headers import recommendation_kind, shipped_kinds, table_kind
from ingest.labels import opening
from ingest.meanings import normal

_WELL = 0.9  # how well a label has to say that a recommendation stands beside it

Cells = Sequence[str]


def stands_apart(inner: Cells, outer: Sequence[Cells], row: int, column: int) -> bool:
    """Whether the rows of a table within a cell are recommendations, by the header row `inner`.

    They are not where its row in the table around it (`outer`: the words of all cells but of tables in them)
    is one itself: then they say what is done about that.
    """
    return _recommends(inner) is not None and not _is_said(outer, row, column)


def _is_said(outer: Sequence[Cells], row: int, column: int) -> bool:
    """Whether a recommendation stands in a row of a table beside the cell of a column, or in its card."""
    text = _recommends(outer[0])
    if text is not None and row:
        return text != column and text < len(outer[row]) and bool(outer[row][text])
    cards = [cells for cells in outer if len(cells) > 1 and any(cells[1:])]
    return any(_labels_one(cells[0]) for cells in cards)


def _recommends(header: Cells) -> int | None:
    """The column of recommendations in a table with a header; None in another table."""
    known = table_kind(shipped_kinds(), tuple(header)) if sum(map(bool, header)) > 1 else None
    return known[1]["text"] if known and known[0].name == "recommendations" else None


def _labels_one(label: str) -> bool:
    """Whether a label stands before a recommendation: "Recommendation 4", "Proposed action"."""
    kind = recommendation_kind()
    score, word = kind.columns.scores(label).get("text", (0.0, ""))
    plain = score >= _WELL and word not in kind.together
    return (
        plain or opening(f"{label.rstrip(' :')}:", announced=False) is not None or normal(label) == "action"
    )
