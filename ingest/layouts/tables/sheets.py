"""Tables whose meaning is known: what kind of table each is, and which column means what."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from ingest.blocks import Cell, Row, Table
from ingest.headers import TableKind, table_kind
from ingest.layouts.tables.bands import banded
from ingest.layouts.tables.cards import is_beside, is_card
from ingest.layouts.tables.choosing import EVIDENT, Choice, chosen
from ingest.layouts.tables.header_rows import Headers, headers_of, is_header
from ingest.layouts.wording.addressees import addressed
from ingest.layouts.wording.announcing import announced, silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.kinds import kind as kind_of
from ingest.outline import Part
from ingest.pieces import EMPTY, covering, join
from ingest.profiles import Profile
from ontology.records import Place, SourcedText

_COLUMN = "column "
_LABEL = 80  # characters of the longest cell of a first row that may be a header without looking like one
_WORDS = 3  # of the header of a table that has only one column
_TOTAL = 30  # characters of the longest words for a total
_NOTE = re.compile(r"(?:notes?|sources?|n\.?b\.?|key|legend)\s?\d*[:.]|[*†‡]", re.IGNORECASE)
_ADDS = re.compile(r"(?:sub|grand\s)?-?totals?\b", re.IGNORECASE)
_FIGURE = re.compile(r"[\W\d_]*(?:\d[\d,.]*\s?(?:[kmb]|million|billion|fte)?)?[\W\d_]*", re.IGNORECASE)
_SHARED = 2  # columns that two tables of recommendations share
_TOLD = 3  # columns that prove a table whose heading names a kind of recommendations
_LOOKED_AT = 30  # rows that tell what a table's columns hold


@dataclass(frozen=True, slots=True)
class Marks:
    """Columns in which a mark stands for the words over it; `heads` are these by index, `ticks` the marks."""

    heads: Mapping[int, SourcedText] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()

    def of(self, row: Row) -> list[SourcedText]:
        """The words over the columns in which a row has a mark."""
        said = ((text_at(row.cells, at).value.casefold(), head) for at, head in self.heads.items())
        return [head for cell, head in said if cell in self.ticks]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a known kind; `columns` are the indexes of the columns by meaning, `others` those without
    one.

    `part` is the section that it stands in; `choices` are columns in which a mark says a status, `parties`
    those in which it says who is responsible.
    """

    kind: str
    columns: Mapping[str, int]
    others: Mapping[int, str]
    headers: tuple[str, ...]
    table: Table
    part: Part
    skip: int  # rows of the table that are its header
    none: frozenset[str] = frozenset()
    totals: frozenset[str] = frozenset()
    choices: Marks = field(default_factory=Marks)
    parties: Marks = field(default_factory=Marks)
    counted: tuple[int, ...] = ()  # columns of further parties: "Agency 2" beside "Agency 1"
    addressee: SourcedText | None = None  # who is responsible for all of it
    under: SourcedText | None = None  # what all of it is put under
    choice: Choice | None = None  # how the column of its recommendations was told
    refers: bool = False  # whether its categories are those that another table of the document sets up

    @property
    def guessed(self) -> bool:
        """Whether only what stands in its cells tells its kind."""
        return self.choice is not None and self.choice.guessed

    def header_rows(self) -> list[Row]:
        """The rows that the header is made of."""
        stated = [self.table.header] if self.table.header else []
        return [*stated, *islice(self.table.rows, self.skip)]

    def rows(self) -> Iterator[Row]:
        """The rows below the header, read anew each time, without empty rows, totals, and headers said
        again.
        """
        rows = islice(self.table.rows, self.skip, None)
        return (row for row in rows if not is_header(row, self.headers) and self._says(row))

    def _says(self, row: Row) -> bool:
        """Whether a row is one of the table's own, and no total of them, and no note on them."""
        said = [cell.text.value for cell in row.cells if cell.text.value and not cell.spanned]
        first = said[0] if said else ""
        if len(first) <= _TOTAL and first.casefold().strip(" :.") in self.totals:
            return False
        if _NOTE.match(first) and len(set(said)) == 1:
            return False
        adds = _ADDS.match(first) and all(map(_FIGURE.fullmatch, said[1:]))
        return first != "" and not (adds and (len(said) > 1 or any(map(str.isdigit, first))))

    def sample(self) -> list[Row]:
        """The first rows, to judge by."""
        return list(islice(self.rows(), _LOOKED_AT))

    def cell(self, row: Row, meaning: str) -> SourcedText:
        """The text of a row in the column of this meaning; empty where there is no such column or cell."""
        return text_at(row.cells, self.columns.get(meaning, len(row.cells)))

    def is_unnamed(self, label: str) -> bool:
        """Whether a label stands for a column without a header."""
        index = label.removeprefix(_COLUMN)
        return index.isdecimal() and (int(index) > len(self.headers) or not self.headers[int(index) - 1])

    def groups(self, *begins: str) -> Iterator[tuple[Callable[[str], SourcedText], Place]]:
        """The rows, each with those below that carry it on: that have nothing in the columns that begin one.

        Gives for each group how to get its text by meaning, and its place.
        """
        group: list[Row] = []
        for row in self.rows():
            if group and any(self.cell(row, meaning).value for meaning in begins):
                yield partial(self._joined, group), covering(group[0].place, group[-1].place)
                group = []
            group.append(row)
        if group:
            yield partial(self._joined, group), covering(group[0].place, group[-1].place)

    def _joined(self, group: Sequence[Row], meaning: str) -> SourcedText:
        return join(self.cell(row, meaning) for row in group)


