"""Lists that count on by codes ("140.7", "140.8") wherever these stand within other lines: as the tables of
international reviews have them, once their cells have become lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, ListItem, Paragraph
from ingest.labels import field_label, words_of
from ingest.layouts.wording.addressees import begins
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item
from ingest.outline import Part
from ingest.pieces import cut, place_of
from ontology.records import SourcedText

_CODE = re.compile(r"(?<!\S)(?P<code>(?P<chapter>\d{2,3})\.\d{1,3})\s+(?=[A-Z])")
_LAST = re.compile(r".*\)\s?[;.]", re.DOTALL)  # words end with who recommends them
_THEME = re.compile(r"(?:Theme|Topic|Subject|Category|Cluster):\s+(?P<theme>[^\n]{3,120}?)\s*$")
_ANSWER = re.compile(r"[A-Z][a-z]+(?:\s(?:in|not)\s[a-z]+)?$")
_FEWEST = 5  # codes of a document


@dataclass(frozen=True, slots=True)
class _Coded:
    """The words after a code, where they stand, and the blocks below up to the next code."""

    part: Part
    item: Item
    below: tuple[Block, ...]


def code_series(ground: Ground) -> Iterator[Found]:
    """The recommendations of such a list, where some of its codes stand within what a reader took for another
    item or paragraph: else they are read as the items that they are.
    """
    found = list(_coded(ground))
    if len(found) >= _FEWEST:
        yield from ((one.part, replace(one.item, standing=_standing(one.below))) for one in found)


def _coded(ground: Ground) -> Iterator[_Coded]:
    blocks = [(part, block) for part in ground.outline.parts for block in part.blocks]
    starts = [
        (at, start, said)
        for at, (_, block) in enumerate(blocks)
        if isinstance(block, Paragraph | ListItem)
        for start, said in _codes(block)
    ]
    chapters = Counter(said["chapter"] for _, _, said in starts)
    chapter = max(chapters, key=chapters.__getitem__, default="")
    starts = [one for one in starts if one[2]["chapter"] == chapter]
    if not any(start for _, start, _ in starts):
        return
    theme: SourcedText | None = None
    for (at, start, said), following in zip(starts, [*starts[1:], None], strict=True):
        part, block = blocks[at]
        assert isinstance(block, Paragraph | ListItem)
        theme = _theme(cut(block.text, 0, start)) or theme
        end = following[1] if following and following[0] == at else None
        words = _ended(cut(block.text, said.end(), end))
        below = tuple(one for _, one in blocks[at + 1 : following[0] if following else len(blocks)])
        item = Item(said["code"], words, place_of(words, block.place), under=theme)
        yield _Coded(part, item, below)


def _codes(block: Paragraph | ListItem) -> Iterator[tuple[int, re.Match[str]]]:
    """The codes in a block, each before words that say what to do."""
    for said in _CODE.finditer(block.text.value):
        if begins(block.text.value[said.end() :]):
            yield said.start(), said


def _theme(before: SourcedText) -> SourcedText | None:
    found = _THEME.search(before.value)
    return cut(before, *found.span("theme")) if found else None


def _ended(words: SourcedText) -> SourcedText:
    found = _LAST.match(words.value)
    return cut(words, 0, found.end() - 1) if found else words


def _standing(below: Sequence[Block]) -> SourcedText | None:
    """What the first lines below say has become of it: "Supported", on a line of its own."""
    for block in below[:2]:
        if isinstance(block, Paragraph | ListItem) and field_label(block.text.value):
            last = _ANSWER.search(block.text.value)
            if last and last[0].casefold() in words_of("choices", "answers"):
                return cut(block.text, last.start())
    return None
