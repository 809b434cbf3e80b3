"""Lists that count through a document up to the number that a line says: "20 actions under four themes"."""

from collections.abc import Iterator, Sequence

from ingest.blocks import Block, ListItem
from ingest.layouts.prose.tallied import said_counts
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.outline import Part

_FEWEST = 5
_LISTS = 2  # that the numbers run through: one list alone is read with the line over it


def counted_through(ground: Ground) -> Iterator[Found]:
    """The items with the numbers from 1 to the last one, where a line says how many there are."""
    parts = [part for part in ground.outline.parts if not silences(part.path[-1], ground.profile)]
    counts = said_counts(ground)
    if not counts or max(counts) < _FEWEST:
        return
    found = _through(parts)
    lists = len({part.section.code for part, _ in found})
    if len(found) in counts and len(found) >= _FEWEST and lists >= _LISTS:
        yield from found


def _through(parts: Sequence[Part]) -> list[Found]:
    """The outermost items that count from 1 on, others between them left out."""
    found: list[Found] = []
    for part in parts:
        for at, block in enumerate(part.blocks):
            if isinstance(block, ListItem) and block.level == 1 and block.number == str(len(found) + 1):
                found.append((part, _whole(part.blocks, at, block)))
    return found


def _whole(blocks: Sequence[Block], at: int, block: ListItem) -> Item:
    """An item with those that lie deeper below it."""
    whole: list[Block] = [block]
    while (at := at + 1) < len(blocks):
        one = blocks[at]
        if not (isinstance(one, ListItem) and one.level > block.level):
            break
        whole.append(one)
    return item(block.number, whole)