def unnamed(index: int) -> str:
    """The label of a column, by its index from 0, that has no header."""
    return f"{_COLUMN}{index + 1}"


def text_at(cells: Sequence[Cell], index: int) -> SourcedText:
    """The text of the cell at an index, empty beyond the last."""
    return cells[index].text if index < len(cells) else EMPTY


def sheets(ground: Ground) -> Iterator[Sheet]:
    """The tables of a document that are of a known kind, in order.

    One whose columns are headed as those of another that is proven to hold recommendations holds some too.
    """
    kinds = ground.profile.table_kinds()
    found = list(_headed(ground, kinds))
    firm = [(headers, sheet.columns) for headers, _, sheet in found if sheet and _is_firm(sheet)]
    for headers, again, sheet in found:
        if known := sheet or (again(proven=True) if _is_like(ground.profile, headers, firm) else None):
            yield known


def _is_like(profile: Profile, headers: Headers, firm: Sequence[tuple[Headers, Mapping[str, int]]]) -> bool:
    """Whether the words of a table are headed as those of one of these, or its columns mean the same: all of
    them, or in a document whose headings name kinds of recommendations several.
    """
    if any(known[columns["text"]] in headers for known, columns in firm):
        return True
    kind, columns = table_kind(profile.table_kinds(), headers) or (None, {})
    if kind is None or kind.name != "recommendations" or len(columns) < _SHARED:
        return False
    least = _SHARED if profile.kinds else len(columns)
    return any(len(columns.keys() & known.keys()) >= least for _, known in firm)


def _is_firm(sheet: Sheet) -> bool:
    return sheet.kind == "recommendations" and not sheet.guessed and "text" in sheet.columns


def _headed(
    ground: Ground, kinds: Sequence[TableKind]
) -> Iterator[tuple[Headers, Callable[..., Sheet | None], Sheet | None]]:
    """The tables that have a header, each with how to read it, and as what it is read by itself."""
    for part in ground.outline.parts:
        apart = {id(table) for _, table in banded(part)}
        for block in part.blocks:
            if not isinstance(block, Table) or id(block) in apart:
                continue
            if not is_card(block) and not is_beside(block):
                headers, skip = headers_of(block, kinds)
                if headers:
                    read = partial(_sheet, ground, block, part, headers, skip)
                    yield headers, read, read(proven=False)


def _sheet(
    ground: Ground, table: Table, part: Part, headers: Headers, skip: int, *, proven: bool
) -> Sheet | None:
    """A table with the meanings of its columns: by its header, and for recommendations by its cells too."""
    kinds = ground.profile.table_kinds()
    kind, columns = table_kind(kinds, headers) or (None, {})
    choice = None
    if kind is None or kind.name == "recommendations":
        kind = next((one for one in kinds if one.name == "recommendations"), None)
        rows = list(islice(table.rows, skip, skip + _LOOKED_AT))
        choice = _choice(ground, kind, part, headers, rows, proven=proven) if kind else None
        if kind is None or choice is None:
            return None
        columns = dict(choice.columns)
    evident = choice is not None and choice.how == EVIDENT
    if table.header is None and not evident and not _may_head(headers, columns):
        return None
    if sum(map(bool, headers)) == 1 and len(" ".join(headers).split()) > _WORDS:
        return None  # a line of text over others, not a column's name
    others = _labels(headers, set(columns.values()))
    party = None if "responsible" in columns else _addressee(part)
    return Sheet(
        kind.name,
        columns,
        others,
        headers,
        table,
        part,
        skip,
        kind.none,
        kind.totals,
        addressee=party,
        choice=choice,
    )


def _addressee(part: Part) -> SourcedText | None:
    """Whom the heading over a table, or one around it, says its recommendations are for."""
    return next((party for heading in part.headings if (party := addressed(heading.text))), None)


def _choice(
    ground: Ground, kind: TableKind, part: Part, headers: Headers, rows: Sequence[Row], *, proven: bool
) -> Choice | None:
    profile = ground.profile
    named = kind_of(profile, part.path) in profile.kinds
    told = named or announced(part.path, profile)
    _, columns = table_kind([kind], headers) or (None, {})
    proven = proven or (named and len(columns) >= _TOLD)
    choice = chosen(kind, headers, rows, announced=told, proven=proven)
    silent = choice and choice.guessed and any(silences(title, ground.profile) for title in part.path)
    return None if silent else choice


def _may_head(headers: Sequence[str], columns: Mapping[str, int]) -> bool:
    return len(columns) > 1 and all(len(header) <= _LABEL for header in headers)


def _labels(headers: Sequence[str], known: set[int]) -> dict[int, str]:
    """The label of each column that has no meaning: its header; "column 3" where it has none; each once."""
    labels: dict[int, str] = {}
    times: Counter[str] = Counter()
    for index, header in enumerate(headers):
        if index not in known:
            label = header or unnamed(index)
            times[label] += 1
            labels[index] = f"{label} ({times[label]})" if times[label] > 1 else label
    return labels
