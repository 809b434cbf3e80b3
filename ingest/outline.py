"""The outline of a document: its blocks under the sections that their headings open."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks import Block, Furniture, Heading, Paragraph
from ingest.forms import is_heading_like
from ingest.labels import coded, field_label, opening
from ingest.nesting import Opened, nest
from ingest.page_breaks import mended
from ingest.pieces import covering
from ontology.records import Place, Section

_TITLE_LINES = 8
_SYMBOL = re.compile(r"[A-Z]{1,10}(?:/[A-Z0-9][A-Z0-9.()-]{0,12}){2,8}")  # "A/HRC/53/12", "E/C.12/2023/4"


@dataclass(frozen=True, slots=True)
class Part:
    """A section with the blocks that are its own; `path` are the titles from the outermost down to its own.

    `number` is the code of the nearest section with a number: its own, or else that of one around it; `above`
    are the headings of the sections around it, the nearest first.
    """

    section: Section
    blocks: tuple[Block, ...]
    path: tuple[str, ...]
    number: str | None
    heading: Heading | None
    above: tuple[Heading, ...] = ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its own heading, if it has one, and those above."""
        return (self.heading, *self.above) if self.heading else self.above


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's title block, its parts in order, and its furniture."""

    title_block: tuple[Heading | Paragraph, ...]
    parts: tuple[Part, ...]
    furniture: tuple[Furniture, ...]


def outline(blocks: Iterable[Block], untitled: str) -> Outline:
    """The outline that a document's blocks make; `untitled` stands in for a title, where it has none."""
    body: list[Block] = []
    furniture: list[Furniture] = []
    for block in mended(tuple(blocks)):
        if isinstance(block, Furniture):
            furniture.append(block)
        elif body and isinstance(block, Heading) and _is_symbol(block):
            furniture.append(Furniture(block.text, block.place))
        else:
            body.append(_as_said(block))
    title_block = tuple(_title_block(body))
    opened = nest(body[len(title_block) :])
    title = title_block[0].text.value if title_block else untitled
    return Outline(title_block, tuple(_parts(opened, title)), tuple(furniture))


def _is_symbol(block: Heading) -> bool:
    """Whether a line by whose form alone it is a heading is a document's symbol, which heads each page."""
    return block.level is None and bool(_SYMBOL.fullmatch(block.text.value))


def _as_said(block: Block) -> Block:
    """A labelled line with its value ("Due: June 2025") opens no section, though it has the form of a
    heading.
    """
    if not isinstance(block, Heading) or block.number is not None:
        return block
    label = field_label(block.text.value)
    said = label is not None and label.end < len(block.text.value)
    return Paragraph(block.text, block.place) if said else block


def _title_block(body: Sequence[Block]) -> Iterator[Heading | Paragraph]:
    """The lines at the very start that look like headings and have nothing of their own below them."""
    titled = False  # a heading that a format states below another is no title
    for block, below in pairwise(body[: _TITLE_LINES + 1]):
        if not _is_title_line(block) or not (isinstance(below, Heading) or _is_title_line(below)):
            return
        if isinstance(block, Heading):
            if titled and block.level is not None:
                return
            titled = True
        assert isinstance(block, Heading | Paragraph)
        yield block


def _is_title_line(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.number is None
    words = block.text.value if isinstance(block, Paragraph) else ""
    return bool(words) and is_heading_like(words) and not (coded(words) or opening(words, announced=True))


def _parts(opened: Sequence[Opened], title: str) -> Iterator[Part]:
    for one, place in zip(opened, _places(opened), strict=True):
        around = [one]
        while around[0].parent:
            around.insert(0, around[0].parent)
        path = tuple(other.heading.text.value.rstrip(" :") if other.heading else title for other in around)
        number = next((other.code for other in reversed(around) if other.counts), None)
        section = Section(one.code, path[-1], place, one.parent.code if one.parent else None)
        above = tuple(other.heading for other in reversed(around[:-1]) if other.heading)
        yield Part(section, tuple(one.blocks), path, number, one.heading, above)


def _places(opened: Sequence[Opened]) -> list[Place]:
    """Each section's place: from its heading to the end of all that it holds, its inner sections too."""
    reach: dict[str, Place] = {}
    for one in reversed(opened):
        held = [one.heading.place] if one.heading else []
        held += [block.place for block in (*one.blocks[:1], *one.blocks[-1:])]
        inner = [reach[one.code]] if one.code in reach else []
        reach[one.code] = place = covering(held[0], max((*held, *inner), key=lambda other: other.end))
        if one.parent and place.end > (reach[one.parent.code].end if one.parent.code in reach else 0):
            reach[one.parent.code] = place
    return [reach[one.code] for one in opened]
