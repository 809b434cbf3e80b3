"""Spreadsheets (xlsx): each sheet a section with its tables, its cells as they are shown."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from ingest.formats.grids import grid_parts
from ingest.formats.office.filled import with_colour_keys
from ingest.formats.office.fills import Fills
from ingest.formats.office.merges import Merges, read_merges
from ingest.formats.office.shown import shown
from ingest.formats.rendering import Rendering, plain
from ingest.formats.told import Told
from ingest.forms import is_heading_like
from ingest.titles import is_about, is_imprint
from ontology.errors import TooLarge, Unreadable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_ROWS = 300_000  # with words in them, in all sheets
MAX_COLUMNS = 1_000
MAX_CHARACTERS = 64_000_000
MAX_SHEETS = 500
_LONGEST_TITLE = 300  # characters
_BESIDE = 30  # empty cells beside the last words of a row whose colour may say something
_NAMELESS = re.compile(r"(?:sheet|tabelle|feuil|hoja|blad|foglio|planilha|arkusz)\s?\d*", re.IGNORECASE)
_DAMAGED = "The Excel file is damaged; open it where it was made and save it again."


def render_workbook(content: bytes) -> bytes:
    """A spreadsheet as a rendering: the sheets that are shown in order, then those that are hidden."""
    rendering = Rendering()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep; none of it is words
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                made = _Book(rendering, book, package)
                made.render()
                title = made.title or _stated(book)
    except (InvalidFileException, KeyError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise Unreadable(_DAMAGED) from error  # openpyxl has no error of its own for XML that is not a sheet
    except (SyntaxError, etree.XMLSyntaxError) as error:  # xml.etree's ParseError is a SyntaxError
        raise Unreadable(_DAMAGED) from error
    return rendering.written("xlsx", MEDIA_TYPE, title=title)


@dataclass(slots=True)
class _Sheet:
    """One sheet, gone through once: the lines that its rows have become, and what is told of their cells."""

    cells: list[list[str]]
    first: int
    fills: dict[tuple[int, int], str]
    merges: Merges
    lines: dict[int, int]  # by row of the sheet, from 1


class _Book:
    def __init__(self, rendering: Rendering, book: Workbook, package: zipfile.ZipFile) -> None:
        self.rendering = rendering
        self.book = book
        self.package = package
        self.fills = Fills(book.loaded_theme)
        self.rows = 0
        self.titles: list[str | None] = []

    @property
    def title(self) -> str | None:
        """The title of the first sheet, unless another has a title of its own."""
        return self.titles[0] if self.titles and {*self.titles} <= {None, self.titles[0]} else None

    def render(self) -> None:
        sheets = [sheet for sheet in self.book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
        if len(sheets) > MAX_SHEETS:
            raise TooLarge(f"The file has {len(sheets):,} sheets; it may have at most {MAX_SHEETS:,}.")
        visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
        for sheet in visible:
            self._visible(sheet, alone=len(visible) == 1)
        for sheet in sheets:
            if sheet.sheet_state != "visible":
                self._hidden(sheet)

    def _visible(self, sheet: ReadOnlyWorksheet, *, alone: bool) -> None:
        if not (alone and _NAMELESS.fullmatch(sheet.title)):
            self.rendering.line("heading", sheet.title, level=1)
        told = self._sheet(sheet)
        laid = with_colour_keys(grid_parts(told.cells), told.fills)
        parts = [self._completed(part, told) for part in laid]
        if parts and not is_about(sheet.title):
            self.titles.append(_title(parts, told.cells))
        parts = [_subtitled(part, told.cells) for part in parts]
        self.rendering.parts += [_moved(part, told.first) for part in parts]
        self.rendering.gap()

    def _hidden(self, sheet: ReadOnlyWorksheet) -> None:
        """What nobody sees is kept and can be searched, but states nothing."""
        self.rendering.line("furniture", f"{sheet.title} (hidden sheet)")
        told = self._sheet(sheet)
        for at, row in enumerate(told.cells):
            if any(row):
                self.rendering.parts.append(Told("furniture", told.first + at, told.first + at))
        self.rendering.gap()

    def _sheet(self, sheet: ReadOnlyWorksheet) -> _Sheet:
        told = _Sheet([], len(self.rendering), {}, read_merges(self.package, sheet), {})
        for number, row in self._filled(sheet):
            if told.cells and number - 1 not in told.lines:
                self._add(told, number - 1, [""])
            words = [
                plain(shown(cell.value, cell.number_format)) if cell.value is not None else "" for cell in row
            ]
            self._add(told, number, words)
            for column, cell in enumerate(row):
                if fill := self.fills.name(cell):
                    told.fills[len(told.cells) - 1, column] = fill
        return told

    def _add(self, told: _Sheet, number: int, words: list[str]) -> None:
        above = {
            column: told.cells[told.lines[origin]][column]
            for column, origin in told.merges.reaching(number).items()
            if origin in told.lines and column < len(told.cells[told.lines[origin]])
        }
        words += [""] * (max(above, default=-1) + 1 - len(words))
        self.rendering.row(words)
        self.rows += 1
        if self.rows > MAX_ROWS or self.rendering.size > MAX_CHARACTERS:
            raise TooLarge(
                f"The file has more than {MAX_ROWS:,} rows or {MAX_CHARACTERS:,} characters; "
                "split it, or save it as CSV."
            )
        told.lines[number] = len(told.cells)
        told.cells.append([word or above.get(column, "") for column, word in enumerate(words)])

    def _filled(self, sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, Sequence[ReadOnlyCell]]]:
        """The rows with words in them, whatever the sheet claims, each with its number from 1."""
        sheet.reset_dimensions()
        untyped: Any = sheet  # its stubs type what it takes from a sheet of another class
        for number, row in enumerate(untyped.iter_rows(), 1):
            last = next((at for at in range(len(row), 0, -1) if _says(row[at - 1].value)), 0)
            if last > MAX_COLUMNS:
                raise TooLarge(
                    f"The sheet {sheet.title!r} has {last:,} columns; "
                    f"a table may have at most {MAX_COLUMNS:,}."
                )
            coloured = [
                at for at, cell in enumerate(row[last : last + _BESIDE], last + 1) if self.fills.name(cell)
            ]
            if last:
                yield number, row[: max((last, *coloured))]

    def _completed(self, part: Told, told: _Sheet) -> Told:
        """A table with its merged cells and its colours; the rows that its header reaches down to head it
        too.
        """
        if part.kind != "table":
            return part
        numbers = {line: number for number, line in told.lines.items()}
        origins = {}
        for line in range(part.first, part.last + 1):
            for column, origin in told.merges.reaching(numbers[line]).items():
                if origin in told.lines:
                    origins[line, column] = (told.lines[origin], column)
        headers = part.headers
        if headers:
            number = numbers[headers[0]]
            last = told.lines.get(told.merges.header_end(number), headers[0])
            headers = tuple(range(headers[0], min(last, part.last) + 1))
        fills = {key: fill for key, fill in told.fills.items() if part.first <= key[0] <= part.last}
        wide = frozenset(
            line
            for line in range(part.first, part.last + 1)
            if told.merges.is_wide(numbers[line]) and sum(map(bool, told.cells[line])) == 1
        )
        return replace(part, headers=headers, origins=origins, fills=fills, wide=wide)


def _title(parts: Sequence[Told], cells: Sequence[Sequence[str]]) -> str | None:
    """The words of the only cell of a row above the first table, where they have the form of a title."""
    first = next(iter(parts), None)
    if first is None or first.kind not in ("plain", "prose"):
        return None
    said = [cell for cell in cells[first.first] if cell]
    tables = [at for at, part in enumerate(parts) if part.kind == "table"]
    if any(parts[at - 1].kind == "plain" for at in tables[1:]):
        return None  # each table has a title of its own
    return said[0] if len(said) == 1 and is_heading_like(said[0]) and ":" not in said[0] else None


def _subtitled(part: Told, cells: Sequence[Sequence[str]]) -> Told:
    """A line of a sheet; one that only says by whom and when it was made heads nothing."""
    imprint = part.kind == "plain" and is_imprint(" ".join(filter(None, cells[part.first])))
    return replace(part, kind="prose") if imprint else part


def _stated(book: Workbook) -> str | None:
    """The title among the properties of a book."""
    said = book.properties.title if book.properties else None
    return plain(said)[:_LONGEST_TITLE] or None if isinstance(said, str) else None


def _says(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _moved(part: Told, by: int) -> Told:
    """A part by lines of the rendering instead of lines of its sheet."""
    return replace(
        part,
        first=part.first + by,
        last=part.last + by,
        headers=tuple(line + by for line in part.headers),
        again=tuple(line + by for line in part.again),
        wide=frozenset(line + by for line in part.wide),
        fills={(line + by, column): fill for (line, column), fill in part.fills.items()},
        origins={
            (line + by, column): (above + by, before)
            for (line, column), (above, before) in part.origins.items()
        },
    )
