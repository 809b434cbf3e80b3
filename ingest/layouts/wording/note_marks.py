"""The raised numbers of notes, which plain text leaves glued to a sentence: "… in this report.16 Then"."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.wording.findings import Recognised
from ingest.pieces import cut, join
from ontology.records import SourcedText

_GLUED = re.compile(r"(?<=[a-z)”\"’][.,;:])(\d{1,3})(?=\s|$)")
# "… of lakes.[12]", and the line "[12] See the report of 2020." or "[12]: https://…".
_BRACKETED = re.compile(r"(?<=[\w.,;:)”\"’'])(\[\d{1,3}\])(?!\()")
_NOTES = re.compile(r"^[^\w\[\n]{0,6}(\[\d{1,3}\]):?[ \t]", re.MULTILINE)
_CLOSING = frozenset(".,;:)”’'")  # what stands right after a word
_LONGEST = 2_000_000  # characters of a text that is looked through: a longer one is no running text
_FEWEST = 3  # marks of a document
_SHARE = 0.6  # of the marks that come right after the one before, so that they count


def glued_marks(text: str) -> frozenset[str]:
    """The numbers that stand glued to words in a text where they count its notes; none where they do not.

    Those in brackets ("[12]") are marks where a line begins with the same.
    """
    if len(text) > _LONGEST:
        return frozenset()
    bracketed = frozenset(_NOTES.findall(text))
    return bracketed | _counted(text)


def _counted(text: str) -> frozenset[str]:
    found = [int(one) for one in _GLUED.findall(text)]
    steps = [below - above in (0, 1) for above, below in pairwise(found)]
    if len(found) < _FEWEST or sum(steps) < _SHARE * len(steps):
        return frozenset()
    return frozenset(map(str, found))


def without_marks(recognised: Iterable[Recognised], marks: Collection[str]) -> Iterator[Recognised]:
    """Recommendations without such numbers in their words."""
    for one in recognised:
        record = one.recommendation
        text = _without(record.text, marks) if marks else record.text
        yield one if text is record.text else replace(one, recommendation=replace(record, text=text))


def _without(text: SourcedText, marks: Collection[str]) -> SourcedText:
    ways = (_GLUED, _BRACKETED)
    found = sorted(
        (one for way in ways for one in way.finditer(text.value) if one[1] in marks),
        key=lambda one: one.start(),
    )
    if not found:
        return text
    starts, ends = [0, *(one.end() for one in found)], [*(one.start() for one in found), None]
    parts = [cut(text, start, end) for start, end in zip(starts, ends, strict=True)]
    whole = parts[0]
    for part in parts[1:]:
        whole = join([whole, part], "" if part.value[:1] in _CLOSING else " ") if part.value else whole
    return whole
