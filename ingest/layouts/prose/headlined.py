"""Recommendations that only a document's title announces: lists that are all of it, or numbered headings."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.blocks import Block, Furniture, Heading, ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.wording.addressees import begins, instructs
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, items
from ingest.outline import Part
from ingest.phrases import position

_FEWEST = 4
_LISTED = 0.8  # of a document's words that stand in lists
_AHEAD = 0.5  # of its items that say what to do, or what will be done
_MOST = 0.7  # of numbered headings that begin as an instruction does
_ASKED = 0.25  # of guidelines that say in so many words what somebody public should do
_LOOKS_AHEAD = re.compile(r"\b(?:will|to be|by 20\d\d)\b|^(?:\w+ly\s)?\w{2,}ing\b")
_OUGHT = re.compile(r"\b(?:should|must|ought to|needs? to)\b")
_BEFORE = 80  # characters before "should" in which it is said who


def headlined(ground: Ground) -> Iterator[Found]:
    """The items of a document that has little else, or its headings that count through, where its title says
    that they are recommended.
    """
    title = _title(ground)
    said = _things().search(title)
    if said is None or position(title, words_of("headlines", "otherwise")) is not None:
        return
    parts = [part for part in ground.outline.parts if not silences(part.path[-1], ground.profile)]
    headings = _counted(ground.outline.parts)
    if headings and (not said["rules"] or _of_public(headings)):
        yield from headings
    elif not said["rules"] and _is_listed(parts):
        yield from _ahead(parts)


def _title(ground: Ground) -> str:
    """What a document states as its title, or else the words that stand over all of it."""
    outer = [part.path[0] for part in ground.outline.parts[:1]]
    return ground.title or " ".join([block.text.value for block in ground.outline.title_block] or outer)


def _counted(parts: Sequence[Part]) -> list[Found]:
    """The headings that count from 1 on through a document, where most begin as an instruction does."""
    found = [
        (part, Item(part.heading.number, part.heading.text, part.heading.place, by="titled"))
        for part in parts
        if part.heading and (part.heading.number or "").isdecimal()
    ]
    counted = [one.number for _, one in found] == [str(at) for at in range(1, len(found) + 1)]
    says = sum(begins(one.text.value) for _, one in found)
    return found if counted and len(found) >= _FEWEST and says >= _MOST * len(found) else []


def _of_public(found: Sequence[Found]) -> bool:
    """Whether the text below enough headings says of somebody public what they should do."""
    return sum(any(map(_obliges, part.blocks)) for part, _ in found) >= _ASKED * len(found)


def _obliges(block: Block) -> bool:
    words = block.text.value if isinstance(block, Paragraph | ListItem) else ""
    return any(
        not _words_said(words[max(0, ought.start() - _BEFORE) : ought.start()]).isdisjoint(
            words_of("tallies", "publics")
        )
        for ought in _OUGHT.finditer(words)
    )


def _words_said(words: str) -> set[str]:
    """The words of a text, in small letters."""
    return {word.casefold() for word in re.findall(r"\w+", words)}


def _is_listed(parts: Sequence[Part]) -> bool:
    """Whether nearly all that stands below the headings is in lists."""
    blocks = [block for part in parts for block in part.blocks if not isinstance(block, Heading | Furniture)]
    listed = [len(block.text.value) for block in blocks if isinstance(block, ListItem)]
    others = [len(block.text.value) for block in blocks if isinstance(block, Paragraph)]
    whole = all(isinstance(block, ListItem | Paragraph) for block in blocks)
    return whole and sum(listed) >= _LISTED * (sum(listed) + sum(others))


def _ahead(parts: Sequence[Part]) -> list[Found]:
    """The items of all lists, where enough of them say what to do, or what will be done."""
    found = [(part, one) for part in parts for one in items(part.blocks)]
    ahead = sum(_looks_ahead(one.text.value) for _, one in found)
    return found if len(found) >= _FEWEST and ahead >= _AHEAD * len(found) else []


def _looks_ahead(words: str) -> bool:
    return instructs(words) or bool(_LOOKS_AHEAD.search(words))


@cache
def _things() -> re.Pattern[str]:
    proposed, rules = (alternatives(words_of("headlines", of)) for of in ("proposed", "rules"))
    return re.compile(
        rf"\b(?:{proposed}|(?P<rules>{rules}))(?=$|\s(?:for|of|to|on|by|in|from)\b|[:.,(–-])", re.IGNORECASE
    )
