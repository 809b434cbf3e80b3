"""The layout of lists: items, or numbered headings, under words that announce recommendations."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from ingest.blocks import Block, ListItem, Paragraph
from ingest.layouts.codes import Codes, prefix
from ingest.layouts.findings import Findings, Ground
from ingest.layouts.items import Item, item_record, items
from ingest.layouts.kinds import kind
from ingest.outline import Part
from ingest.phrases import position
from ontology.records import Recommendation

_LEAD_IN = 300  # characters of a line before a list that may announce it


def fits(ground: Ground) -> bool:
    """Whether a document has a list that is announced."""
    return any(True for _ in _announced(ground))


def find(ground: Ground) -> Findings:
    """The recommendations in the announced lists of a document."""
    return Findings(recommendations=partial(_recommendations, ground))


def _recommendations(ground: Ground, codes: Codes) -> Iterator[Recommendation]:
    for part, item in _announced(ground):
        code = codes.code(prefix(part.number), item.number)
        yield item_record(item, ground, part, code, kind(ground.profile, part.path))


def _announced(ground: Ground) -> Iterator[tuple[Part, Item]]:
    """The items under a heading that announces them; where there is none, under a title or a line that
    does.
    """
    under = [part for part in ground.outline.parts if any(_announces(title, ground) for title in part.path)]
    if any(True for part in under for _ in items(part.blocks)):
        yield from ((part, item) for part in under for item in items(part.blocks))
        return
    title = " ".join(block.text.value for block in ground.outline.title_block)
    for part in ground.outline.parts:
        blocks = part.blocks if _announces(title, ground) else tuple(_led_in(part.blocks, ground))
        yield from ((part, item) for item in items(blocks))


def _led_in(blocks: tuple[Block, ...], ground: Ground) -> Iterator[Block]:
    """The lists right below a line that announces them."""
    announced = False
    for above, block in pairwise((None, *blocks)):
        if isinstance(above, Paragraph):
            announced = _announces(above.text.value, ground)
        if announced and isinstance(block, ListItem):
            yield block


def _announces(words: str, ground: Ground) -> bool:
    """Whether words say that recommendations follow."""
    profile = ground.profile
    return (
        len(words) <= _LEAD_IN
        and position(words, profile.announce) is not None
        and position(words, profile.silent) is None
    )
