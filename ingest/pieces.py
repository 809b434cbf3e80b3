"""Cutting and joining texts that know where they stand in their source."""

from collections.abc import Iterable
from dataclasses import replace

from ontology.records import Piece, Place, SourcedText

EMPTY = SourcedText("", ())


def whole(text: str, start: int, end: int) -> SourcedText:
    """text[start:end] as it stands, without the white space around it."""
    return standing(text[start:end], start)


def standing(value: str, start: int) -> SourcedText:
    """What stands in a text from `start` on, without the white space around it."""
    body = value.strip()
    if not body:
        return EMPTY
    if len(body) != len(value):
        start += len(value) - len(value.lstrip())
    return SourcedText(body, (Piece(0, start, start + len(body)),))


def cut(text: SourcedText, start: int, end: int | None = None) -> SourcedText:
    """The part of a text between two of its own offsets, without the white space around it."""
    value = text.value[start:end]
    body = value.strip()
    if not body:
        return EMPTY
    if len(body) == len(text.value) and len(text.pieces) == 1:
        return text  # nothing is cut off: so it is with most cells
    start += len(value) - len(value.lstrip())
    end = start + len(body)
    pieces = []
    for piece in text.pieces:
        first = max(piece.at, start)
        last = min(piece.at + piece.end - piece.start, end)
        if first < last:
            shift = piece.start - piece.at
            pieces.append(Piece(first - start, first + shift, last + shift))
    return SourcedText(body, tuple(pieces))


def join(parts: Iterable[SourcedText], separator: str = " ") -> SourcedText:
    """Texts one after the other; the separators come from nowhere, so they lie in no piece."""
    values: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for part in parts:
        if not part.value:
            continue
        if values:
            length += len(separator)
        values.append(part.value)
        pieces.extend(Piece(piece.at + length, piece.start, piece.end) for piece in part.pieces)
        length += len(part.value)
    return SourcedText(separator.join(values), tuple(pieces))


def composed(text: SourcedText, source: SourcedText) -> SourcedText:
    """A text made of pieces of another's value, as made of the pieces that the other is made of."""
    pieces = []
    for piece in text.pieces:
        shift = piece.at - piece.start
        for inner in source.pieces:
            first = max(piece.start, inner.at)
            last = min(piece.end, inner.at + inner.end - inner.start)
            if first < last:
                move = inner.start - inner.at
                pieces.append(Piece(first + shift, first + move, last + move))
    return SourcedText(text.value, tuple(pieces))


def covering(first: Place, last: Place) -> Place:
    """The place that reaches from one place to the end of another."""
    end, line_end = (last.end, last.line_end) if last.end > first.end else (first.end, first.line_end)
    return Place(first.start, end, first.line_start, line_end, first.page)


def place_of(text: SourcedText, around: Place) -> Place:
    """Where a text stands, known to be within a place: just there, where that is one line."""
    if not text.pieces or around.line_start != around.line_end:
        return around
    return replace(around, start=text.pieces[0].start, end=text.pieces[-1].end)
