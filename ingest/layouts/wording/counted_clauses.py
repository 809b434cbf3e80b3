"""Sentences that ask for several things by number: "We recommend that the Agency (1) …, (2) …, and (3) …"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.wording.addressees import addressee, begins
from ingest.layouts.wording.items import Item
from ingest.pieces import cut, place_of

_MARK = re.compile(r"\((\d{1,2})\)\s+(?=[a-z])")
_JOINT = re.compile(r"(?:\s?[,;]|\s?[,;]?\s(?:and|or))?\s*$")
_FEWEST = 2


def counted_clauses(one: Item) -> Iterator[Item]:
    """What a sentence asks for, each with its number, where each part says what to do; else the whole."""
    value = one.text.value
    marks = list(_MARK.finditer(value))
    whole = [mark[1] for mark in marks] == [str(number) for number in range(1, len(marks) + 1)]
    if len(marks) < _FEWEST or not whole or not all(begins(value[mark.end() :]) for mark in marks):
        yield one
        return
    asked = addressee(cut(one.text, 0, marks[0].start())) or addressee(one.text)
    for mark, end in pairwise([*marks, None]):
        assert mark is not None
        clause = cut(one.text, mark.end(), end.start() if end else None)
        text = cut(clause, 0, _ending(clause.value))
        yield replace(one, number=mark[1], text=text, place=place_of(text, one.place), asked=asked)


def _ending(clause: str) -> int:
    """Where a clause ends, without what joins it to the next."""
    found = _JOINT.search(clause)
    return found.start() if found else len(clause)
