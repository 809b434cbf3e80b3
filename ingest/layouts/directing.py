"""Tables whose header does not say it, but one of whose columns says in nearly every row what to do."""

from collections.abc import Collection, Iterator
from itertools import islice

from ingest.blocks import Table
from ingest.headers import table_kind
from ingest.layouts.addressees import instructs
from ingest.layouts.announcing import silences
from ingest.layouts.cards import is_beside, is_card
from ingest.layouts.findings import Ground
from ingest.layouts.header_rows import headers_of
from ingest.layouts.settling import settled
from ingest.layouts.sheets import Sheet, text_at, unnamed
from ingest.outline import Part

_LOOKED_AT = 30  # rows
_FEWEST, _WORDS = 3, 5  # rows, and words in each on average
_MOST = 0.8  # of the rows
_COLUMNS = 12
_AS = "recommended action"  # the header that such a column could have had


def directing_tables(ground: Ground, known: Collection[int]) -> Iterator[Sheet]:
    """Tables, none of those with the ids `known`, by the longest of their columns that give instructions."""
    kinds = ground.profile.table_kinds()
    for part in ground.outline.parts:
        if any(silences(title, ground.profile) for title in part.path):
            continue
        for block in part.blocks:
            if isinstance(block, Table) and id(block) not in known and not is_card(block) | is_beside(block):
                headers, skip = headers_of(block, kinds)
                at = _directing(block, len(headers), skip) if 2 <= len(headers) <= _COLUMNS else None
                if at is None or not all(headers):
                    continue
                found = table_kind(kinds, (*headers[:at], _AS, *headers[at + 1 :]))
                if found and found[0].name == "recommendations" and found[1].get("text") == at:
                    yield _sheet(block, part, headers, skip, found[1])


def _sheet(table: Table, part: Part, headers: tuple[str, ...], skip: int, columns: dict[str, int]) -> Sheet:
    taken = set(columns.values())
    others = {at: head or unnamed(at) for at, head in enumerate(headers) if at not in taken}
    return settled(Sheet("recommendations", columns, others, headers, table, part, skip))


def _directing(table: Table, width: int, skip: int) -> int | None:
    rows = list(islice(table.rows, skip, skip + _LOOKED_AT))
    lengths: dict[int, int] = {}
    for at in range(width):
        said = [text_at(row.cells, at).value for row in rows]
        words = sum(len(one.split()) for one in said)
        if sum(map(instructs, said)) >= _MOST * len(rows) and words >= _WORDS * len(rows):
            lengths[at] = words
    return max(lengths, key=lambda at: lengths[at]) if len(rows) >= _FEWEST and lengths else None
