"""Questionnaires: numbered questions, about a document's own proposals or instead of any.

Where a document makes proposals, a question about one becomes the vote on it, joined by the number that the
question names or by its words. Where it makes none, the questions are what it puts forward, and its records.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from ingest.blocks import Block, Heading, ListItem, Paragraph, Table
from ingest.forms import is_heading_like
from ingest.labels import has_leader, words_of
from ingest.layouts.prose.asking import asked_in
from ingest.layouts.wording.items import Found, Item
from ingest.layouts.wording.references import bare
from ingest.meanings import normal
from ingest.outline import Outline, Part
from ingest.pieces import cut
from ontology.records import Question, SourcedText

_FEWEST, _MOST_ASK = 3, 0.6  # numbered lines, and how many of them are questions, that make a questionnaire
_LABEL = re.compile(
    r"(?:(?:question|q)\.?\s{0,2}(?:no\.?\s)?(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?))\s{0,2}[.:)–—-]?\s+(?=\S)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:proposals?|recommendations?)\s+(?:no\.?\s)?#?([A-Z]{0,3}-?\d{1,3}(?:\.\d{1,3})*)", re.IGNORECASE
)
_SHARED = 3  # words that are not the same by chance
_SAME = 85  # of 100: how much of a proposal's words a question about it has


def questions(outline: Outline) -> list[Found]:
    """The questions of a questionnaire in order, numbered as they stand; none where a document is none."""
    found: list[Found] = []
    for part in outline.parts:
        under = part.heading.text if part.heading else None
        for block in _blocks(part):
            if one := _question(part, block, under):
                found.append(one)
            elif isinstance(block, Table):
                found.extend((part, one) for one in asked_in(block))
            elif isinstance(block, Paragraph) and is_heading_like(block.text.value):
                under = block.text
    asking = sum(one.text.value.rstrip().endswith("?") or "?" in one.text.value for _, one in found)
    return found if len(found) >= _FEWEST and asking >= _MOST_ASK * len(found) else []


def _blocks(part: Part) -> Iterator[Block]:
    if part.heading:
        yield part.heading
    yield from part.blocks


def _question(part: Part, block: Block, under: SourcedText | None) -> Found | None:
    """The question that a block asks, if it begins with a question's number."""
    if not isinstance(block, Heading | Paragraph | ListItem) or has_leader(block.text.value):
        return None
    value = block.text.value
    said = _LABEL.match(value)
    if isinstance(block, Heading):
        under = None
    if said:
        return part, Item(
            f"Q{said['number']}", cut(block.text, said.end()), block.place, under=under, by="question"
        )
    if not isinstance(block, Paragraph) and block.number and value.endswith("?"):
        return part, Item(f"Q{block.number}", block.text, block.place, under=under, by="question")
    return None


def votes(asked: Iterable[Found], proposed: Sequence[Found]) -> dict[int, Question]:
    """The questions about proposals, by the position of the proposal that each is about."""
    codes = {bare(one.number): at for at, (_, one) in enumerate(proposed) if one.number}
    found: dict[int, Question] = {}
    for _, one in asked:
        at = _about(one, codes, proposed)
        if at is not None and one.number:
            found.setdefault(at, Question(one.number, one.text, one.place))
    return found


def _about(asked: Item, codes: dict[str, int], proposed: Sequence[Found]) -> int | None:
    named = _NAMES.search(asked.text.value)
    if named:
        return codes.get(bare(named[1]))
    words = normal(asked.text.value)
    alike = [fuzz.token_set_ratio(_content(one), _plain(words)) for _, one in proposed]
    best = max(range(len(alike)), key=alike.__getitem__, default=None)
    if best is None or alike[best] < _SAME:
        return None
    shared = set(_plain(words).split()) & set(_content(proposed[best][1]).split())
    return best if len(shared) >= _SHARED else None


def _content(one: Item) -> str:
    """What a proposal is about, without its first word, which is what is to be done."""
    return _plain(normal(one.text.value).partition(" ")[2])


def _plain(words: str) -> str:
    return " ".join(word for word in words.split() if word not in words_of("questions", "around"))
