"""Lists of one section, each by what most of its items say: what to do, or something else."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.blocks import Block, ListItem, Paragraph
from ingest.layouts.wording.addressees import asks, begins, instructs
from ingest.layouts.wording.items import Item
from ingest.layouts.wording.sentences import says_ask
from ingest.layouts.wording.telling import tells

_FEWEST = 2  # instructions below an item
_MOST = 0.6  # of items that say what to do
_DESCRIBES = re.compile(r"\b(?:should|must|may|can|to)\s(?:also\s|then\s)?be\s?:?$")
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|H\.\s?E)\b\.?,?\s[A-Z]")
_ABOUT = re.compile(
    r"(?:All|The|These|Such|None of the)\s(?:conclusions\s(?:and|or|and/or)\s)?recommendations\b[^.]{0,120}?"
    r"\b(?:reflects?\sthe\s|should\snot\sbe\s(?:construed|taken|read|understood)|should\sbe\sread\b)"
)
_OWN = re.compile(r"\bto\s[a-z]+\s(?:\S+\s){5,}\S+:$")
_LONGEST = 400  # characters of what only asks in general


def opened_out(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks in which an item that only asks in general is the line over the items below it.

    "7. The Rapporteur recommends that the Government: (a) Recognize …; (b) Prohibit …": what is asked are the
    lettered items, each an instruction, and the numbered one says of whom. Items in small letters go on with
    its sentence instead; and where other numbers ask at once, each number is what is counted.
    """
    over: ListItem | None = None
    at_once = sum(_asks_at_once(block) for block in blocks)
    for at, block in enumerate(blocks):
        if over and isinstance(block, ListItem) and block.level > over.level:
            own = f"{over.number}({block.number})" if block.number else None
            inner = block.level == over.level + 1 and over.number and over.number.isdecimal()
            yield replace(block, number=own if inner else block.number, level=block.level - 1)
            continue
        over = None
        if isinstance(block, ListItem) and _opens(block, _lettered(blocks, at), counts=at_once > 0):
            over = block
            yield Paragraph(block.text, block.place)
        else:
            yield block


def _opens(block: ListItem, below: Sequence[ListItem], *, counts: bool) -> bool:
    """Whether an item only asks in general, and those below it are whole instructions; where numbers of the
    section count what is asked, only letters are.
    """
    if not _asks_in_general(block) or len(below) < _FEWEST:
        return False
    if counts and all((one.number or "").isdecimal() for one in below):
        return False
    whole = all(one.text.value[:1].isupper() for one in below) and not _says_all(block, below)
    return whole and _most(one.text.value for one in below)


def undescribed(blocks: Sequence[Block], around: Sequence[Block]) -> Iterator[Block]:
    """Blocks without the lists that only say what something should be like: "It should be" over "clear"; nor
    with those of the past.

    `around` are all blocks of the section, so that the line over each list is known.
    """
    lines = [block for block in around if isinstance(block, Paragraph)]
    starts = [line.place.start for line in lines]
    for block in blocks:
        at = bisect_right(starts, block.place.start)
        over = lines[at - 1].text.value if at else ""
        described = _DESCRIBES.search(over) or (over.endswith(":") and tells(over))
        if not (isinstance(block, ListItem) and described):
            yield block


def asking_runs(found: Iterable[Item], blocks: Sequence[Block]) -> Iterator[Item]:
    """Items without the lists none of whose items says what to do, where those of another list mostly do:
    those to whom a report is sent, what is enclosed. Nor with lists of people, and what is only said of the
    recommendations themselves.
    """
    found = [one for one in found if not _ABOUT.match(one.text.value)]
    starts = [block.place.start for block in blocks if isinstance(block, Paragraph)]
    runs = [list(run) for _, run in groupby(found, lambda one: bisect_right(starts, one.place.start))]
    ask = any(_most(one.text.value for one in run) for run in runs)
    for run in runs:
        if all(_PERSON.match(one.text.value) for one in run):
            continue
        if not ask or len(run) == 1 or any(_says(one.text.value) for one in run):
            yield from run


def _asks_in_general(block: ListItem) -> bool:
    words = block.text.value
    return block.number is not None and words.endswith(":") and says_ask(words) and len(words) <= _LONGEST


def _asks_at_once(block: Block) -> bool:
    """Whether a numbered item asks in a sentence that is whole: "8. We call upon the Board to …"."""
    return (
        isinstance(block, ListItem)
        and (block.number or "").isdecimal()
        and block.level == 1
        and not block.text.value.endswith(":")
        and asks(block.text.value)
    )


def _says_all(block: Block, below: Sequence[ListItem]) -> bool:
    """Whether an item says itself what to do, and those below it are whole sentences about that."""
    own = isinstance(block, ListItem) and _OWN.search(block.text.value)
    return bool(own) and not any(begins(one.text.value) for one in below)


def _lettered(blocks: Sequence[Block], at: int) -> Sequence[ListItem]:
    """The items right below one that are parts of it."""
    over = blocks[at]
    below: list[ListItem] = []
    for block in blocks[at + 1 :]:
        if not (isinstance(over, ListItem) and isinstance(block, ListItem) and block.level > over.level):
            break
        below.append(block)
    return below


def _most(said: Iterable[str]) -> bool:
    says = [_says(words) for words in said]
    return bool(says) and sum(says) >= _MOST * len(says)


def _says(words: str) -> bool:
    """Whether words say what to do; "That …" before a wish is how resolutions say it."""
    return instructs(words) or words.casefold().startswith("that ")
