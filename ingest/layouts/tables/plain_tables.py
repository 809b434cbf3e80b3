"""Tables without words that tell what they are, under a heading that announces recommendations."""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from ingest.blocks import Row, Table
from ingest.layouts.tables.cards import is_beside, is_card
from ingest.layouts.tables.settling import is_code
from ingest.layouts.tables.sheets import Sheet, text_at, unnamed
from ingest.layouts.wording.announcing import announced
from ingest.layouts.wording.findings import Ground
from ingest.outline import Part

_LOOKED_AT = 30  # rows
_COLUMNS = 5  # of a table in which words are looked for that no header tells
_FEWEST = 2  # rows
_WORDS = re.compile(r"\S+\s+\S+\s+\S")


def plain_tables(ground: Ground, known: Collection[int]) -> Iterator[Sheet]:
    """Tables under a heading that announces recommendations, each row a number and words; `known` are ids of
    tables that are told by their headers.
    """
    for part in ground.outline.parts:
        if announced(part.path, ground.profile):
            for block in part.blocks:
                if isinstance(block, Table) and id(block) not in known and (one := _sheet(block, part)):
                    yield one


def _sheet(table: Table, part: Part) -> Sheet | None:
    rows = list(islice(table.rows, _LOOKED_AT))
    width = max((len(row.cells) for row in rows), default=0)
    if not (len(rows) >= _FEWEST and 2 <= width <= _COLUMNS) or is_card(table) or is_beside(table):
        return None
    numbers = [text_at(row.cells, 0).value for row in rows]
    if not all(map(is_code, numbers)) or len(set(numbers)) < len(numbers):
        return None
    text = max(range(1, width), key=lambda index: sum(len(text_at(row.cells, index).value) for row in rows))
    if not all(_WORDS.match(text_at(row.cells, text).value) for row in rows) or _paged(rows, width):
        return None
    said = [cell.text.value for cell in table.header.cells] if table.header else []
    headers = (*said, *[""] * (width - len(said)))
    others = {at: headers[at] or unnamed(at) for at in range(1, width) if at != text}
    return Sheet("recommendations", {"number": 0, "text": text}, others, headers, table, part, 0)


def _paged(rows: list[Row], width: int) -> bool:
    """Whether the last column has numbers of pages, as a list of what is elsewhere has."""
    return width > 2 and all(text_at(row.cells, width - 1).value.isdecimal() for row in rows)
