"""Headings that say what to do right under one that announces recommendations: "Ask for less", each with what
explains it below.
"""

from collections.abc import Iterator, Sequence

from ingest.blocks import Block, ListItem, Paragraph
from ingest.layouts.wording.addressees import begins, instructs
from ingest.layouts.wording.announcing import announces, silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.outline import Part

_FEWEST = 3
_MOST = 0.7  # of such headings that begin as an instruction does, and that have a text below and no list
_LISTED = 2  # items that say what to do, which are the recommendations then


def imperative(ground: Ground) -> Iterator[Found]:
    """Such headings, each as the title of its text; those of all sections that are so announced, or none."""
    over = {part.section.parent for part in ground.outline.parts}
    found = [
        part
        for part in ground.outline.parts
        if part.heading
        and len(part.path) > 1
        and part.section.code not in over
        and announces(part.path[-2], ground.profile)
        and (begins(part.path[-1]) or not silences(part.path[-1], ground.profile))
    ]
    says = sum(begins(part.path[-1]) for part in found)
    told = sum(_is_told(part.blocks) for part in found)
    if len(found) >= _FEWEST and min(says, told) >= _MOST * len(found):
        yield from ((part, _whole(part)) for part in found)


def _is_told(blocks: Sequence[Block]) -> bool:
    """Whether a paragraph stands below, and no list of what to do."""
    listed = [block.text.value for block in blocks if isinstance(block, ListItem)]
    return isinstance(next(iter(blocks), None), Paragraph) and sum(map(instructs, listed)) < _LISTED


def _whole(part: Part) -> Item:
    assert part.heading is not None
    number = part.heading.number
    made = item(number, part.blocks, part.heading.text) if part.blocks else None
    if made is None or not made.text.value:
        return Item(number, part.heading.text, part.heading.place, by="titled")
    return Item(number, made.text, made.place, made.title, made.stated, by="titled")
