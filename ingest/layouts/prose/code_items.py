"""Lists that count on by codes ("115.1", "115.2") and say what to do, whatever stands over them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.blocks import Block, ListItem
from ingest.layouts.prose.governing import with_asked
from ingest.layouts.wording.addressees import begins
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item

_CODE = re.compile(r"(?P<chapter>\d{1,3})\.(?P<at>\d{1,3})")
_FEWEST = 5  # codes of a chapter
_MOST = 0.7  # of a chapter's items that begin as an instruction does, and of all codes that are such


def code_items(ground: Ground) -> Iterator[Found]:
    """The items of the chapters whose codes count from 1 on, where most begin as an instruction does; none
    where as many codes again stand before other words.
    """
    coded = [(part, one) for part in ground.outline.parts for one in _coded(part.blocks)]
    runs = [list(run) for _, run in groupby(coded, key=lambda one: _chapter(one[1]))]
    found = [one for run in runs if _asks(run) for one in run]
    if len(found) >= _MOST * len(coded):
        for part, of_part in groupby(found, key=lambda one: one[0]):
            yield from ((part, one) for one in with_asked(part, (one for _, one in of_part)))


def _asks(run: Sequence[Found]) -> bool:
    counted = [_at(one) for _, one in run] == list(range(1, len(run) + 1))
    says = sum(begins(one.text.value) for _, one in run)
    return counted and len(run) >= _FEWEST and says >= _MOST * len(run)


def _coded(blocks: Sequence[Block]) -> Iterator[Item]:
    """The items with such codes, each with the lists right below it that have none."""
    whole: list[ListItem] = []
    for block in blocks:
        begun = isinstance(block, ListItem) and not block.contents and _is_coded(block)
        within = bool(whole) and isinstance(block, ListItem) and block.level > whole[0].level
        if whole and (begun or not within):
            yield item(whole[0].number, whole)
            whole = []
        if isinstance(block, ListItem) and (begun or within):
            whole.append(block)
    if whole:
        yield item(whole[0].number, whole)


def _is_coded(block: ListItem) -> bool:
    return bool(_CODE.fullmatch(block.number or ""))


def _chapter(one: Item) -> str:
    return (one.number or "").partition(".")[0]


def _at(one: Item) -> int:
    return int((one.number or "").partition(".")[2] or 0)
