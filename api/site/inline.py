"""A text in pieces, some of which lead to what they name."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.site.answering import Json


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text; `concept` is the id of what they name, or None."""

    words: str
    concept: str | None = None


def pieces(text: str, mentions: Iterable[Json]) -> tuple[Piece, ...]:
    """The text with its mentions set apart; of those that overlap, the first, or the longer."""
    made: list[Piece] = []
    at = 0
    for mention in sorted(mentions, key=lambda each: (each["start"], -each["end"])):
        start, end = mention["start"], mention["end"]
        if start < at or end > len(text) or start >= end:
            continue
        made += [Piece(text[at:start]), Piece(text[start:end], mention["concept"])]
        at = end
    return tuple(piece for piece in (*made, Piece(text[at:])) if piece.words)
