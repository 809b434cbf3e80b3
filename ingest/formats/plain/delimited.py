"""The reader of delimiter-separated values (RFC 4180 and its kin): which delimiter, told by the content."""

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.blocks import Source
from ingest.decoding import Decoded
from ingest.formats.grids import grid_parts, means_table
from ingest.formats.plain.furniture import running
from ingest.formats.told import told_blocks
from ingest.markup import sourced
from ingest.pieces import composed, cut, join, standing
from ingest.positions import Positions
from ontology.errors import Unreadable
from ontology.records import Piece, Place, SourcedText

MAX_COLUMNS = 1_000
_DELIMITERS = {",": "text/csv", ";": "text/csv", "\t": "text/tab-separated-values", "|": "text/csv"}
_LOOKED_AT = 200  # records that tell the delimiter
_SAMPLE = 200_000  # characters that they lie in
_ALIKE = 0.8  # of the records have the same number of cells, in a file whose header no words tell
_PARTED = 0.5  # of the records have more than one cell, where a row of them heads a table
_TELLS = re.compile(r"sep=.\n")  # what Excel writes above its records
_SPACED = 0.5  # of the cells after a delimiter begin with a space: then it is punctuation

Cell = tuple[str, int, bool]  # its words, where they begin, whether quotes stand around them


def _cell(delimiter: str, group: str) -> str:
    """The pattern of a cell, with or without quotes around its words; `group` begins the group of each."""
    return rf'(?:[ ]*+"({group}[^"]*+(?:""[^"]*+)*+)"[ ]*+(?=[{delimiter}\n]|\Z)|({group}[^{delimiter}\n]*+))'


_ESCAPED = {delimiter: re.escape(delimiter) for delimiter in _DELIMITERS}
_RECORD = {
    delimiter: re.compile(rf"{_cell(mark, '?:')}(?:{mark}{_cell(mark, '?:')})*+(?:\n|\Z)")
    for delimiter, mark in _ESCAPED.items()
}
_CELL = {delimiter: re.compile(rf"(?:\A|{mark}){_cell(mark, '')}") for delimiter, mark in _ESCAPED.items()}


def delimiter_of(text: str) -> str | None:
    """The character that parts a text's cells; None for a text that is none of records.

    It is the one by which most records have the same number of cells, under a row of labels.
    """
    best, most = None, 0.0
    for delimiter in _DELIMITERS:
        if delimiter in text[:_SAMPLE] and (score := _score(text, delimiter)) > most:
            best, most = delimiter, score
    return best


def read_delimited(decoded: Decoded, delimiter: str) -> Source:
    """A text of records as blocks; its text is the file's own, quotes and all."""
    records = DelimitedRecords(decoded.text, delimiter)
    furniture = running(records)
    records.page_starts = furniture.page_starts
    aside = furniture.lines.union((0,) if _TELLS.match(decoded.text) else ())
    parts = grid_parts(map(records.values, range(len(records))), aside)
    blocks = tuple(told_blocks(records, parts))
    return Source(
        decoded.text, blocks, _DELIMITERS[delimiter], decoded.encoding, "delimited", furniture.page_starts
    )


def _score(text: str, delimiter: str) -> float:
    """How well a delimiter parts a text, by the records at its start; 0 where it does not."""
    sample = text[:_SAMPLE]
    found = list(islice(_scan(sample, delimiter), _LOOKED_AT))
    if len(text) > _SAMPLE and len(found) < _LOOKED_AT:
        del found[-1:]
    rows = [[value.strip() for value, _, _ in cells] for cells in found]
    parted = [row for row in rows if len(row) > 1]
    filled = sum(map(any, rows))
    if filled < 2 or not parted:
        return 0.0
    sizes = Counter(map(len, parted))
    size = max(sizes, key=lambda one: (sizes[one], one))
    alike = sizes[size] / filled
    told = any(means_table(row) for row in parted[:40])
    if delimiter == "\t":  # a text with tables in it is for the text reader, unless quotes hold its lines
        quoted = any("\n" in cell for row in rows for cell in row)
        fits = quoted and (told or alike >= _ALIKE)
    elif _spaced(found):
        fits = told and alike == 1
    else:
        fits = len(parted) >= _PARTED * filled if told else alike >= _ALIKE and size > 2
    return size * alike if fits else 0.0


def _spaced(found: Sequence[Sequence[Cell]]) -> bool:
    """Whether spaces stand after a character, as after one that is punctuation."""
    values = [value for cells in found for value, _, quoted in cells[1:] if value and not quoted]
    return sum(value[0] == " " for value in values) > _SPACED * len(values)


