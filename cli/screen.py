"""Text for people on stdout: wrapped and coloured in a terminal, whole and plain in a pipe."""

import re
import sys
from collections.abc import Iterable, Sequence
from html import unescape

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_WIDE = 100_000  # columns of a pipe: nothing is wrapped or cut for whoever reads it
_MARK = re.compile(r"(</?mark>)")


def console() -> Console:
    """Stdout for people: colours and the terminal's width in a terminal, neither in a pipe."""
    piped = not sys.stdout.isatty()
    return Console(highlight=False, markup=False, emoji=False, width=_WIDE if piped else None)


def clean(text: object) -> str:
    """A text from outside on one line, without what could steer a terminal; "" for None."""
    return " ".join(_printable("" if text is None else str(text)).split())


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def marked(html: str) -> Text:
    """A highlight of the service as text whose matched words stand out."""
    text, style = Text(), ""
    for part in _MARK.split(html):
        if part in {"<mark>", "</mark>"}:
            style = "bold" if part == "<mark>" else ""
        else:
            text.append(_printable(unescape(part)), style)
    return text


def line(out: Console, *parts: str | Text, indent: int = 0, style: str = "") -> None:
    """One line, indented also where the terminal wraps it."""
    text = Text(style=style)
    for part in parts:
        text.append(part) if isinstance(part, str) else text.append_text(part)
    if out.width == _WIDE:
        print(" " * indent + text.plain, file=out.file)
    else:
        out.print(Padding(text, (0, 0, 0, indent)))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows under their column names; in a pipe aligned, without lines, each row on one line."""
    cells = [[clean(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        widths = [max(len(row[at]) for row in (columns, *cells)) for at in range(len(columns))]
        for row in (columns, *cells):
            padded = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            print(padded.rstrip())
        return
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        drawn.add_column(name, overflow="fold")
    for row in cells:
        drawn.add_row(*map(Text, row))
    console().print(drawn)
