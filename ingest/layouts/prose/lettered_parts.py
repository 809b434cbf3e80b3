"""Lettered items that are parts of a numbered one, only their title: "10. A portal", "a. Replace …"."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Block, ListItem
from ingest.forms import is_heading_like
from ingest.layouts.wording.addressees import instructs
from ingest.layouts.wording.items import Item, items
from ingest.pieces import cut

_SMALL = 3  # letters of words that a title writes small
_OWN = 0.5  # of the numbered items that are whole without letters, where letters are parts of the others


def whole_items(blocks: Sequence[Block]) -> Iterator[Item]:
    """The items of some blocks; a title that a list counts among them with the lettered items below it.

    Only in a list most of whose numbered items need no letters: where each is a title, what is recommended
    are the lettered ones.
    """
    heads = {blocks[at].place.start: blocks[at] for at in _heads(blocks)}
    numbered = sum(isinstance(block, ListItem) and _is_number(block.number) for block in blocks)
    if not heads or len(heads) > (1 - _OWN) * numbered:
        yield from items(blocks)
        return
    for one in items(_deeper(blocks, heads)):
        yield _entitled(one, heads.get(one.place.start))


def _deeper(blocks: Sequence[Block], heads: Container[int]) -> Iterator[Block]:
    """Blocks, the lettered items below such titles one level deeper."""
    inside = False
    for block in blocks:
        is_head = block.place.start in heads
        inside = is_head or (inside and _is_lettered(block))
        deeper = isinstance(block, ListItem) and inside and not is_head
        yield replace(block, level=block.level + 1) if deeper and isinstance(block, ListItem) else block


def _entitled(one: Item, head: Block | None) -> Item:
    """An item with its first line as its title, where that only heads what is below."""
    if not isinstance(head, ListItem) or one.text.value == head.text.value:
        return one
    return replace(one, title=head.text, text=cut(one.text, len(head.text.value)))


def _heads(blocks: Sequence[Block]) -> Iterator[int]:
    """Where a numbered item is a title right over the letter "a"."""
    for at, (block, below) in enumerate(pairwise(blocks)):
        if isinstance(block, ListItem) and isinstance(below, ListItem):
            first = (below.number or "").strip("().") in ("a", "A")
            if first and _is_number(block.number) and _is_title(block.text.value):
                yield at


def _is_title(words: str) -> bool:
    """Whether words are a title, and not what is to be done: written as one, or without a verb before."""
    written = all(word[0].isupper() for word in words.split() if len(word) > _SMALL)
    return is_heading_like(words) and not words.endswith(":") and (written or not instructs(words))


def _is_number(number: str | None) -> bool:
    return (number or "").isdecimal()


def _is_lettered(block: Block) -> bool:
    return isinstance(block, ListItem) and (block.number or "").strip("().").isalpha()
