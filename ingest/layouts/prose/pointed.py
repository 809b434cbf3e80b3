"""Items that each end with the paragraph that they repeat: what stands between two such ends is one item."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, ListItem, Paragraph
from ingest.layouts.wording.pointers import points
from ingest.pieces import covering, join

_FEWEST, _MOST = 3, 0.6  # items that end so, and their share of all, in a list of such items


def point(found: Iterable[Block]) -> bool:
    """Whether most items of some lists end so."""
    ends = [points(block.text.value) for block in found if isinstance(block, ListItem)]
    return sum(ends) >= max(_FEWEST, _MOST * len(ends))


def made_whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with the paragraphs joined to an item that go on with it up to its pointer."""
    held: list[Block] = []
    for block in blocks:
        if held and not isinstance(block, Paragraph):
            yield from held
            held = []
        if held or (isinstance(block, ListItem) and not points(block.text.value)):
            held.append(block)
        else:
            yield block
        if len(held) > 1 and isinstance(block, Paragraph) and points(block.text.value):
            yield _one(held)
            held = []
    yield from held


def _one(held: Sequence[Block]) -> Block:
    first = held[0]
    assert isinstance(first, ListItem)
    words = join(block.text for block in held if isinstance(block, ListItem | Paragraph))
    return replace(first, text=words, place=covering(first.place, held[-1].place))
