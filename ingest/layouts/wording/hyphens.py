"""Words that the end of a line parts: "mea-" and "sures" are one word, "evidence-" and "based" are two."""

import re
from functools import cache

from ingest.labels import words_of
from ingest.pieces import cut, join
from ontology.records import SourcedText

_PARTED = re.compile(r"(?<![\w-])([^\W\d_]+)- (?=([^\W\d_A-Z]{2,}))")


def mended(text: SourcedText) -> SourcedText:
    """A text with the words whole that its lines' ends part; its pieces stay exact.

    A hyphen before a space of the source's own stays as it is: only ends of lines are mended.
    """
    joints = {piece.at for piece in text.pieces}
    parts: list[SourcedText] = []
    start = 0
    for parted in _PARTED.finditer(text.value):
        if parted.end() not in joints or parted[2] in ("and", "or", "to"):
            continue
        kept = parted[1].casefold() in _compounds("first") or parted[2].casefold() in _compounds("second")
        parts.append(cut(text, start, parted.end(1) + kept))
        start = parted.end()
    return join((*parts, cut(text, start)), separator="") if parts else text


@cache
def _compounds(place: str) -> frozenset[str]:
    return frozenset(words_of("compounds", place))
