"""The sections of an order or a resolution: what stands below the words by which a body orders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ingest.blocks import Heading, ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.prose.operative import reasons
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.obligations import obliges
from ingest.outline import Part
from ingest.pieces import cut
from ontology.records import Place, SourcedText

_LOOKED_AT = 400  # characters at the end of a line in which a body orders
_FEW = 3  # words that are a title whatever their letters
_LEAST = 5  # words of a paragraph that is no signature
_ORDERS = re.compile(
    r"\b(?:it\sis\s(?:hereby\s|further\s)?ordered|hereby\s(?:order|direct)\b|(?:order|direct|resolve)s?(?:\sand\s\w+)?\sas\sfollows"
    r"|be\sit\s(?:hereby\s|further\s)?(?:resolved|ordered)(?:,?\sby\s[^.:]{3,160}?)?(?:,?\sthat)?\s?:?$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:read|approved|passed|adopted|introduced|signed|resolved|ordered|done|dated),?\s(?:and\s)?){1,4}(?:this\s|at\s|on\s|by\s|in\s)"
    r"|in\switness\swhereof\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?P<title>[A-Z][^.:;()\d]{2,80})[.:](?:\s+|$)")
_SMALL = re.compile(r"\b[a-z]{5,}\b")
_MARK = re.compile(r"\((?P<mark>[a-zA-Z]|1)\)\s+(?=[A-Z])")


@dataclass(slots=True)
class Section:
    """A section with its number, its title if it has one, and what stands in it."""

    part: Part
    code: str | None
    title: SourcedText | None = None
    blocks: list[Paragraph | ListItem] = field(default_factory=list)


def sections(ground: Ground) -> Iterator[Section]:
    """The sections below the words that order, and what stands between these and the first of them."""
    at: Section | None = None
    for part in ground.outline.parts:
        for block in (*((part.heading,) if part.heading else ()), *part.blocks):
            if not isinstance(block, Heading | Paragraph | ListItem):
                continue
            orders = at is None and _orders(block)
            opened = _opened(part, block) if at or orders else None
            if at and _CLOSING.match(block.text.value):
                yield at
                return
            if opened:
                yield from (at,) if at else ()
                at = opened
            elif orders:
                at = Section(part, None)
            elif at and isinstance(block, Paragraph | ListItem) and _is_said(block):
                at.blocks.append(block)
    if at and at.code:
        yield at


def _is_said(block: Paragraph | ListItem) -> bool:
    """Whether a block is part of what is ordered: no reason, no line of a signature."""
    words = block.text.value
    if isinstance(block, ListItem):
        return not block.contents
    return len(words.split()) >= _LEAST and not words.isupper() and not reasons(block) and not _orders(block)


def _orders(block: Heading | Paragraph | ListItem) -> bool:
    """Whether a line ends with the words by which a body orders what follows."""
    words = block.text.value[-_LOOKED_AT:]
    return (isinstance(block, Heading) or words.endswith((":", "that"))) and bool(_ORDERS.search(words))


def _opened(part: Part, block: Heading | Paragraph | ListItem) -> Section | None:
    """The section that a line opens, with its title and what follows this."""
    found = _section().match(block.text.value)
    if found is None:
        return None
    text, end = block.text, found.end()
    if isinstance(block, Heading):
        title = cut(text, end) if end < len(text.value) else None
        return Section(part, found["number"], title)
    named = lead(text.value, end)
    rest = cut(text, named.end() if named else end)
    below = [_first(rest, block.place)] if rest.value else []
    return Section(part, found["number"], cut(text, *named.span("title")) if named else None, below)


def _first(words: SourcedText, place: Place) -> Paragraph | ListItem:
    """What follows a section's title: its first lettered statement, "(a) The …", or a paragraph."""
    mark = _MARK.match(words.value)
    if mark is None:
        return Paragraph(words, place)
    return ListItem(cut(words, mark.end()), place, number=mark["mark"], level=1)


def lead(words: str, at: int = 0) -> re.Match[str] | None:
    """The few words, or those in capitals, that lead a text: "Cost Estimate. The Clerk shall …"."""
    said = _TITLE.match(words, at)
    if said is None or obliges(said["title"]):
        return None
    return said if len(said["title"].split()) <= _FEW or not _SMALL.search(said["title"]) else None


@cache
def _section() -> re.Pattern[str]:
    said = alternatives(words_of("clauses", "words"))
    return re.compile(
        rf"(?i:{said})\.?\s{{0,3}}(?P<number>\d{{1,3}}[a-zA-Z]?)(?:[.:)]|\s?[–—-](?=\s)|(?=$))\s*"
    )
