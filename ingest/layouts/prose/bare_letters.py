"""Paragraphs that a bare letter or number counts: "a The Department should …", "b The Agency should …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.wording.items import Found
from ingest.pieces import cut

_MARK = re.compile(r"(?P<mark>[a-z]|\d{1,3})[.)]?\s+(?=[A-Z“\"‘'])")
_FEWEST = 2


def lettered(found: Sequence[Found]) -> list[Found]:
    """Paragraphs without numbers, each with the mark before its words as its number, where the marks of all
    count on from one to the next; as they are otherwise.
    """
    marks = [_MARK.match(one.text.value) if one.number is None else None for _, one in found]
    said = [mark["mark"] for mark in marks if mark]
    if len(said) < max(_FEWEST, len(found)) or not _count(said):
        return list(found)
    return [
        (part, replace(one, number=mark["mark"], text=cut(one.text, mark.end())))
        for (part, one), mark in zip(found, marks, strict=True)
        if mark
    ]


def _count(said: Sequence[str]) -> bool:
    """Whether marks count on, letters from "a"."""
    if said[0].isdecimal():
        return list(said) == [str(int(said[0]) + at) for at in range(len(said))]
    return list(said) == [chr(ord("a") + at) for at in range(len(said))]
