"""The few words that lead each item of a list as its title: "Fund shared chargers. The Department …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.forms import is_titled
from ingest.layouts.wording.addressees import directs, instructs
from ingest.layouts.wording.items import Item
from ingest.pieces import cut

_LEAD = re.compile(r"(?P<lead>[^.:!?]{3,90}[.:!])\s+(?=[A-Z“\"])")
_NAME = re.compile(r"(?P<name>[^.:!?;]{3,90}):\s+(?=[A-Z“\"])")
_NAME_WORDS = 12
_WORDS = 9  # of the longest
_NEARLY, _MOST = 0.9, 0.6  # of the items that have a name before a colon, and that say what to do after it
_MANY = 3  # items whose leads are not titles by chance


def titled(found: Sequence[Item]) -> list[Item]:
    """Items with the words that lead each of them as its title, where all of one list have such words."""
    if _are_named(found):
        return [_named(one) for one in found]
    ends = [_end(one) for one in found]
    known = [end for end in ends if end]
    if len(known) < len(found) or not _stand_out(found, known):
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


def _stand_out(found: Sequence[Item], ends: Sequence[int]) -> bool:
    """Whether several items all have leading words without a colon, and longer words after these."""
    return len(found) >= _MANY and all(
        one.text.value[end - 1] != ":"
        and len(one.text.value[end:].split()) > len(one.text.value[:end].split())
        for one, end in zip(found, ends, strict=True)
    )


def _are_named(found: Sequence[Item]) -> bool:
    """Whether nearly all items have a name of their own before a colon, and after it say what to do."""
    names = [name for one in found if (name := _name(one))]
    says = sum(instructs(one.text.value[name.end() :]) for one in found if (name := _name(one)))
    several = len(found) >= _MANY and len(names) >= _NEARLY * len(found) and says >= _MOST * len(found)
    return several and len({name["name"].casefold() for name in names}) == len(names)


def _name(one: Item) -> re.Match[str] | None:
    """The words before a colon that are written as a title, and more words after it."""
    found = None if one.title else _NAME.match(one.text.value)
    if found is None or len(found["name"].split()) > _NAME_WORDS or not is_titled(found["name"]):
        return None
    return found if len(one.text.value[found.end() :].split()) > len(found["name"].split()) else None


def _named(one: Item) -> Item:
    name = _name(one)
    return (
        replace(one, title=cut(one.text, 0, name.end("name")), text=cut(one.text, name.end()))
        if name
        else one
    )
