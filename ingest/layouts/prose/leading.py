"""The few words that lead each item of a list as its title: "Fund shared chargers. The Department …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.wording.addressees import directs
from ingest.layouts.wording.items import Item
from ingest.layouts.wording.names import are_named, is_moved, name_before, runs
from ingest.pieces import cut

_LEAD = re.compile(r"(?P<lead>[^.:!?]{3,90}[.:!])\s+(?=[A-Z“\"])")
_WORDS = 9  # of the longest
_MANY = 3  # items whose leads are not titles by chance


def titled(found: Sequence[Item]) -> list[Item]:
    """Items with the words that lead each of them as its title, where all of one list have such words."""
    texts = ["" if one.title else one.text.value for one in found]
    if are_named(texts):
        return [_named(one) for one in found]
    ends = [_end(one) for one in found]
    known = [end for end in ends if end]
    if len(known) == len(found) and _stand_out(found, known):
        return [
            replace(one, title=cut(one.text, 0, end), text=cut(one.text, end))
            for one, end in zip(found, known, strict=True)
        ]
    named = {at for run in runs(texts) for at in run} | {
        at for at, text in enumerate(texts) if is_moved(text)
    }
    return [_named(one) if at in named else one for at, one in enumerate(found)]


def _end(one: Item) -> int | None:
    """Where the words end that lead an item."""
    lead = None if one.title else _LEAD.match(one.text.value)
    if lead is None or len(lead["lead"].split()) > _WORDS or directs(lead["lead"]):
        return None
    return lead.end("lead")


def _stand_out(found: Sequence[Item], ends: Sequence[int]) -> bool:
    """Whether several items all have leading words without a colon, and longer words after these."""
    return len(found) >= _MANY and all(
        one.text.value[end - 1] != ":"
        and len(one.text.value[end:].split()) > len(one.text.value[:end].split())
        for one, end in zip(found, ends, strict=True)
    )


def _named(one: Item) -> Item:
    name = None if one.title else name_before(one.text.value)
    if name is None:
        return one
    return replace(one, title=cut(one.text, 0, name.end("name")), text=cut(one.text, name.end()))
