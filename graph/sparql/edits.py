"""Changes to a query before it is run, so that the place of a fault is still told as its author wrote it."""

from collections.abc import Iterable
from typing import NamedTuple

from graph.sparql.lexer import offset, position


class Edit(NamedTuple):
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all of these changes, which do not overlap."""
    parts, at = list[str](), 0
    for edit in sorted(edits):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


def original_place(text: str, edits: Iterable[Edit], line: int, column: int) -> tuple[int, int]:
    """The line and column in `text` of a place in what the edits made of it."""
    at, shift = offset(edited(text, edits), line, column), 0
    for edit in sorted(edits):
        if at < edit.start + shift:
            break
        if at < edit.start + shift + len(edit.text):
            return position(text, edit.start)
        shift += len(edit.text) - (edit.end - edit.start)
    return position(text, at - shift)
