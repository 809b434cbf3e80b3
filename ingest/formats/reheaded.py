"""Tables whose header is said again with other columns: from there on another table, as its words say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from ingest.blocks import Block, Heading, Row, Table
from ingest.forms import is_heading_like
from ingest.headers import recommendation_kind, table_kind
from ingest.meanings import normal
from ingest.pieces import covering

_LOOKED_AT = 5_000  # rows of a table
_MOST = 50  # tables that one is parted into
_LABEL = 40  # characters of the longest label of a column
_WELL = 0.9  # how well a label has to say what its column is
_SAID = 0.6  # of the labels of a row


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some of the rows of a table, read anew each time."""

    rows: Iterable[Row]
    first: int
    end: int | None

    def __iter__(self) -> Iterator[Row]:
        return islice(iter(self.rows), self.first, self.end)


def reheaded(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks in which each table has the columns that its header says."""
    for block in blocks:
        if isinstance(block, Table) and block.header:
            yield from _parted(block, block.header)
        else:
            yield block


def _parted(table: Table, header: Row) -> Iterator[Block]:
    starts = _starts(table, header)
    if not starts:
        yield table
        return
    rows = list(islice(table.rows, starts[-1] + 1))
    begin = 0
    for at, start in enumerate([*starts, None]):
        last = None if start is None else start - 1
        over = _title(rows[last]) if last is not None and last > begin else None
        end = last if over else start
        yield replace(
            table,
            header=header,
            rows=_Rows(table.rows, begin, end),
            place=covering(header.place, table.place if end is None else rows[max(begin, end - 1)].place),
        )
        if start is not None:
            if over:
                yield over
            header, begin = rows[start], starts[at] + 1


def _starts(table: Table, header: Row) -> list[int]:
    """The rows that head others than the header does."""
    starts: list[int] = []
    words = _words(header)
    for at, row in enumerate(islice(table.rows, _LOOKED_AT)):
        if not at or row.wide or len(starts) == _MOST:
            continue
        said = _words(row)
        if _is_labels(said) and said != words and _heads(said):
            starts.append(at)
            words = said
    return starts


def _words(row: Row) -> tuple[str, ...]:
    return tuple("" if cell.spanned else cell.text.value for cell in row.cells)


def _is_labels(words: Sequence[str]) -> bool:
    """Whether cells may head columns, one of them recommendations; quickly told."""
    named = [word for word in words if word]
    return (
        len(named) > 1
        and all(len(word) <= _LABEL for word in named)
        and len(set(named)) == len(named)
        and any(normal(word) in _leading() for word in named)
    )


def _heads(words: tuple[str, ...]) -> bool:
    """Whether most cells are nothing but the names of columns."""
    named = [word for word in words if word]
    scores = recommendation_kind().columns.scores
    well = sum(any(score >= _WELL for score, _ in scores(word).values()) for word in named)
    return well >= max(2, _SAID * len(named)) and table_kind([recommendation_kind()], words) is not None


def _title(row: Row) -> Heading | None:
    """The words of a row that has no others, where they are the title of what follows."""
    said = [cell.text for cell in row.cells if cell.text.value and not cell.spanned]
    titled = len(said) == 1 and is_heading_like(said[0].value)
    return Heading(said[0], row.place) if titled else None


@cache
def _leading() -> frozenset[str]:
    """The words that head recommendations, or what is to be done."""
    kind = recommendation_kind()
    said = (*kind.columns.words["text"], *kind.columns.words["actions"], *kind.columns.words["title"])
    weaker = (word for words in kind.weaker.values() for of in words.words.values() for word in of)
    return frozenset((*said, *weaker))
