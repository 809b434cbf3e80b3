"""Tables of questions, as questionnaires in spreadsheets have them."""

from collections.abc import Iterator, Mapping

from ingest.blocks import Table
from ingest.headers import TableKind, shipped_kinds, table_kind
from ingest.layouts.tables.header_rows import headers_of
from ingest.layouts.tables.settling import is_code
from ingest.layouts.tables.sheets import text_at
from ingest.layouts.wording.items import Item, Stated
from ingest.meanings import normal
from ingest.pieces import EMPTY

_ASKED = frozenset(("question", "question text", "consultation question", "survey question", "wording"))
_UNDER = frozenset(("section", "theme", "topic", "part", "category", "subject", "area"))


def asked_in(table: Table) -> Iterator[Item]:
    """The questions of a table with a column of them; none where it tells of votes or recommendations."""
    kinds = shipped_kinds()
    headers, skip = headers_of(table, kinds)
    columns = {normal(header): at for at, header in reversed(list(enumerate(headers)))}
    asked = next((columns[name] for name in columns if name in _ASKED), None)
    if asked is None or _is_known(kinds, headers):
        return
    under = next((columns[name] for name in columns if name in _UNDER), None)
    for at, row in enumerate(table.rows):
        text = text_at(row.cells, asked)
        if at < skip or not text.value:
            continue
        cells = {
            index: cell.text for index, cell in enumerate(row.cells) if cell.text.value and index != asked
        }
        number = next((index for index, cell in cells.items() if is_code(cell.value)), None)
        said = cells.pop(number).value.strip(".):#") if number is not None else str(at + 1 - skip)
        stated = tuple(
            Stated(headers[index], "attribute", cell)
            for index, cell in cells.items()
            if index != under and index < len(headers) and headers[index]
        )
        heading = text_at(row.cells, under) if under is not None else EMPTY
        code = said if said[:1].isalpha() else f"Q{said}"
        yield Item(
            code, text, row.place, stated=stated, under=heading if heading.value else None, by="question"
        )


def _is_known(kinds: tuple[TableKind, ...], headers: tuple[str, ...]) -> bool:
    known: tuple[TableKind, Mapping[str, int]] | None = table_kind(kinds, headers)
    return known is not None
