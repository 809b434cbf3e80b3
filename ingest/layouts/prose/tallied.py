"""Recommendations that a title or a line counts: "The following five ideas …", "Ten measures …"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import alternatives, has_leader, words_of
from ingest.layouts.wording.addressees import begins, instructs
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, items
from ingest.outline import Part
from ingest.phrases import position

_FEWEST, _LARGEST = 3, 99
_MOST = 0.6  # of what is counted that says what to do
_LONGEST = 400  # characters of what counts
_SENTENCE = 40  # words of a paragraph that is counted, at most
_TO_BE = re.compile(r"\b(?:should|must|shall|to|can|could|might)\sbe\s\w+", re.IGNORECASE)  # what is ahead
_TIMES = 1.5  # as many words has the paragraph that explains it, at least


def tallied(ground: Ground) -> Iterator[Found]:
    """The items right below a line that counts them; else as many headings, or paragraphs that say what to do
    and are explained below, as a line or the title counts.

    The count has to agree and most of what is counted has to say what to do: else a line counts in passing.
    """
    parts = [part for part in ground.outline.parts if not silences(part.path[-1], ground.profile)]
    listed = [(part, one) for part in parts for one in _listed(part)]
    if listed:
        yield from listed
        return
    blocks = [*ground.outline.title_block, *(block for part in parts for block in _blocks(part))]
    counts = {_count(block) for block in blocks}
    ways = (_headings(parts), *(_paragraphs(part) for part in parts))
    yield from next((found for found in ways if len(found) in counts and _say(found)), ())


def _listed(part: Part) -> Iterator[Item]:
    """The lists of a part with as many items as the line right over each says."""
    over = _blocks(part)
    for at, block in enumerate(over):
        if count := _count(block):
            found = list(items(_run(over[at + 1 :])))
            if len(found) == count and _say([(part, one) for one in found]):
                yield from found


def _blocks(part: Part) -> tuple[Block, ...]:
    return ((part.heading,) if part.heading else ()) + part.blocks


def _run(blocks: Sequence[Block]) -> Iterator[Block]:
    """The items that some blocks begin with."""
    for block in blocks:
        if not isinstance(block, ListItem):
            return
        yield block


def _headings(parts: Sequence[Part]) -> list[Found]:
    """The headings of one level with blocks of their own, from the first instruction to the last."""
    found = [
        (
            part.heading.level,
            (part, Item(part.heading.number, part.heading.text, part.heading.place, by="titled")),
        )
        for part in parts
        if part.heading and part.blocks
    ]
    level = next((level for level, (_, one) in found if begins(one.text.value)), None)
    return _from_first_to_last([one for of, one in found if of == level])


def _paragraphs(part: Part) -> list[Found]:
    """The sentences with a longer paragraph below each, from the first instruction to the last."""
    found = [
        (part, Item(None, block.text, block.place, by="paragraph"))
        for block, below in pairwise(part.blocks)
        if isinstance(block, Paragraph) and isinstance(below, Paragraph) and _explained(block, below)
    ]
    return _from_first_to_last(found)


def _explained(block: Paragraph, below: Paragraph) -> bool:
    words, more = len(block.text.value.split()), len(below.text.value.split())
    return block.text.value.endswith((".", "!")) and words <= _SENTENCE and more >= _TIMES * words


def _from_first_to_last(found: Sequence[Found]) -> list[Found]:
    """What stands between the first and the last that begin as an instruction does, these included."""
    begin = [at for at, (_, one) in enumerate(found) if begins(one.text.value)]
    return list(found[begin[0] : begin[-1] + 1]) if begin else []


def _say(found: Sequence[Found]) -> bool:
    """Whether most of what is counted says what to do."""
    return sum(instructs(one.text.value) for _, one in found) >= _MOST * len(found)


def said_counts(ground: Ground) -> set[int]:
    """The numbers of recommendations that the lines of a document say, whoever is to carry them out."""
    blocks = [*ground.outline.title_block, *(one for part in ground.outline.parts for one in _blocks(part))]
    return {count for block in blocks if (count := _count(block, anyone=True))}


def _count(block: Block, *, anyone: bool = False) -> int | None:
    """How many recommendations a title or a line says that there are; None where it counts none.

    With `anyone` also where it names nobody public who is to act, but for mere steps and ways.
    """
    words = block.text.value if isinstance(block, Heading | Paragraph) else ""
    found = _counting().search(words) if len(words) <= _LONGEST and not has_leader(words) else None
    if found is None or position(_TO_BE.sub(" ", words), words_of("tallies", "past")) is not None:
        return None
    if anyone and found["loose"]:
        return None
    if not (anyone or found["own"] or (_able() if found["loose"] else _public()).search(words)):
        return None
    number = found["count"].casefold()
    numbers = words_of("tallies", "numbers")
    count = int(number) if number.isdecimal() else numbers.index(number) + 2
    return count if _FEWEST <= count <= _LARGEST else None


@cache
def _counting() -> re.Pattern[str]:
    numbers, own, others, loose = (
        alternatives(words_of("tallies", of)) for of in ("numbers", "proposed", "counted", "loose")
    )
    return re.compile(
        rf"\b(?P<count>{numbers}|\d{{1,2}})\s(?:(?!of\b)[\w'’-]+\s){{0,4}}?"
        rf"(?:(?P<own>{own})|(?P<loose>{loose})|{others})\b",
        re.IGNORECASE,
    )


@cache
def _public() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('tallies', 'publics'))}\b", re.IGNORECASE)


@cache
def _able() -> re.Pattern[str]:
    """Someone public as the one who is to act: "the Mayor can", "city leaders should"."""
    modals = r"(?:can|could|should|must|might|needs? to)\b"
    return re.compile(rf"{_public().pattern}(?:\s[\w'’-]+){{0,3}}?\s{modals}", re.IGNORECASE)
