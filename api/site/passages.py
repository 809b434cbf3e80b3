"""Lines of a document, as its source reads."""

from dataclasses import dataclass
from typing import Final

from library.snapshots.snapshot import Snapshot
from library.snapshots.texts import MAX_SLICE

_LONGEST: Final = 1_500  # characters of a line beside the one that is meant


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its number, from 1; `cells` are its parts between tabs, `meant` says that it is quoted."""

    number: int
    cells: tuple[str, ...]
    meant: bool


def around(snapshot: Snapshot, slug: str, first: int, last: int, beside: int = 2) -> tuple[Line, ...]:
    """Lines `first` to `last` and some beside them; long ones that are only beside are cut."""
    begin = max(1, first - beside)
    start = line_start(snapshot, slug, begin)
    text = snapshot.document_text(slug, start, start + 60_000)
    lines = text.split("\n")[: last - begin + 1 + beside]
    return tuple(
        Line(number, _cells(line, whole=first <= number <= last), first <= number <= last)
        for number, line in enumerate(lines, begin)
    )


def _cells(line: str, *, whole: bool) -> tuple[str, ...]:
    cut = line if whole or len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return tuple(cut.split("\t"))


def line_start(snapshot: Snapshot, slug: str, line: int) -> int:
    """The character at which a line begins; beyond the last line, that at which the last one does."""
    at, missing, begin = 0, line - 1, 0
    while missing > 0:
        text = snapshot.document_text(slug, at, at + MAX_SLICE)
        if not text:
            return begin
        place = -1
        while missing > 0 and (found := text.find("\n", place + 1)) >= 0:
            place, missing = found, missing - 1
            begin = at + place + 1
        at += len(text)
    return begin


def page_end(text: str, most_lines: int) -> int:
    """How much of a text makes a page: whole lines where it has more than one, and not too many."""
    end = -1
    for _ in range(most_lines):
        following = text.find("\n", end + 1)
        if following < 0:
            break
        end = following
    return end + 1 or len(text)


def page_before(snapshot: Snapshot, slug: str, start: int, characters: int, most_lines: int) -> int:
    """Where the page before one that starts at a character starts."""
    begin = max(0, start - characters)
    text = snapshot.document_text(slug, begin, start)
    lines = text.split("\n")
    kept = (
        lines[-most_lines - 1 :] if begin == 0 and len(lines) <= most_lines + 1 else lines[1:][-most_lines:]
    )
    return start - len("\n".join(kept)) if kept else begin
