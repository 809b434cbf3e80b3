"""Tables that a page draws with other elements than a table's: by their roles (WAI-ARIA 1.2), or by rows of
as many parts each below a row that heads a table; and labels beside their values.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from ingest.formats.web.words import small_text, tag, words
from ingest.headers import recommendation_kind, shipped_kinds, table_kind
from ingest.labels import field_label, opening

_TABLES = frozenset(("table", "grid", "treegrid"))
_CELLS = {"cell": "td", "gridcell": "td", "rowheader": "th", "columnheader": "th"}
_GROUPS = frozenset(("div", "section", "ul", "ol", "article"))
_ROWS = frozenset(("div", "section", "li", "article", "a", "p"))
_PARTS = frozenset(("div", "span", "p", "strong", "b", "em", "h3", "h4", "h5", "h6"))
_COLUMNS = range(3, 13)
_FEWEST = 2  # rows below one that heads them, and labels beside their values
_LABEL = 60  # characters of the longest label
_MOST = 200_000  # elements of a page that is looked at


def redraw(root: etree._Element) -> None:
    """Make tables out of what is drawn as one, and lines of the labels that stand beside their values."""
    groups = [one for one in root.iter(*_GROUPS, "table") if len(one) or one.get("role")]
    if len(groups) > _MOST:
        return
    for one in groups:
        if tag(one) != "table" and one.get("role") in _TABLES:
            _by_roles(one)
        elif tag(one) in _GROUPS and (rows := _rows(one)):
            _make(one, rows)
        elif tag(one) in _GROUPS:
            _label(one)


def _by_roles(table: etree._Element) -> None:
    """Make a table of the elements that are one to a screen reader."""
    rows = [one for one in table.iter() if one.get("role") == "row"]
    table.tag = "table"
    for row in rows:
        row.tag = "tr"
        for cell in row:
            cell.tag = _CELLS.get(cell.get("role", ""), "td")
        for around in row.iterancestors():
            if around is table or around.get("role") != "rowgroup":
                break
            around.tag = "tbody"


def _rows(group: etree._Element) -> Sequence[etree._Element]:
    """The rows of a group whose first names columns of recommendations; none where they are no rows."""
    parts = _bare(group)
    if len(parts) == _FEWEST and tag(parts[1]) in _GROUPS and _cells(parts[0]):
        parts = [parts[0], *_bare(parts[1])]  # the rows below the header stand in a group of their own
    width = len(_cells(parts[0])) if len(parts) > _FEWEST else 0
    if width not in _COLUMNS or any(len(_cells(row)) != width for row in parts[1:]):
        return ()
    known = table_kind(shipped_kinds(), tuple(small_text(cell, _LABEL) or "" for cell in _cells(parts[0])))
    return parts if known and known[0].name == "recommendations" else ()


def _make(group: etree._Element, rows: Sequence[etree._Element]) -> None:
    group.tag = "table"
    for at, row in enumerate(rows):
        around = row.getparent()
        if around is not None and around is not group:
            around.tag = "tbody"
        row.tag = "tr"
        for cell in row:
            cell.tag = "td" if at else "th"


def _label(group: etree._Element) -> None:
    """Put labels and their values, which stand beside each other in a group, on one line each."""
    pairs = [cells for one in group if (cells := _cells(one)) and len(cells) == 2]
    said = [(label, value) for label, value in pairs if _names_field(small_text(label, _LABEL) or "")]
    if len(said) < _FEWEST:
        return
    if len(pairs) == len(_bare(group)) and len(said) > _FEWEST:
        _card(group)
        return
    for label, value in said:
        if any(tag(one) in words("block") for one in value.iterdescendants()):
            continue  # it has lines of its own
        ends = (small_text(label, _LABEL) or "").rstrip().endswith(":")
        label.tag = value.tag = "span"
        label.tail = " " if ends else ": "


def _card(group: etree._Element) -> None:
    """Make a table of two columns of a group that has nothing but labels and their values."""
    group.tag = "table"
    for row in group:
        row.tag = "tr"
        for cell in row:
            cell.tag = "td"


def _names_field(label: str) -> bool:
    """Whether words are a label of a recommendation, or of what is said of one."""
    bare = " ".join(label.split()).rstrip(" :")
    kind = recommendation_kind()
    scores = kind.columns.scores(bare)
    return bool(bare) and (
        any(score == 1.0 for score, _ in scores.values())
        or field_label(f"{bare}:") is not None
        or opening(f"{bare}:", announced=True) is not None
    )


def _cells(row: etree._Element) -> Sequence[etree._Element]:
    """The parts of a row, where it has nothing beside them."""
    parts = _bare(row) if tag(row) in _ROWS else []
    return parts if all(tag(one) in _PARTS for one in parts) else ()


def _bare(element: etree._Element) -> list[etree._Element]:
    """The elements within one that has no words beside them; none where it has."""
    beside: Iterator[str | None] = (one.tail for one in element)
    if (element.text or "").strip() or any((one or "").strip() for one in beside):
        return []
    return [one for one in element if tag(one)]