def _scan(text: str, delimiter: str) -> Iterator[list[Cell]]:
    """The cells of each record of a text."""
    return (_cells(text[start:end], start, delimiter) for start, end in _records(text, delimiter))


def _records(text: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Where the records of a text begin and end, without their line feeds."""
    for found in _RECORD[delimiter].finditer(text):
        start, end = found.span()
        if start < len(text):
            yield start, end - (text[end - 1] == "\n")


def _cells(record: str, start: int, delimiter: str) -> list[Cell]:
    """The cells of a record that begins at `start`."""
    if '"' in record:
        found = _CELL[delimiter].finditer(record)
        return [(cell[group := cell.lastindex or 0], start + cell.start(group), group == 1) for cell in found]
    cells = []
    for value in record.split(delimiter) if record else ():
        cells.append((value, start, False))
        start += len(value) + 1
    return cells


class DelimitedRecords(Positions):
    """The records of a text by index; their cells are read from it each time."""

    def __init__(self, text: str, delimiter: str) -> None:
        super().__init__(text)
        self._delimiter = delimiter
        self._records = array("q")
        after = 0
        for start, end in _records(text, delimiter):
            if text.count(delimiter, start, end) >= MAX_COLUMNS:
                self._check_columns(start, end)
            self._records.append(start)
            after = end + 1
        self._records.append(after)

    def _check_columns(self, start: int, end: int) -> None:
        columns = sum(1 for _ in _CELL[self._delimiter].finditer(self.text[start:end]))
        if columns > MAX_COLUMNS:
            line = self.place(start, start).line_start
            raise Unreadable(
                f"Line {line} has {columns:,} columns; a table may have at most {MAX_COLUMNS:,}.", line
            )

    def __len__(self) -> int:
        return len(self._records) - 1

    def span(self, index: int) -> tuple[int, int]:
        """Where the words of the only cell with words stand; else the whole record."""
        filled = [(start, start + len(value)) for value, start, _ in self._cells(index) if value.strip()]
        return filled[0] if len(filled) == 1 else self._whole(index)

    def line(self, index: int) -> str:
        """The words of a record, a tab between those of its cells."""
        values = self.values(index)
        filled = list(filter(None, values))
        return (filled[0] if len(filled) == 1 else "\t".join(values)).replace("\n", " ")

    def values(self, index: int) -> list[str]:
        """The words of a record's cells."""
        start, end = self._whole(index)
        record = self.text[start:end]
        if '"' not in record:
            return [cell.strip() for cell in record.split(self._delimiter)] if record else []
        cells = _CELL[self._delimiter].findall(record)
        if '""' in record:
            return [(quoted or bare).replace('""', '"').strip() for quoted, bare in cells]
        return [(quoted or bare).strip() for quoted, bare in cells]

    def cells(self, index: int) -> Sequence[SourcedText]:
        """The cells of a record, each of pieces of the text."""
        first, last = self._whole(index)
        record = self.text[first:last]
        cells = _cells(record, first, self._delimiter)
        if '""' in record or "<" in record or "&" in record:
            return [self._sourced(start, start + len(value), quoted) for value, start, quoted in cells]
        return [standing(value, start) for value, start, _ in cells]

    def words(self, index: int) -> SourcedText:
        """The words of a record that is no row, as they stand where the delimiter is punctuation."""
        start, end = self._whole(index)
        record = self.text[start:end].rstrip(f" {self._delimiter}")
        sentence = '"' not in record and f"{self._delimiter} " in record and self._delimiter != "\t"
        return sourced(self.text, start, start + len(record)) if sentence else join(self.cells(index))

    def row_place(self, index: int) -> Place:
        """The place of the whole record."""
        return self.place(*self._whole(index))

    def _whole(self, index: int) -> tuple[int, int]:
        return self._records[index], min(self._records[index + 1] - 1, len(self.text))

    def _cells(self, index: int) -> list[Cell]:
        first, last = self._whole(index)
        return _cells(self.text[first:last], first, self._delimiter)

    def _sourced(self, start: int, end: int, quoted: bool) -> SourcedText:
        if not quoted or self.text.find('""', start, end) < 0:
            return sourced(self.text, start, end)
        pieces, length, at = [], 0, start
        for part in self.text[start:end].split('""'):
            last = at + len(part) + (at + len(part) < end)  # the first of two quotes is the one that is meant
            pieces.append(Piece(length, at, last))
            length, at = length + last - at, last + 1
        value = self.text[start:end].replace('""', '"')
        plain = SourcedText(value, tuple(pieces))
        marked = "<" in value or "&" in value
        return composed(sourced(value, 0, len(value)), plain) if marked else cut(plain, 0)
