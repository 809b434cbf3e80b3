"""The few words that lead each item of a list as its title: "Fund shared chargers. The Department …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.addressees import directs
from ingest.layouts.items import Item
from ingest.pieces import cut

_LEAD = re.compile(r"(?P<lead>[^.:!?]{3,90}[.:!])\s+(?=[A-Z“\"])")
_WORDS = 9  # of the longest
_MANY = 3  # items, all of whose leads are titles though nothing sets them off


def titled(found: Sequence[Item]) -> list[Item]:
    """Items with the words that lead each of them as its title, where all of one list have such words."""
    ends = [_end(one) for one in found]
    known = [end for end in ends if end]
    set_off = all(end and _is_set_off(one, end) for one, end in zip(found, ends, strict=True))
    if not found or len(known) < len(found) or not (set_off or _stand_out(found, known)):
        return list(found)
    return [
        replace(one, title=cut(one.text, 0, end), text=cut(one.text, end))
        for one, end in zip(found, known, strict=True)
    ]


def _end(one: Item) -> int | None:
    """Where the words end that lead an item."""
    lead = None if one.title else _LEAD.match(one.text.value)
    if lead is None or len(lead["lead"].split()) > _WORDS or directs(lead["lead"]):
        return None
    return lead.end("lead")


def _is_set_off(one: Item, end: int) -> bool:
    """Whether markup parts the leading words from the rest."""
    return any(end <= piece.at <= end + 1 for piece in one.text.pieces)


def _stand_out(found: Sequence[Item], ends: Sequence[int]) -> bool:
    """Whether several items all have leading words without a colon, and longer words after these."""
    return len(found) >= _MANY and all(
        one.text.value[end - 1] != ":"
        and len(one.text.value[end:].split()) > len(one.text.value[:end].split())
        for one, end in zip(found, ends, strict=True)
    )
