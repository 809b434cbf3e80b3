"""Recommendations that bear a label of their own, wherever they stand: "Recommendation 4.2: …", "R12 …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.forms import is_heading_like
from ingest.labels import (
    Opening,
    coded,
    field_label,
    has_leader,
    is_contents_title,
    opening,
    openings_within,
    uncoded,
    words_of,
)
from ingest.layouts.announcing import announced
from ingest.layouts.items import Item, item
from ingest.outline import Outline, Part
from ingest.pieces import cut, place_of
from ingest.profiles import Profile

_SEVERAL, _WORDS = 3, 3  # labels of a plan that show that it labels all, and words that each has to have
_HALF = 0.5  # of the labelled titles that have a text below, where the text below belongs to them


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A labelled block: its code, its words after the label, and the blocks below it up to the next one."""

    part: Part
    code: str
    block: Paragraph
    below: tuple[Block, ...]
    whole: bool  # not only a sentence within a paragraph
    label: str = ""

    @property
    def titled(self) -> bool:
        return self.whole and is_heading_like(self.block.text.value)

    @property
    def has_text(self) -> bool:
        return bool(self.below) and isinstance(self.below[0], Paragraph) and _field(self.below[0]) is None


def labelled(outline: Outline, profile: Profile) -> Iterator[tuple[Part, Item]]:
    """The labelled recommendations of a document in order, those said again included."""
    found = list(_labelled(outline, profile))
    repeated = [] if found else _repeated(outline, profile)
    found = found or repeated
    titles = [one for one in found if one.titled]
    texts_below = sum(one.has_text for one in titles) >= max(1, _HALF * len(titles))
    for one in found:
        if record := _item(one, texts_below=texts_below):
            under = one.part.heading.text if repeated and one.part.heading else None
            yield one.part, replace(record, by="label", under=under)


def _repeated(outline: Outline, profile: Profile) -> list[_Labelled]:
    """What a plan without recommendations labels again and again: "Strategy 1.2: …"."""
    words = words_of("openings_repeated")
    found = [
        one
        for one in _labelled(outline, profile, everywhere=True)
        if one.whole
        and one.label.casefold().startswith(words)
        and len(one.block.text.value.split()) >= _WORDS
    ]
    return found if len({one.code for one in found}) >= _SEVERAL else []


def _item(one: _Labelled, *, texts_below: bool) -> Item | None:
    if not one.block.text.value:
        first = one.below[:1]
        if not first or isinstance(first[0], Heading) or _field(first[0]):
            return None
        return _placed(item(one.code or None, (*first, *_parts(one.below[1:], texts=False))), one)
    if one.titled and texts_below and one.has_text:
        return _placed(item(one.code or None, tuple(_parts(one.below, texts=True)), one.block.text), one)
    return item(one.code or None, (one.block, *_parts(one.below, texts=False)))


def _placed(made: Item, one: _Labelled) -> Item:
    place = one.block.place
    return replace(made, place=replace(place, end=made.place.end, line_end=made.place.line_end))


def _parts(below: Sequence[Block], *, texts: bool) -> Iterator[Block]:
    """The blocks below a label that are parts of it: its list, the labelled lines and what these name.

    With `texts` also the paragraphs.
    """
    listing, naming = True, False
    for block in below:
        said = _field(block)
        if said is not None:
            listing, naming = False, said
        elif isinstance(block, Heading):
            return
        elif isinstance(block, ListItem):
            if not (listing or naming):
                return
        elif not (naming or (texts and listing)):
            listing = False
            continue
        yield block


def _field(block: Block) -> bool | None:
    """Whether a labelled line only names what follows; None where the block is no labelled line."""
    if not isinstance(block, Heading | Paragraph | ListItem):
        return None
    said = field_label(block.text.value)
    return None if said is None else said.end >= len(block.text.value.rstrip())


def _labelled(outline: Outline, profile: Profile, *, everywhere: bool = False) -> Iterator[_Labelled]:
    current: _Labelled | None = None
    below: list[Block] = []
    announces = {part.section.code: announced(part.path, profile) for part in outline.parts}
    for part, block in _stream(outline):
        opened = list(_opened(part, block, announces=everywhere or announces[part.section.code]))
        if not opened:
            below.append(block)
            continue
        if current:
            yield replace(current, below=tuple(below))
        yield from opened[:-1]
        current, below = opened[-1], []
    if current:
        yield replace(current, below=tuple(below))


def _stream(outline: Outline) -> Iterator[tuple[Part, Block]]:
    """All blocks of a document that may hold words of a recommendation, headings among them."""
    for part in outline.parts:
        if part.heading and any(map(is_contents_title, part.path)):
            continue
        if part.heading:
            yield part, part.heading
        yield from ((part, block) for block in part.blocks)


def _opened(part: Part, block: Block, *, announces: bool) -> Iterator[_Labelled]:
    """The labelled recommendations that begin in a block."""
    if not isinstance(block, Heading | Paragraph | ListItem) or has_leader(block.text.value):
        return
    if isinstance(block, ListItem) and block.contents:
        return
    text = block.text
    first = opening(text.value, announced=announces) or (coded(text.value) if announces else None)
    first = first or (None if isinstance(block, Heading) else uncoded(text.value))
    within = [one for one in openings_within(text.value) if not isinstance(block, Heading)]
    found: list[Opening] = [*([first] if first else []), *within]
    if not found:
        return
    ends = [*(one.start for one in found[1:]), len(text.value)]
    for one, end in zip(found, ends, strict=True):
        words = cut(text, one.end, end)
        place = (
            block.place
            if len(found) == 1 and one.start == 0
            else place_of(cut(text, one.start, end), block.place)
        )
        yield _Labelled(
            part,
            one.code,
            Paragraph(words, place),
            (),
            len(found) == 1 and one.start == 0,
            text.value[: one.end],
        )
