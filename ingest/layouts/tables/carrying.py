"""Headings that announce recommendations and have nothing below: they stand over those that follow."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, ListItem, Paragraph
from ingest.forms import is_heading_like
from ingest.layouts.wording.addressees import asks, instructs
from ingest.layouts.wording.announcing import announces, silences
from ingest.outline import Outline, Part
from ingest.profiles import Profile


def carried(outline: Outline, profile: Profile) -> Outline:
    """An outline in which an announcing heading with nothing below stands over the headings beside it.

    It does so for as long as these go on with what it announces: their numbers count on, or what stands
    first below them says what to do.
    """
    return replace(outline, parts=tuple(_carried(outline, profile)))


def _carried(outline: Outline, profile: Profile) -> Iterator[Part]:
    over = _title(outline, profile)
    last = 0
    for part in outline.parts:
        own = part.heading is not None and announces(part.path[-1], profile)
        goes_on = over and not own and not silences(part.path[-1], profile) and _goes_on(part, last)
        if over and goes_on:
            yield replace(part, path=(*part.path[:-1], over, part.path[-1]))
            last = max((last, *_numbers(part.blocks)))
            continue
        yield part
        over = _over(part, profile)
        last = max(_numbers(part.blocks), default=0) if own else 0


def _title(outline: Outline, profile: Profile) -> str:
    """The last line of the title block, where it announces what the first heading stands over."""
    lines = [block.text.value for block in outline.title_block[-1:]]
    return next((line for line in lines if announces(line, profile)), "")


def _over(part: Part, profile: Profile) -> str:
    """The words at the end of a part that announce what the next heading stands over."""
    if part.heading and announces(part.path[-1], profile) and (not part.blocks or _numbers(part.blocks)):
        return part.path[-1]
    last = part.blocks[-1] if part.blocks else None
    words = last.text.value if isinstance(last, Paragraph) else ""
    return words if (is_heading_like(words) or words.endswith(":")) and announces(words, profile) else ""


def _goes_on(part: Part, last: int) -> bool:
    """Whether a part counts on after a number, or begins with what ought to be done."""
    numbers = _numbers(part.blocks)
    if last or numbers:
        directing = sum(map(_directs, part.blocks))
        anew = last and numbers[:1] == [1] and 2 * directing >= len(numbers)
        return bool(anew or (numbers[:1] == [last + 1] and directing))
    return bool(part.blocks) and _directs(part.blocks[0])


def _directs(block: Block) -> bool:
    words = block.text.value if isinstance(block, Paragraph | ListItem) else ""
    return asks(words) or any(map(instructs, words.split(". ")[:2]))


def _numbers(blocks: Sequence[Block]) -> list[int]:
    """The whole numbers of the items among some blocks."""
    said = (block.number for block in blocks if isinstance(block, ListItem))
    return [int(number) for number in said if number and number.isdecimal()]
