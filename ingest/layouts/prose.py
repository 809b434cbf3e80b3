"""Recommendations in running prose: "We recommend that …", and paragraphs under words that announce them."""

import re
from collections.abc import Iterator

from ingest.blocks import Paragraph
from ingest.labels import field_label
from ingest.layouts.addressees import addressee, asks, directs
from ingest.layouts.announcing import announced, silences
from ingest.layouts.items import Item
from ingest.outline import Outline, Part
from ingest.pieces import cut, place_of
from ingest.profiles import Profile
from ontology.records import SourcedText

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"’%][.!?])[\"”’)]?\s+(?=[A-Z“\"(])")
_LONGEST = 20_000  # characters of a paragraph that are looked at


def sentences(outline: Outline, profile: Profile) -> Iterator[tuple[Part, Item]]:
    """The sentences in which the document's speakers recommend something."""
    for part in outline.parts:
        if silences(part.path[-1], profile):
            continue
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield from ((part, item) for item in _asking(block))


def paragraphs(outline: Outline, profile: Profile) -> Iterator[tuple[Part, Item]]:
    """The paragraphs under a heading that announces recommendations, as far as they say what ought to be
    done.
    """
    for part in outline.parts:
        if announced(part.path, profile):
            for block in part.blocks:
                if isinstance(block, Paragraph) and _directive(block.text.value):
                    yield part, Item(None, block.text, block.place)


def asked(line: SourcedText) -> SourcedText | None:
    """The party that the last sentence of a line before a list asks to act; the line ends with a colon."""
    if not line.value.endswith(":"):
        return None
    ends = [end.end() for end in _SENTENCE_END.finditer(line.value[:_LONGEST])]
    last = cut(line, ends[-1] if ends else 0)
    return addressee(last) if directs(last.value) else None


def _directive(value: str) -> bool:
    first = _SENTENCE_END.split(value[:_LONGEST], maxsplit=1)[0]
    return field_label(value) is None and not value.endswith(":") and directs(first)


def _asking(block: Paragraph) -> Iterator[Item]:
    value = block.text.value[:_LONGEST]
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(value))]
    for start, end in zip(starts, [*starts[1:], len(value)], strict=True):
        if asks(value[start:end]) and not value[start:end].rstrip().endswith(":"):
            text = cut(block.text, start, end)
            yield Item(None, text, place_of(text, block.place))
