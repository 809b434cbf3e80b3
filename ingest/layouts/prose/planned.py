"""Plans and reports that announce nothing: what stands below goals, and what sentences ask of bodies."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import ListItem, Paragraph
from ingest.labels import field_label
from ingest.layouts.wording.addressees import instructs, leads_sentence
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, items
from ingest.layouts.wording.sentence_ends import SENTENCE_END
from ingest.outline import Part
from ingest.pieces import cut, place_of

_MOST = 0.6  # of the items of a plan's lists that say what to do
_FEWEST = 2  # of a plan's actions, and of sentences that ask something of bodies
_PLAN = re.compile(
    r"(?:\w+\s)?(?:goal|objective|strategy|strategic (?:goal|priority|direction|objective)|"
    r"action area|priority(?: area)?|pillar|focus area|policy|aim|commitment|theme|initiative|outcome)s?\s?#?"
    r"(?:[A-Z]{0,3}[-.]?\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]|[IVX]{1,5})\b",
    re.IGNORECASE,
)
_LONGEST = 20_000  # characters of a paragraph that are looked at


def planned(ground: Ground) -> Iterator[Found]:
    """The items under a plan's goals and strategies, where most of them say what to do."""
    parts = [part for part in ground.outline.parts if any(map(_PLAN.match, part.path))]
    if len({path for part in parts for path in part.path if _PLAN.match(path)}) < _FEWEST:
        return
    found = [
        (part, one) for part in parts if not silences(part.path[-1], ground.profile) for one in _listed(part)
    ]
    asking = sum(instructs(one.text.value) for _, one in found)
    if len(found) >= _FEWEST and asking >= _MOST * len(found):
        yield from found


def _listed(part: Part) -> Iterator[Item]:
    listed = list(items(part.blocks))
    asking = sum(instructs(one.text.value) for one in listed)
    if asking >= _MOST * len(listed):
        under = part.heading.text if part.heading else None
        yield from (replace(one, under=under, by="announced") for one in listed)


def demanded(ground: Ground) -> Iterator[Found]:
    """The sentences that say of a body what it should do, where several begin their paragraphs or follow a
    finding.
    """
    found = [
        (part, one)
        for part in ground.outline.parts
        if not silences(part.path[-1], ground.profile)
        for block in part.blocks
        if isinstance(block, Paragraph | ListItem) and field_label(block.text.value) is None
        for one in _demands(block)
    ]
    if len(found) >= _FEWEST:
        yield from found


def _demands(block: Paragraph | ListItem) -> Iterator[Item]:
    value = block.text.value[:_LONGEST]
    starts = [0, *(end.end() for end in SENTENCE_END.finditer(value))]
    for start, end in zip(starts, [*starts[1:], len(value)], strict=True):
        text = cut(block.text, start, end)
        if leads_sentence(text) and not text.value.endswith(":"):
            yield Item(None, text, place_of(text, block.place), by="sentence")
