"""What the summary of a report says that its authors recommended: "We recommended that the Agency (1) …"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ingest.blocks import ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.wording.addressees import instructs
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item
from ingest.layouts.wording.offices import is_body
from ingest.layouts.wording.sentences import each_sentence
from ingest.pieces import cut, place_of
from ontology.records import SourcedText

_LEAD = r"(?:[A-Z]\w+(?:\s\w+){0,8},\swe|We)\s(?:(?:also|further|therefore|thus)\s){0,2}"
_RECOMMENDED = re.compile(rf"{_LEAD}recommended\b(?:\sthat\b|\sthe\sfollowing\s?:)?\s")
_MADE = re.compile(rf"{_LEAD}made\s(?:[\w-]+\s){{0,4}}recommendations?\b[^.:;]{{0,120}}?[:,]\s")
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|last\syear|in\s(?:our|a|the)\s(?:\w+\s){0,3}(?:19|20)\d\d|had)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"\((\d{1,2})\)\s+(?=[A-Za-z])")
_JOINT = re.compile(r"(?:\s?[,;]|\s?[,;]?\s(?:and|or))?\s*$")
_FEWEST, _AFTER, _LOOKED_AT = 2, 80, 400


def recalled(ground: Ground) -> Iterator[Found]:
    """The recommendations that a document tells of as its own, in the past."""
    for part in ground.outline.parts:
        if silences(part.path[-1], ground.profile):
            continue
        for block in part.blocks:
            if isinstance(block, Paragraph | ListItem):
                yield from ((part, one) for one in _of(block))


def _of(block: Paragraph | ListItem) -> Iterator[Item]:
    """What a paragraph tells of: clauses that it counts, through several sentences, or whole sentences."""
    for text in each_sentence(block.text):
        began = _RECOMMENDED.match(text.value) or _MADE.match(text.value)
        if began is None or _EARLIER.search(text.value[: began.end() + _AFTER]):
            continue
        start = block.text.value.find(text.value) + began.end()
        party = _party().match(text.value, began.end())
        named = cut(text, *party.span("party")) if party and is_body(party["party"]) else None
        counted = list(_counted(block.text, start))
        if counted:
            yield from (
                Item(number, said, place_of(said, block.place), by="sentence", asked=named)
                for number, said in counted
            )
            return
        if began[0].rstrip().endswith("that"):
            yield Item(None, text, place_of(text, block.place), by="sentence", asked=named)


def _counted(text: SourcedText, start: int) -> Iterator[tuple[str, SourcedText]]:
    """The clauses "(1) …; (2) …" after a place, each up to its first full stop, where all say what to do."""
    marks = list(_MARK.finditer(text.value, start))
    counts = [mark[1] for mark in marks] == [str(number) for number in range(1, len(marks) + 1)]
    says = (instructs(text.value[mark.end() : mark.end() + _LOOKED_AT]) for mark in marks)
    if len(marks) < _FEWEST or not counts or not all(says):
        return
    for mark, after in pairwise([*marks, None]):
        assert mark is not None
        clause = next(each_sentence(cut(text, mark.end(), after.start() if after else None)))
        joint = _JOINT.search(clause.value)
        yield mark[1], cut(clause, 0, joint.start() if after and joint else None)


@cache
def _party() -> re.Pattern[str]:
    """The name before a colon, a first number or a verb."""
    verbs = alternatives(words_of("asking", "instructions"))
    return re.compile(
        rf"(?:the\s)?(?P<party>[A-Z][\w.'’&-]*(?:\s[\w.'’&-]+){{0,8}}?)(?=\s?:|\s\(1\)|\s(?:to\s)?{verbs}\b)"
    )
