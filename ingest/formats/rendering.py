"""The text of a file that is no text: a line for each paragraph, and for each row, tabs between its cells.

Made in the process that parses the file, and read again from JSON in the one that asked for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson

from ingest.blocks import Source
from ingest.formats.told import Told, ToldKind, told_blocks
from ingest.markup import sourced
from ingest.pieces import join, whole
from ingest.positions import Positions
from ontology.records import Place, SourcedText

BREAK = "\u2028"  # LINE SEPARATOR: a line that ends within a paragraph or a cell
_CONTROLS = (*range(9), *range(14, 32), *range(127, 160), *range(0xD800, 0xE000))
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys((10, 11, 12, 13, 0x85, 0x2029), BREAK),
    9: " ",
}
_PLAINLY = ("kind", "first", "last", "level", "number", "skip", "headers", "again")


def plain(words: str) -> str:
    """Words as they stand in a line: without control characters, line ends as `BREAK`."""
    return BREAK.join(
        part.strip() for part in words.replace("\r\n", "\n").translate(_PLAIN).split(BREAK)
    ).strip(BREAK + " ")


class Rendering:
    """Builds the text of a file and tells what its lines are."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[Told] = []
        self.size = 0

    def __len__(self) -> int:
        return len(self.lines)

    def line(
        self,
        kind: ToldKind,
        words: str,
        *,
        level: int | None = None,
        number: str | None = None,
        before: str = "",
    ) -> None:
        """Add a line; `before` is the mark that the file has made itself, which stands before the words.

        Words that are only spaces, such as those that do not break, make none.
        """
        said = plain(words)
        if not (said or before):
            return
        at = self._add(f"{before} {said}" if before else said)
        skip = len(before) + 1 if before else 0
        self.parts.append(Told(kind, at, at, level, number, skip))

    def gap(self) -> None:
        """Add an empty line, unless there is one."""
        if self.lines and self.lines[-1]:
            self._add("")

    def row(self, cells: Sequence[str]) -> int:
        """Add a row whose cells are plain, of which the caller tells what it is; gives its line's index."""
        return self._add("\t".join(cells))

    def reach(self, line: int) -> None:
        """Add empty lines, so that the next line is this one, from 1: the line of the file that it is of."""
        while len(self.lines) < line - 1:
            self._add("")

    def written(self, reader: str, media_type: str, **said: object) -> bytes:
        """All of it as JSON. `said` are `title`, `publisher` and `date`, where the file says them beside its
        text, `bare`, where no markup is left in it, and `page_starts`, the offsets at which its pages begin.
        """
        parts = [_written(part) for part in self.parts]
        text = "".join(f"{line}\n" for line in self.lines)
        return orjson.dumps({"text": text, "parts": parts, "reader": reader, "media_type": media_type} | said)

    def _add(self, line: str) -> int:
        self.lines.append(line)
        self.size += len(line)
        return len(self.lines) - 1


def rendered(written: Mapping[str, Any]) -> Source:
    """The text and the blocks of what another process has written."""
    lines = _Bare(written["text"]) if written.get("bare") else _Lines(written["text"])
    lines.page_starts = tuple(written.get("page_starts", ()))
    parts = [_told(part) for part in written["parts"]]
    blocks = tuple(told_blocks(lines, parts))
    source = Source(
        written["text"], blocks, written["media_type"], None, written["reader"], tuple(lines.page_starts)
    )
    title, publisher, date = (written.get(name) or None for name in ("title", "publisher", "date"))
    return replace(source, title=title, publisher=publisher, date=date)


def _written(part: Told) -> Mapping[str, Any]:
    return {
        **{name: getattr(part, name) for name in _PLAINLY},
        "wide": sorted(part.wide),
        "fills": [[*key, fill] for key, fill in part.fills.items()],
        "origins": [[*key, *origin] for key, origin in part.origins.items()],
    }


def _told(part: Mapping[str, Any]) -> Told:
    return replace(
        Told(**{name: part[name] for name in _PLAINLY}),
        headers=tuple(part["headers"]),
        again=tuple(part["again"]),
        wide=frozenset(part["wide"]),
        fills={(row, column): fill for row, column, fill in part["fills"]},
        origins={(row, column): (above, before) for row, column, above, before in part["origins"]},
    )


class _Lines(Positions):
    """The lines of a rendering; an end of a line within a cell is one again in its value."""

    def words(self, index: int) -> SourcedText:
        """The words of a line that is no row."""
        start, end = self.span(index)
        return join(self._parts(start, end))

    def cells(self, index: int) -> Sequence[SourcedText]:
        """The cells of a row."""
        start, _ = self.span(index)
        cells = []
        for value in self.line(index).split("\t"):
            cells.append(join(self._parts(start, start + len(value)), "\n"))
            start += len(value) + 1
        return cells

    def row_place(self, index: int) -> Place:
        """The place of the line."""
        return self.line_place(index)

    def _parts(self, start: int, end: int) -> Iterator[SourcedText]:
        for part in self.text[start:end].split(BREAK):
            yield sourced(self.text, start, start + len(part))
            start += len(part) + 1


class _Bare(_Lines):
    """The lines of a rendering whose markup has been read: what looks like a tag in it is meant."""

    def _parts(self, start: int, end: int) -> Iterator[SourcedText]:
        for part in self.text[start:end].split(BREAK):
            yield whole(self.text, start, start + len(part))
            start += len(part) + 1
