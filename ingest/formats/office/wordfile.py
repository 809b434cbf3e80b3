"""Word files (docx): paragraphs by their styles, lists with the numbers they are shown with, and tables."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from ingest.formats.grids import means_table
from ingest.formats.numbering import Numbering
from ingest.formats.office.runs import W, boxes, is_bold, words
from ingest.formats.office.shading import Shading
from ingest.formats.office.wordstyles import Styles
from ingest.formats.office.wordtables import WordRow, frame, word_rows
from ingest.formats.rendering import Rendering, plain
from ingest.formats.told import Told
from ingest.forms import is_heading_like
from ingest.labels import opening
from ontology.errors import TooLarge, Unreadable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_LINES = 300_000
MAX_COLUMNS = 1_000
_DEEPEST = 20  # tables within tables
_DAMAGED = "The Word file is damaged; open it where it was made and save it again."
_AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NUMBER = re.compile(r"\(?([\w.]*\w)[.):]*")
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def render_word(content: bytes) -> bytes:
    """A Word file as a rendering; what stands at the head and foot of its pages is left out."""
    rendering = Rendering()
    try:
        file = docx.Document(io.BytesIO(content))
        _Word(rendering, file).render()
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        etree.XMLSyntaxError,
    ) as error:
        raise Unreadable(_DAMAGED) from error  # python-docx has no error for parts that are not what they say
    return rendering.written("docx", MEDIA_TYPE)


class _Word:
    def __init__(self, rendering: Rendering, file: Any) -> None:  # noqa: ANN401 (its elements are untyped)
        self.rendering = rendering
        self.body: etree._Element = file.element.body
        self.related = [one for one in file.part.rels.values() if not one.is_external]
        self.styles = Styles(file.styles.element)
        self.numbering = Numbering(self._part("numbering"))
        theme = self._related("theme")
        self.shading = Shading(theme.blob if theme else None)
        marked = (self._heading(one) is not None for one in self.body.iter(f"{W}p"))
        bold = (is_bold(one) for one in self.body.iterchildren(f"{W}p"))
        self.states_headings = any(marked) or any(bold)
        self.table: Told | None = None
        self.header: list[list[str]] = []

    def render(self) -> None:
        self._all(self.body, 0)
        for name, note in _NOTES.items():
            self._notes(self._part(name), note)

    def _all(self, around: etree._Element, depth: int) -> None:
        """The paragraphs and tables within an element. A table that only lays out others is a frame."""
        for child in _blocks(around):
            if child.tag != f"{W}tbl":
                self._paragraph(child)
            elif depth < _DEEPEST and (framed := frame(child)):
                self._cells(framed, depth)
            else:
                self._parted(child, depth)

    def _cells(self, cells: Iterable[etree._Element], depth: int) -> None:
        """Cells that stand around paragraphs and tables, each by itself."""
        for cell in cells:
            self.table = None
            self._all(cell, depth + 1)

    def _parted(self, table: etree._Element, depth: int) -> None:
        """The rows of a table, and what stands in those that only stand around another."""
        for part in word_rows(table, self._shown, self.shading):
            rows = [one for one in part if isinstance(one, WordRow)]
            if rows:
                self._table(rows)
            elif depth < _DEEPEST:
                self._cells([one for one in part if not isinstance(one, WordRow)], depth)

    def _related(self, name: str) -> Any:  # noqa: ANN401 (its parts are untyped)
        return next((one.target_part for one in self.related if one.reltype.endswith(f"/{name}")), None)

    def _part(self, name: str) -> etree._Element | None:
        """A part of the file beside its body, by the kind of its relation."""
        part = self._related(name)
        if part is None:
            return None
        return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))

    def _heading(self, paragraph: etree._Element) -> int | None:
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None and outline.get(f"{W}val", "9") in "012345678":
            return int(outline.get(f"{W}val", "0")) + 1
        return self.styles.level(_style(paragraph))

    def _paragraph(self, paragraph: etree._Element) -> None:
        said = plain(words(paragraph))
        if said:
            self.table = None
            self._line(paragraph, said)
        for box in boxes(paragraph):
            for inside in box.iter(f"{W}p"):
                if plain(words(inside)):
                    self._line(inside, words(inside))

    def _line(self, paragraph: etree._Element, said: str) -> None:
        self._bound()
        level = self._heading(paragraph)
        mark, depth = self._mark(paragraph)
        if mark and opening(f"{mark} {said}", announced=True):  # the list writes "Recommendation 1:"
            said, mark, depth = f"{mark} {said}", None, -1
        if self.styles.contents(_style(paragraph)):
            self.rendering.line("furniture", said)
        elif level is not None:
            number = _NUMBER.fullmatch(mark) if mark and mark != "•" else None
            before = mark if number and mark else ""
            self.rendering.line(
                "heading", said, level=level or None, number=number[1] if number else None, before=before
            )
        elif mark:
            number = _NUMBER.fullmatch(mark) if mark != "•" else None
            self.rendering.line(
                "item", said, level=depth + 1, number=number[1] if number else None, before=mark
            )
        else:
            judged = (
                depth < 0
                or is_bold(paragraph)
                or not self.states_headings
                or not is_heading_like(said)
                or _typed(said)
            )
            self.rendering.line("plain" if judged else "prose", said)

    def _mark(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """The mark that the word processor shows before a paragraph, and how deep its list lies, from 0."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        styled = self.styles.listed(_style(paragraph))
        name = _said(own, "numId") or _said(styled, "numId")
        level = _said(own, "ilvl") or _said(styled, "ilvl")
        depth = int(level) if level and level.isdecimal() else 0
        return (self.numbering.mark(name, depth), depth) if name and name != "0" else (None, 0)

    def _shown(self, paragraph: etree._Element) -> str:
        """A paragraph of a cell with the mark that the word processor shows before it."""
        said = plain(words(paragraph))
        mark = self._mark(paragraph)[0]
        return f"{mark} {said}".strip() if mark and (said or mark != "•") else said

    def _table(self, rows: list[WordRow]) -> None:
        """A table; one right after another with the same columns, or the same header, carries it on."""
        grid = [[(cell, at == 0) for cell in row.cells for at in range(cell.width)] for row in rows]
        texts = [[cell.words if first and not cell.below else "" for cell, first in row] for row in grid]
        kept = [at for at, row in enumerate(grid) if any(cell.words or cell.below for cell, _ in row)]
        if not kept:
            return
        if max(len(texts[at]) for at in kept) == 1:
            self._frame([texts[at][0] for at in kept])
            return
        lines: dict[int, int] = {}
        fills: dict[tuple[int, int], str] = {}
        origins: dict[tuple[int, int], tuple[int, int]] = {}
        reaching: dict[int, tuple[int, int]] = {}
        for at in kept:
            self._bound(len(texts[at]))
            lines[at] = line = self.rendering.row(texts[at])
            for column, (cell, first) in enumerate(grid[at]):
                if cell.fill and first:
                    fills[line, column] = cell.fill
                if cell.below and column in reaching:
                    origins[line, column] = reaching[column]
                elif first:
                    reaching[column] = (line, column)
        wide = frozenset(lines[at] for at in kept if rows[at].is_wide)
        told = Told("table", min(lines.values()), line, fills=fills, origins=origins, wide=wide)
        self._told([texts[at] for at in kept], [rows[at] for at in kept], list(lines.values()), told)

    def _told(
        self,
        texts: list[list[str]],
        rows: list[WordRow],
        lines: list[int],
        told: Told,
    ) -> None:
        heads = _heads(texts, rows)
        again = heads and texts[:heads] == self.header
        carries = not heads and self.table and len(texts[0]) == len(self.header[0] if self.header else ())
        if self.table and (again or carries):
            joined = replace(
                self.table,
                last=lines[-1],
                again=(*self.table.again, *lines[:heads]),
                fills={**self.table.fills, **told.fills},
                origins={**self.table.origins, **told.origins},
                wide=self.table.wide | told.wide,
            )
            self.rendering.parts[-1] = joined  # between two such tables nothing has words
            self.table = joined
            return
        self.header = texts[:heads]
        self.table = replace(told, headers=tuple(lines[:heads]))
        self.rendering.parts.append(self.table)

    def _frame(self, said: list[str]) -> None:
        """A table of one column is a frame around words."""
        self.table = None
        for words_ in said:
            if words_:
                self.rendering.line("plain", words_)

    def _notes(self, part: etree._Element | None, name: str) -> None:
        for note in () if part is None else part.iterfind(f"{W}{name}"):
            said = " ".join(plain(words(one)) for one in note.iter(f"{W}p")).strip()
            if said and note.get(f"{W}type") is None:
                self.rendering.line("furniture", f"[{note.get(f'{W}id', '')}] {said}")

    def _bound(self, columns: int = 0) -> None:
        if len(self.rendering) >= MAX_LINES or columns > MAX_COLUMNS:
            raise TooLarge(
                f"The file has more than {MAX_LINES:,} paragraphs and rows, "
                f"or {MAX_COLUMNS:,} columns; split it."
            )


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body in order, also those within content controls and insertions."""
    stack = [iter(body)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _AROUND:
            stack.append(iter(child))


def _heads(texts: list[list[str]], rows: list[WordRow]) -> int:
    """How many first rows head a table: those that the file says do, or that words or their form tell."""
    stated = next((at for at, row in enumerate(rows) if not row.heads), len(rows))
    if stated:
        return min(stated, len(rows) - 1)
    parted = any(cell.width > 1 for cell in rows[0].cells) and len(rows[0].cells) > 1 and len(rows) > 2
    if parted and any(cell.below for cell in rows[1].cells):
        return 2
    return 1 if len(rows) > 1 and (means_table(texts[0]) or _labels(texts)) else 0


def _labels(texts: list[list[str]]) -> bool:
    """Whether the first row has short labels in all columns, where rows below have longer or fewer cells."""
    first = texts[0]
    if not all(
        cell and len(cell) <= 40 and not cell[0].isdigit() and not cell.endswith(".") for cell in first
    ):
        return False
    return any(len(cell) > 60 or not cell or cell[0].isdigit() for row in texts[1:6] for cell in row)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _said(element: etree._Element | None, name: str) -> str | None:
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val") if child is not None else None


def _typed(said: str) -> bool:
    """Whether a paragraph begins with a mark that somebody typed, or is in capitals."""
    return said[0].isdigit() or not said[0].isalnum() or said[1:2] in (".", ")") or said.isupper()
