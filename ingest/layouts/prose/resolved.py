"""Resolutions whose clauses each begin with the words that resolve them: "BE IT FURTHER RESOLVED, that …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.layouts.prose.operative import reasons
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.outline import Part
from ingest.pieces import cut
from ontology.records import SourcedText

_FORMULA = re.compile(
    r"(?:now,?\s)?(?:therefore,?\s)?(?P<be>(?:(?:and\s)?be\sit|let\sit\sbe|it\sis)\s)?"
    r"(?:(?:also|further|finally|hereby|lastly|therefore),?\s){0,2}"
    r"(?P<verb>resolved|ordered|enacted|ordained)(?:\sfurther)?"
    r"(?P<by>,?\sby\s[^,:;.]{3,120}(?:,\s(?!that\b)[^,:;.]{3,60})?)?(?P<mark>[,:])?\s?(?P<that>that[,:]?\s)?",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[;,]?\s+(?:and(?:\s+be\s+it)?(?:\s+further)?|be\s+it(?:\s+further)?)[,:]?$", re.IGNORECASE
)
_LEAST = 3  # words of a clause


def resolved(ground: Ground) -> Iterator[Found]:
    """The clauses of a resolution that gives its reasons, each with the list below it.

    None where a clause is but a line over what is resolved, unless others are clauses of their own.
    """
    blocks = (block for part in ground.outline.parts for block in part.blocks)
    if not any(reasons(block) for block in blocks if isinstance(block, Paragraph | ListItem)):
        return  # as where a committee's minutes say how it agreed its report
    found = list(_clauses(ground))
    if sum(whole for _, _, whole in found) * 2 > len(found):
        yield from ((part, clause) for part, clause, _ in found)


def _clauses(ground: Ground) -> Iterator[tuple[Part, Item, bool]]:
    """Each clause, and whether its own words are whole."""
    within: Part | None = None  # the part that the clauses stand in, of which one may look like a heading
    for part in ground.outline.parts:
        heading = part.heading if part.heading and _begins(part.heading) else None
        if not (heading and within):
            within = part
        blocks: Sequence[Block] = (*((heading,) if heading else ()), *part.blocks)
        for at, block in enumerate(blocks):
            if words := _words(block):
                number = block.number if isinstance(block, ListItem) else None
                clause = item(number, (Paragraph(words, block.place), *_below(blocks[at + 1 :])))
                yield within, replace(clause, by="sentence"), not words.value.endswith(":")


def _below(blocks: Sequence[Block]) -> Iterator[ListItem]:
    """The list right below a clause."""
    for block in blocks:
        if not isinstance(block, ListItem) or _begins(block):
            return
        yield replace(block, text=_without_joint(block.text, 0))


def _words(block: Block) -> SourcedText | None:
    """The words of a clause after those that resolve it."""
    said = _begins(block)
    if said is None or not isinstance(block, Heading | Paragraph | ListItem):
        return None
    words = _without_joint(block.text, said.end())
    return words if len(words.value.split()) >= _LEAST else None


def _without_joint(text: SourcedText, start: int) -> SourcedText:
    """A text from an offset on, without the words at its end that lead to the next clause."""
    joint = _JOINT.search(text.value, start)
    return cut(text, start, joint.start() if joint else None)


def _begins(block: Block) -> re.Match[str] | None:
    """The words by which a clause begins: "Resolved" alone only before a mark, "that" or "by" a body."""
    if not isinstance(block, Heading | Paragraph | ListItem):
        return None
    found = _FORMULA.match(block.text.value)
    told = found and (
        found["be"] or (found["verb"].lower() == "resolved" and any(found.group("by", "mark", "that")))
    )
    return found if told else None
