"""The header of a table: its row, or its two, of which the lower one names the columns."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest

from ingest.blocks import Block, Row, Table
from ingest.headers import TableKind, table_kind
from ingest.meanings import normal
from ingest.profiles import Profile

_CONTINUED = re.compile(r"\(?\b(?:continued|cont(?:['’]d|inued|d)?\b)[.)]*", re.IGNORECASE)
_HEADER = 200  # characters of the longest cell of a header that is said again
_LABEL = 60  # characters of the longest cell of a second header row
_SHARED = 2  # columns that one name reaches over
_SAID = 0.6  # of the cells of a second header row that are words for columns
_WELL = 0.9  # how well they have to be

Headers = tuple[str, ...]


def headers_of(table: Table, kinds: Sequence[TableKind]) -> tuple[Headers, int]:
    """The words of a table's header, and how many of its rows belong to it; a first row may be one."""
    rows = list(islice(table.rows, 2))
    first = table.header or (rows[0] if rows else None)
    if first is None:
        return (), 0
    skip = 0 if table.header else 1
    headers = _words(first)
    second = rows[skip] if len(rows) > skip else None
    if second and _is_open(headers) and _goes_below(_words(second), headers, kinds):
        both = zip_longest(headers, _words(second), fillvalue="")
        return tuple(below or above for above, below in both), skip + 1
    return headers, skip


def heads_actions(blocks: Iterable[Block], profile: Profile) -> bool:
    """Whether the first of some blocks is a table of recommendations, as its header says."""
    first, kinds = next(iter(blocks), None), profile.table_kinds()
    known = table_kind(kinds, headers_of(first, kinds)[0]) if isinstance(first, Table) else None
    return known is not None and known[0].name == "recommendations"


def is_header(row: Row, headers: Headers) -> bool:
    """Whether a row says a table's header again, up to plurals, punctuation and "(continued)"."""
    if not row.cells or not headers or row.cells[0].text.value[:1].casefold() != headers[0][:1].casefold():
        return False
    said = [_plain(cell.text.value) for cell in row.cells if len(cell.text.value) <= _HEADER]
    return len(said) == len(row.cells) and said == [_plain(header) for header in headers[: len(said)]]


def _plain(words: str) -> str:
    return normal(_CONTINUED.sub("", words))


def _words(row: Row) -> Headers:
    return tuple(cell.text.value for cell in row.cells)


def _is_open(headers: Headers) -> bool:
    """Whether a header row leaves columns without a name of their own."""
    named = [header for header in headers if header]
    return len(named) < len(headers) or len(set(named)) < len(named)


def _goes_below(words: Headers, above: Headers, kinds: Sequence[TableKind]) -> bool:
    """Whether a second row names columns that the first one leaves open, or has one name for."""
    return _names_columns(words, above, kinds) or _parts_names(words, above)


def _parts_names(words: Headers, above: Headers) -> bool:
    """Whether a second row has short words below the names that reach over several columns, one for each of
    these, and none below the others.
    """
    if len(words) > len(above) or any(len(word) > _LABEL for word in words):
        return False
    words = (*words, *[""] * (len(above) - len(words)))
    beside = zip(("\0", *above), above, (*above[1:], "\0"), strict=False)
    shared = [not name or not after or name in (before, after) for before, name, after in beside]
    parted = [word for word, part in zip(words, shared, strict=True) if part]
    rest = [word for word, name, part in zip(words, above, shared, strict=True) if not part and word != name]
    return len(parted) >= _SHARED and all(parted) and len({*parted}) == len(parted) and not any(rest)


def _names_columns(words: Headers, above: Headers, kinds: Sequence[TableKind]) -> bool:
    """Whether the words of a second row name columns, those among them that the first leaves open."""
    said = [word for word in words if word]
    if len(said) < 2 or any(len(word) > _LABEL for word in said) or words == above:
        return False
    recommendations = next((kind.columns for kind in kinds if kind.name == "recommendations"), None)
    if recommendations is None:
        return False
    well = sum(any(score >= _WELL for score, _ in recommendations.scores(word).values()) for word in said)
    return well >= max(2, _SAID * len(said))
