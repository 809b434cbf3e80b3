"""Terms that a section sets out to define, with the text of each or without."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.forms import is_heading_like
from ingest.pieces import EMPTY, covering, cut, join
from ontology.records import Definition, Place, SourcedText

_TERM_WORDS = 8
_PARTING = re.compile(r"\s*[:=]\s+|\s+[–—-]\s+|[\"”']?\s+(?=(?:means|refers to|is defined as|shall mean)\b)")


@dataclass(slots=True)
class _Term:
    """A term that is being read, and what has been said of it."""

    term: SourcedText
    place: Place
    said: list[SourcedText] = field(default_factory=list)


def definitions(blocks: Sequence[Block]) -> Iterator[Definition]:
    """The definitions in the blocks of a section: "Term: text", or a term on its own with its text below, or
    none.
    """
    current: _Term | None = None
    parted = False
    for block in blocks:
        if not isinstance(block, Heading | Paragraph | ListItem):
            continue
        alone = current is not None and not current.said and not parted
        term, said = _parted(block, alone=alone)
        parted = parted or bool(term and said.value)
        if term is None and current:
            current.said.append(block.text)
            current.place = covering(current.place, block.place)
        elif term:
            if current:
                yield _definition(current)
            current = _Term(term, block.place, [said] if said.value else [])
    if current:
        yield _definition(current)


def _parted(block: Heading | Paragraph | ListItem, *, alone: bool) -> tuple[SourcedText | None, SourcedText]:
    """The term that a block begins with, and what it says of it; None where it begins with none.

    `alone` tells that a term stands right above, with nothing said of it yet, in a section that has no
    term and text in one line: then a sentence is about that term.
    """
    value = block.text.value
    parting = None if alone and value.endswith(".") else _PARTING.search(value[:200])
    if parting and len(value[: parting.start()].split()) <= _TERM_WORDS:
        return cut(block.text, 0, parting.start()), cut(block.text, parting.end())
    if isinstance(block, Heading) or (is_heading_like(value) and len(value.split()) <= _TERM_WORDS):
        return cut(block.text, 0, len(value.rstrip(" :"))), EMPTY
    return None, block.text


def _definition(current: _Term) -> Definition:
    text = join(current.said)
    return Definition(current.term, text if text.value else None, current.place)
