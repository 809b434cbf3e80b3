"""Guidelines, which say after each recommendation how strong it is: "(Strong recommendation)"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import words_of
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, Stated
from ingest.phrases import position
from ingest.pieces import covering, cut
from ontology.records import SourcedText

_STRENGTH = (
    r"(?:(?:strong|conditional|weak|moderate|discretionary|standard|context-specific)\s"
    r"(?:recommendation|practice)|good\spractice\s(?:statement|point)|grade\s[A-D1-3]{1,2}\b|class\sI{1,3}[ab]?\b|"
    r"strength\sof\srecommendation\s?:|recommendation\s?:?\s(?:strong|conditional|weak)\b)"
)
_WITHIN = re.compile(
    rf"[(\[]\s*(?P<said>[^()\[\]]{{0,40}}?{_STRENGTH}[^()\[\]]*)[)\]]\s*\.?\s*$", re.IGNORECASE
)
_BELOW = re.compile(rf"[(\[]?\s*(?P<said>{_STRENGTH}[^\n.]{{0,120}}?)[)\]]?\.?\s*$", re.IGNORECASE)
_LINE = re.compile(rf"[\n\u2028](?P<said>{_STRENGTH}[^\n\u2028.]{{0,120}})\s*$", re.IGNORECASE)
_SHORTEST = 5  # words of a recommendation
_LABEL = "Strength"


def graded(ground: Ground) -> Iterator[Found]:
    """The paragraphs and items that end with how strong they are, or that a line of it follows."""
    for part in ground.outline.parts:
        if position(part.path[-1], words_of("earlier", "titles")) is not None:
            continue
        for block, below in zip_longest(part.blocks, part.blocks[1:]):
            if isinstance(block, Paragraph | ListItem) and (one := _graded(block, below)):
                yield part, one


def weighed(one: Item) -> Item:
    """An item with how strong it is, if its words end with that, as what is stated of it."""
    found = _WITHIN.search(one.text.value) or _LINE.search(one.text.value)
    if found is None:
        return one
    rest = replace(one, text=cut(one.text, 0, found.start()))
    return _stated(rest, cut(one.text, *found.span("said"))) or one


def _graded(block: Paragraph | ListItem, below: Block | None) -> Item | None:
    text = block.text
    number = block.number if isinstance(block, ListItem) else None
    one = Item(number, text, block.place, by="sentence")
    if within := _WITHIN.search(text.value):
        return _stated(one, cut(text, *within.span("said")))
    if within := _LINE.search(text.value):
        words = cut(text, 0, within.start())
        return _stated(replace(one, text=words), cut(text, *within.span("said")))
    if not isinstance(below, Paragraph | ListItem | Heading) or len(text.value.split()) < _SHORTEST:
        return None
    said = _BELOW.fullmatch(below.text.value)
    if said is None or _BELOW.fullmatch(text.value):
        return None
    placed = replace(one, place=covering(block.place, below.place))
    return _stated(placed, cut(below.text, *said.span("said")))


def _stated(one: Item, strength: SourcedText) -> Item | None:
    if len(one.text.value.split()) < _SHORTEST:
        return None
    return replace(one, stated=(*one.stated, Stated(_LABEL, "attribute", strength)))
