"""What the summary of a report says that its authors recommended: "We recommended that the Agency (1) …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.blocks import ListItem, Paragraph
from ingest.layouts.wording.addressees import is_body
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.counted_clauses import counted_clauses
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item
from ingest.layouts.wording.sentences import each_sentence
from ingest.pieces import cut, place_of
from ontology.records import SourcedText

_LEAD = r"(?:[A-Z]\w+(?:\s\w+){0,8},\swe|We)\s(?:(?:also|further|therefore|thus)\s){0,2}"
_RECOMMENDED = re.compile(rf"{_LEAD}recommended\b(?:\sthat\b)?\s")
_MADE = re.compile(rf"{_LEAD}made\s(?:[\w-]+\s){{0,4}}recommendations?\b[^.:;]{{0,120}}?[:,]\s")
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|last\syear|in\s(?:our|a|the)\s(?:\w+\s){0,3}(?:19|20)\d\d|had)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:the\s)?(?P<party>[A-Z][\w.'’&-]*(?:\s[\w.'’&-]+){0,8}?)(?=\s?:|\s(?:to\s)?[a-z]+\b|\s\()"
)


def recalled(ground: Ground) -> Iterator[Found]:
    """The recommendations that a document tells of as its own, in the past."""
    for part in ground.outline.parts:
        if silences(part.path[-1], ground.profile):
            continue
        for block in part.blocks:
            if isinstance(block, Paragraph | ListItem):
                yield from ((part, one) for text in each_sentence(block.text) for one in _said(text, block))


def _said(text: SourcedText, block: Paragraph | ListItem) -> Iterator[Item]:
    began = _RECOMMENDED.match(text.value) or _MADE.match(text.value)
    if began is None or _EARLIER.search(text.value[: began.end() + 80]):
        return
    whole = Item(None, text, place_of(text, block.place), by="sentence")
    found = list(counted_clauses(whole))
    if len(found) == 1 and not began[0].rstrip().endswith("that"):
        return
    party = _PARTY.match(text.value, began.end())
    named = cut(text, *party.span("party")) if party and is_body(party["party"]) else None
    yield from (replace(one, asked=one.asked or named) for one in found)
