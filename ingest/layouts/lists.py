"""The layout of lists and of prose: labelled recommendations, items or paragraphs under words that announce
them, and sentences that recommend.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise, zip_longest

from ingest.blocks import Block, ListItem, Paragraph
from ingest.forms import is_heading_like
from ingest.layouts.announcing import announced, announces
from ingest.layouts.codes import Codes, prefix
from ingest.layouts.findings import Findings, Ground, Recognised
from ingest.layouts.items import Item, item, item_record, items
from ingest.layouts.kinds import kind
from ingest.layouts.labelled import labelled
from ingest.layouts.prose import asked, paragraphs, sentences
from ingest.layouts.restatements import once
from ingest.outline import Part

_SEVERAL = 2  # labelled recommendations that show that a document labels all of its own
_TITLE_WORDS = 6  # of a numbered line that stands over a list as its title

Found = tuple[Part, Item]


def fits(ground: Ground) -> bool:
    """Whether a document says recommendations in one of these ways."""
    return bool(once(_named(ground), labelled=True) or _announced(ground))


def find(ground: Ground) -> Findings:
    """The recommendations of a document outside its tables."""
    return Findings(recommendations=partial(_recommendations, ground))


def _recommendations(ground: Ground, codes: Codes) -> Iterator[Recognised]:
    named = once(_named(ground), labelled=True)
    for part, one in named:
        code = codes.code("", one.number)
        record = item_record(one, ground, part, code, kind(ground.profile, part.path))
        yield Recognised(record, ("label",))
    if len(named) >= _SEVERAL:
        return
    known = [one.place for _, one in named]
    for part, one in once(_announced(ground), labelled=False):
        if not any(place.start <= one.place.start < place.end for place in known):
            code = codes.code("" if one.title else prefix(part.number), one.number)
            record = item_record(one, ground, part, code, kind(ground.profile, part.path))
            yield Recognised(record, ("announced",))


def _named(ground: Ground) -> list[Found]:
    return list(labelled(ground.outline, ground.profile))


def _announced(ground: Ground) -> list[Found]:
    """What a document says without labels, by the first way in which it says anything."""
    ways = (_under_headings, _titled, _under_paragraphs, _led_in)
    return next((found for way in ways if (found := list(way(ground)))), [])


def _under_headings(ground: Ground) -> Iterator[Found]:
    """The items under a heading that announces them, numbered lines that do among the headings."""
    for part in ground.outline.parts:
        if announced(part.path, ground.profile):
            below = tuple(_below_line(part.blocks, ground, lines=False)) or part.blocks
            yield from ((part, one) for one in _with_asked(part, items(below)))
        else:
            yield from ((part, one) for one in items(_under_titles(part.blocks, ground)))


def _under_titles(blocks: tuple[Block, ...], ground: Ground) -> Iterator[Block]:
    """What stands below a numbered line that is a title and announces it, up to the next such title."""
    title: ListItem | None = None
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, ListItem) and _is_title(block, below):
            title = block if announces(block.text.value, ground.profile) else None
        elif title:
            yield block


def _is_title(block: ListItem, below: Block | None) -> bool:
    """Whether a numbered line stands over a list that begins anew below it."""
    words = block.text.value
    return (
        block.number is not None
        and not block.contents
        and is_heading_like(words)
        and len(words.split()) <= _TITLE_WORDS
        and isinstance(below, ListItem)
        and (below.number in ("1", "a", "A", "i", "I", f"{block.number}.1") or below.number is None)
    )


def _titled(ground: Ground) -> Iterator[Found]:
    """The numbered headings under a heading that announces them, each with the paragraphs below it."""
    by_code = {part.section.code: part for part in ground.outline.parts}
    for part in ground.outline.parts:
        around = by_code.get(part.section.parent or "")
        if around is None or part.heading is None or not part.heading.number or not part.blocks:
            continue
        if announces(around.path[-1], ground.profile) and announced(part.path, ground.profile):
            yield part, item(prefix(part.number), part.blocks, part.heading.text)


def _under_paragraphs(ground: Ground) -> Iterator[Found]:
    return paragraphs(ground.outline, ground.profile)


def _led_in(ground: Ground) -> Iterator[Found]:
    """The lists right below a line or a title that announces them, and the sentences that recommend."""
    title = " ".join(block.text.value for block in ground.outline.title_block)
    for part in ground.outline.parts:
        below = part.blocks if announces(title, ground.profile) else tuple(_below_line(part.blocks, ground))
        yield from ((part, one) for one in _with_asked(part, items(below)))
    yield from sentences(ground.outline, ground.profile)


def _with_asked(part: Part, found: Iterable[Item]) -> Iterator[Item]:
    """Items, each with the party that the line over its list asks: "We recommend that the Mayor:"."""
    lines = [block for block in part.blocks if isinstance(block, Paragraph)]
    ends = [line.place.end for line in lines]
    for one in found:
        at = bisect_right(ends, one.place.start)
        yield replace(one, asked=asked(lines[at - 1].text)) if at else one


def _below_line(blocks: tuple[Block, ...], ground: Ground, *, lines: bool = True) -> Iterator[Block]:
    """The lists right below a line, or below an item that is such a line, that announces them.

    Without `lines` only the lists within items.
    """
    announced = False
    over: ListItem | None = None
    for above, block in pairwise((None, *blocks)):
        if isinstance(above, Paragraph):
            announced = lines and announces(above.text.value, ground.profile)
        if isinstance(block, ListItem) and block.text.value.endswith(":") and not announced:
            over = block if announces(block.text.value, ground.profile) else None
        elif isinstance(block, ListItem) and (announced or (over and block.level > over.level)):
            yield block
