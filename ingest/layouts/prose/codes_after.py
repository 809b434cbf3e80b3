"""Items that end with a code after a dash: "From May – The offices publish the list – CAP1.LA02"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, ListItem, Paragraph
from ingest.forms import is_heading_like
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.pieces import cut
from ontology.records import SourcedText

_CODE = re.compile(
    r"\s[–—-]\s(?P<code>(?=[\w.-]{0,30}\d)[A-Z][A-Z0-9]{1,9}(?:[.-][A-Z0-9]{1,9}){1,4})\s*\.?$"
)
_TAIL = 60  # characters at the end of an item in which its code stands
_FEWEST = 3
_MOST = 0.8  # of a document's items that end so


def codes_after(ground: Ground) -> Iterator[Found]:
    """The items of a document, where nearly all end with a code that no other has."""
    listed = [(part, one, under) for part in ground.outline.parts for one, under in _items(part.blocks)]
    coded = [(part, _numbered(one, under)) for part, one, under in listed if _code(one)]
    codes = {one.number for _, one in coded}
    if len(coded) >= max(_FEWEST, _MOST * len(listed)) and len(codes) == len(coded):
        yield from coded


def _items(blocks: Sequence[Block]) -> Iterator[tuple[ListItem, SourcedText | None]]:
    """The outermost items, each with the line that is written as a title over its list."""
    under: SourcedText | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            under = block.text if is_heading_like(block.text.value) else under
        elif isinstance(block, ListItem) and block.level == 1:
            yield block, under


def _code(one: ListItem) -> re.Match[str] | None:
    return _CODE.search(one.text.value, max(0, len(one.text.value) - _TAIL))


def _numbered(one: ListItem, under: SourcedText | None) -> Item:
    said = _code(one)
    assert said is not None
    made = item(said["code"], (replace(one, text=cut(one.text, 0, said.start())),))
    return replace(made, place=one.place, under=under, by="label")
