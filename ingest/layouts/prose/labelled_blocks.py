"""Blocks that begin with the label of a recommendation, each with what stands below it up to the next one."""

from collections.abc import Iterator
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
    says_nothing,
    uncoded,
)
from ingest.layouts.wording.announcing import announced
from ingest.outline import Outline, Part
from ingest.pieces import cut, place_of
from ingest.profiles import Profile


@dataclass(frozen=True, slots=True)
class Labelled:
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
        return bool(self.below) and isinstance(self.below[0], Paragraph) and names_only(self.below[0]) is None

    @property
    def has_words(self) -> bool:
        """Whether a text or a list of sentences stands below, as it does below a title."""
        first = self.below[0] if self.below else None
        return self.has_text or (
            isinstance(first, ListItem) and first.number is not None and first.text.value.endswith((".", ";"))
        )


def labelled_blocks(
    outline: Outline, profile: Profile, *, everywhere: bool = False, unnumbered: str = "openings"
) -> Iterator[Labelled]:
    current: Labelled | None = None
    below: list[Block] = []
    announces = {part.section.code: announced(part.path, profile) for part in outline.parts}
    for part, block in _stream(outline):
        announcing = everywhere or announces[part.section.code]
        opened = list(_opened(part, block, announces=announcing, repeated=everywhere, unnumbered=unnumbered))
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


def _own_number(block: Heading | Paragraph | ListItem) -> str:
    """The number of a paragraph whose label has none: "3.21 Recommendation. The Department should …"."""
    number = "" if isinstance(block, Paragraph) else block.number or ""
    return number if any(map(str.isdigit, number)) else ""


def _opened(
    part: Part, block: Block, *, announces: bool, repeated: bool, unnumbered: str
) -> Iterator[Labelled]:
    """The labelled recommendations that begin in a block."""
    if not isinstance(block, Heading | Paragraph | ListItem) or has_leader(block.text.value):
        return
    if isinstance(block, ListItem) and block.contents:
        return
    glyph = "\ue000" <= block.text.value[:1] <= "\uf8ff"  # a bullet drawn by a letter of a font of its own
    text = cut(block.text, 1) if glyph else block.text
    first = opening(text.value, announced=announces, repeated=repeated) or (
        coded(text.value) if announces else None
    )
    first = first or (None if isinstance(block, Heading) else uncoded(text.value, unnumbered))
    within = [one for one in openings_within(text.value) if not isinstance(block, Heading)]
    found: list[Opening] = [*([first] if first else []), *within]
    if not found:
        return
    ends = [*(one.start for one in found[1:]), len(text.value)]
    for one, end in zip(found, ends, strict=True):
        words = cut(text, one.end, end)
        whole = len(found) == 1 and one.start == 0
        if says_nothing(words.value):
            continue
        place = block.place if whole else place_of(cut(text, one.start, end), block.place)
        yield Labelled(
            part,
            one.code or _own_number(block),
            Paragraph(words, place),
            (),
            whole,
            text.value[: one.end],
        )


def names_only(block: Block) -> bool | None:
    """Whether a labelled line only names what follows; None where the block is no labelled line."""
    if not isinstance(block, Heading | Paragraph | ListItem):
        return None
    said = field_label(block.text.value)
    return None if said is None else said.end >= len(block.text.value.rstrip())
