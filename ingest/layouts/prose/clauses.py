"""The clauses of a resolution that counts them: "(i) that the report be noted; and (ii) that …"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.wording.items import Item
from ingest.pieces import cut, place_of

_MARK = re.compile(r"(?:^|(?<=\s))\((?P<number>[ivx]{1,5}|[a-z]|\d{1,2})\)\s*(?=[A-Za-z])")
_JOINT = re.compile(r"(?:\s?[,;.]|\s?[,;]?\s(?:and|or))?\s*$")
_LEAD = re.compile(r"(?i:that|to)?\s?[:,–—-]?\s?")
_SERIES = (
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
    tuple("abcdefghijklmnopqrstuvwxyz"),
    tuple(str(number) for number in range(1, 100)),
)
_FEWEST = 2


def clauses(one: Item) -> Iterator[Item]:
    """The clauses of an item that has nothing before the first of them, each with its number; else it."""
    value = one.text.value
    found = list(_MARK.finditer(value))
    numbers = tuple(mark["number"] for mark in found)
    counts = any(numbers == series[: len(numbers)] for series in _SERIES)
    if len(found) < _FEWEST or not counts or not _LEAD.fullmatch(value[: found[0].start()]):
        yield one
        return
    for mark, after in pairwise([*found, None]):
        assert mark is not None
        clause = cut(one.text, mark.end(), after.start() if after else None)
        joint = _JOINT.search(clause.value)
        text = cut(clause, 0, joint.start() if after and joint else None)
        yield replace(one, number=mark["number"], text=text, place=place_of(text, one.place))
