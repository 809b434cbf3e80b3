"""Orders and resolutions whose sections say what is to be done: "I hereby direct as follows: (a) The …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, ListItem, Paragraph
from ingest.labels import words_of
from ingest.layouts.prose.order_sections import Section, lead, sections
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.layouts.wording.obligations import obliges
from ingest.phrases import position
from ingest.pieces import cut

_FEWEST = 2
_HOLDS = re.compile(r"\bhereby\b|\bappl(?:y|ies)\sto\b|\bha(?:s|ve)\sthe\sright\sto\b")
_OVER = re.compile(r"\bas\sfollows\s?:$|\bdirect[^.]{0,60}:$", re.IGNORECASE)


def ordered(ground: Ground) -> Iterator[Found]:
    """What the sections of such a paper say that has to be done; not what they define or how they hold."""
    found = [
        (one.part, replace(said, under=one.title))
        for one in sections(ground)
        if not (one.title and position(one.title.value, words_of("rules", "around")) is not None)
        for said in _said(one)
        if obliges(said.text.value) or _HOLDS.search(said.text.value)
    ]
    if len(found) >= _FEWEST:
        yield from found


def _said(one: Section) -> Iterator[Item]:
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
    leads = [said for one in found if (said := lead(one.text.value)) and said.end() < len(one.text.value)]
    if len(leads) < len(found):
        return list(found)
    return [
        replace(one, title=cut(one.text, *said.span("title")), text=cut(one.text, said.end()))
        for one, said in zip(found, leads, strict=True)
    ]


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
