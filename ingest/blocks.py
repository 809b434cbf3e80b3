"""Typed blocks: what every format reader makes of a file, and all that a layout ever sees.

Blocks come in reading order. Their texts are made of verbatim pieces of the source's text, so that whatever a
layout builds from them keeps its exact place. A table's rows are read anew each time they are gone through,
so that a table of a million rows is never held whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.records import Place, SourcedText
from ontology.values import value


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over a part of the document; `number` is the mark before them ("A", "2", "3.1"), without
    dots.

    `level` is the depth, from 1, where the format states it; None where only its form tells.
    """

    text: SourcedText
    place: Place
    number: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: SourcedText
    place: Place


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list. `number` is its number or letter, None for a bullet; `level` its depth, from 1.

    `contents` is true for an entry that only announces a heading of the document, as a table of contents
    does.
    """

    text: SourcedText
    place: Place
    number: str | None = None
    level: int = 1
    contents: bool = False


@value(frozen=True, slots=True)
class Cell:
    """One cell; `fill` is the name of its colour, where the format keeps it.

    `spanned` is true where a cell that begins in a row above reaches down to this one, whose text it has.
    """

    text: SourcedText
    fill: str | None = None
    spanned: bool = False


@value(frozen=True, slots=True)
class Row:
    """One row; its place holds all of its cells. `wide` where one cell reaches over all of its columns."""

    cells: tuple[Cell, ...]
    place: Place
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, whole even where pages split it. `header` is None where the form shows no header row; `over`
    is the first of several header rows, of which `header` is made.
    """

    header: Row | None
    rows: Iterable[Row]
    place: Place
    over: Row | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on a page for the page's sake: running headers, page numbers, a header row said again."""

    text: SourcedText
    place: Place


Block = Heading | Paragraph | ListItem | Table | Furniture


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its format reader understood it: its text, and the blocks whose places point into it.

    `reader` names the format reader; `page_starts` are the offsets at which pages begin, if it has pages.
    `title`, `publisher` and `date` are what the file says of itself beside its text, None where it does not.
    """

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    encoding: str | None
    reader: str
    page_starts: tuple[int, ...] = ()
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
