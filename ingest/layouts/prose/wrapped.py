"""Labelled lines that a file has broken, and that go on in the line below: "R1. By June, the Board of"."""

import re

from ingest.blocks import Block, Paragraph
from ingest.labels import field_label
from ingest.pieces import covering, join

_LONG = 50  # characters that a line has at least before it is broken
_JOINING = re.compile(
    r"(?:,|\b(?:the|an?|of|in|on|at|by|to|for|from|with|and|or|that|which|as|its|their|each))$"
)


def rejoined(line: Paragraph, below: tuple[Block, ...]) -> tuple[Paragraph, tuple[Block, ...]]:
    """A line with those right below it that its sentence goes on in, and what stands below them."""
    while below and isinstance(first := below[0], Paragraph) and _goes_on(line, first):
        line = Paragraph(join([line.text, first.text]), covering(line.place, first.place))
        below = below[1:]
    return line, below


def _goes_on(line: Paragraph, below: Paragraph) -> bool:
    words, next_words = line.text.value.rstrip(), below.text.value
    if below.place.line_start != line.place.line_end + 1 or len(words) < _LONG:
        return False
    if words.endswith((".", ":", ";", "!", "?", ")")) or field_label(next_words) is not None:
        return False
    return next_words[:1].islower() or bool(_JOINING.search(words))
