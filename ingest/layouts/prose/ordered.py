"""Orders and resolutions whose sections say what is to be done: "I hereby direct as follows: (a) The …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.prose.operative import reasons
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.layouts.wording.obligations import obliges
from ingest.outline import Part
from ingest.phrases import position
from ingest.pieces import cut
from ontology.records import SourcedText

_FEWEST = 2
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
_HOLDS = re.compile(r"\bhereby\b|\bappl(?:y|ies)\sto\b|\bha(?:s|ve)\sthe\sright\sto\b")
_OVER = re.compile(r"\bas\sfollows\s?:$|\bdirect[^.]{0,60}:$", re.IGNORECASE)


@dataclass(slots=True)
class _Section:
    part: Part
    code: str | None
    title: SourcedText | None = None
    blocks: list[Paragraph | ListItem] = field(default_factory=list)


def ordered(ground: Ground) -> Iterator[Found]:
    """What the sections of such a paper say that has to be done; not what they define or how they hold."""
    found = [
        (one.part, replace(said, under=one.title))
        for one in _sections(ground)
        if not (one.title and position(one.title.value, words_of("rules", "around")) is not None)
        for said in _said(one)
        if obliges(said.text.value) or _HOLDS.search(said.text.value)
    ]
    if len(found) >= _FEWEST:
        yield from found


def _sections(ground: Ground) -> Iterator[_Section]:
    """The sections below the words that order, and what stands between these and the first of them."""
    at: _Section | None = None
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
                at = _Section(part, None)
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


def _opened(part: Part, block: Heading | Paragraph | ListItem) -> _Section | None:
    """The section that a line opens, with its title and what follows this."""
    found = _section().match(block.text.value)
    if found is None:
        return None
    text, end = block.text, found.end()
    if isinstance(block, Heading):
        title = cut(text, end) if end < len(text.value) else None
        return _Section(part, found["number"], title)
    named = _lead(text.value, end)
    rest = cut(text, named.end() if named else end)
    below: list[Paragraph | ListItem] = [Paragraph(rest, block.place)] if rest.value else []
    return _Section(part, found["number"], cut(text, *named.span("title")) if named else None, below)


def _said(one: _Section) -> Iterator[Item]:
    """The statements of a section: its lettered ones, or else all of it."""
    first = next((at for at, block in enumerate(one.blocks) if isinstance(block, ListItem)), None)
    over = one.blocks[:first]
    listed = one.blocks[first:] if first is not None else []
    alone = sum(1 for _ in _counted(listed)) < _FEWEST
    if over and listed and over[-1].text.value.endswith(":") and not _OVER.search(over[-1].text.value):
        yield _whole(one.code, one.blocks)
    elif not over and listed and alone:
        yield _whole(one.code, listed)
    else:
        if over and (one.code is None or not _OVER.search(over[-1].text.value)):
            yield _whole(one.code, over)
        yield from _led([_whole(whole[0].number, whole) for whole in _counted(listed)])


def _whole(number: str | None, blocks: Sequence[Block]) -> Item:
    return replace(item(number, blocks), by="titled" if number else "sentence")


def _led(found: Sequence[Item]) -> list[Item]:
    """Statements with the words that lead each as its title, where such words lead all of a list."""
    leads = [_lead(one.text.value, 0) for one in found]
    return [
        replace(one, title=cut(one.text, *lead.span("title")), text=cut(one.text, lead.end()))
        if lead and all(leads) and lead.end() < len(one.text.value)
        else one
        for one, lead in zip(found, leads, strict=True)
    ]


def _lead(words: str, at: int) -> re.Match[str] | None:
    """The few words, or those in capitals, that lead a text: "Cost Estimate. The Clerk shall …"."""
    said = _TITLE.match(words, at)
    if said is None or obliges(said["title"]):
        return None
    return said if len(said["title"].split()) <= _FEW or not _SMALL.search(said["title"]) else None


def _counted(listed: Sequence[Paragraph | ListItem]) -> Iterator[list[ListItem]]:
    """The items that count as the first one does, each with those below it."""
    whole: list[ListItem] = []
    last = ""
    for block in listed:
        if not isinstance(block, ListItem):
            continue
        number = block.number or ""
        if whole and (not last or number == _after(last)):
            yield whole
            whole = []
        if not whole:
            last = number
        whole.append(block)
    if whole:
        yield whole


def _after(number: str) -> str:
    """The number or the letter after one: "b" after "a", "3" after "2"."""
    if number.isdecimal():
        return str(int(number) + 1)
    return chr(ord(number) + 1) if len(number) == 1 else ""


@cache
def _section() -> re.Pattern[str]:
    said = alternatives(words_of("clauses", "words"))
    return re.compile(
        rf"(?i:{said})\.?\s{{0,3}}(?P<number>\d{{1,3}}[a-zA-Z]?)(?:[.:)]|\s?[–—-](?=\s)|(?=$))\s*"
    )
