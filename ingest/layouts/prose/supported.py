"""Lists of what an assembly has voted on, each with its share of the votes: "86% Speed up the ban on …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.layouts.wording.addressees import directs, instructs
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, Stated, items
from ingest.pieces import cut

_VOTE = re.compile(
    r"[(\[]?(?P<vote>\d{1,3}(?:[.,]\d{1,2})?\s?%(?:\s(?:agreed?|in favou?r|support(?:ed)?|yes))?)[)\]]?"
    r"\s*[:–—-]?\s+(?=[“\"‘']?[A-Z])"
)
_FEWEST, _MOST = 3, 0.6  # items with votes of a document, and how many of them say what to do
_LABEL = "Vote"


def supported(ground: Ground) -> Iterator[Found]:
    """The items that begin with a share of votes, where most of these say what to do."""
    found = [
        (part, one)
        for part in ground.outline.parts
        if not silences(part.path[-1], ground.profile)
        for one in items(part.blocks)
        if _VOTE.match(one.text.value)
    ]
    says = [without_vote(one).text.value for _, one in found]
    if len(found) >= _FEWEST and sum(instructs(one) or directs(one) for one in says) >= _MOST * len(found):
        yield from found


def without_vote(one: Item) -> Item:
    """An item with the share of votes before its words as what is stated of it."""
    found = _VOTE.match(one.text.value)
    if found is None or any(stated.label == _LABEL for stated in one.stated):
        return one
    vote = Stated(_LABEL, "attribute", cut(one.text, *found.span("vote")))
    return replace(one, text=cut(one.text, found.end()), stated=(*one.stated, vote))
