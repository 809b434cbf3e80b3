"""How minutes are worded: what they are called, who is to act, and who moved what."""

import re
from itertools import islice

from ingest.blocks import Heading, Paragraph
from ingest.labels import words_of
from ingest.layouts.wording.addressees import charged
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.offices import is_body
from ingest.phrases import position
from ingest.pieces import cut
from ontology.records import SourcedText

_LOOKED_AT = 12  # blocks at the start of a document that say what it is
_MOVED = (
    r"(?i:proposed|seconded|moved|in\sfavou?r|unanimous(?:ly)?|abstained|abstentions?|all\sagreed|votes?"
    r"|carried)"
)
# What stands after a resolution's words, in brackets or as a sentence of its own.
_MOVERS = re.compile(
    rf"\s*(?:[(\[][^()\[\]]{{0,300}}?\b{_MOVED}\b[^()\[\]]{{0,300}}[)\]]"
    r"|(?<=[.;])\s(?:[Pp]roposed|[Mm]oved|[Ss]econded|PROPOSED|MOVED)\s(?:by\b|:)[^\n]{0,300}"
    r"|(?<=[.;])\s(?:Motion\s|MOTION\s)?(?:[Cc]arried|CARRIED)(?:\s[Uu]nanimously)?)\s*[.;]?\s*$"
)
_PARTY = re.compile(r"(?:The\s)?(?P<party>[A-Z][^.,;:]{1,80}?)\s(?:to|will)\s(?P<verb>[a-z]+)\b")
_NAMES = re.compile(r"(?:[A-Z][\w.'’-]*)(?:(?:\s|,\s|\sand\s)[A-Z][\w.'’-]*){1,12}")
_REACH = 700  # characters at the end of a text within which the movers are named


def are_minutes(ground: Ground) -> bool:
    """Whether a document's title, or one of its first lines, says that it is minutes of a meeting, or one
    of these stands over who was there.
    """
    parts = ground.outline.parts
    first = [ground.title, *(block.text.value for block in ground.outline.title_block)]
    for part in islice(parts, _LOOKED_AT):
        if part.heading:
            first.append(part.heading.text.value)
        first += [one.text.value[:300] for one in part.blocks[:3] if isinstance(one, Heading | Paragraph)]
    titles, attended = words_of("minuted", "titles"), words_of("minuted", "attended")
    return any(
        position(words, titles) is not None or words.casefold().strip(" .:") in attended
        for words in first[:_LOOKED_AT]
    )


def without_movers(text: SourcedText) -> SourcedText:
    """A resolution without who moved it and how the vote went: "… be approved. (A. Jones proposed …)"."""
    start = max(0, len(text.value) - _REACH)
    found = _MOVERS.search(text.value, start)
    return cut(text, 0, found.start()) if found else text


def charged_in_minutes(text: SourcedText) -> SourcedText | None:
    """Who is to do something: "Officials to ask …", "The Director will report …"."""
    found = _PARTY.match(text.value)
    if found is None:
        return charged(text)
    acts = found["verb"] in words_of("asking", "instructions") and is_body(found["party"])
    named = found["verb"] != "be" and _NAMES.fullmatch(found["party"])
    return cut(text, *found.span("party")) if acts or named else charged(text)
