"""What the line over a list says of all in it: who is to act, and what has become of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from ingest.blocks import Heading, ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.wording.addressees import addressed
from ingest.layouts.wording.items import Item
from ingest.layouts.wording.offices import is_body
from ingest.layouts.wording.sentences import asked
from ingest.outline import Part
from ingest.pieces import cut
from ontology.records import Place, SourcedText

_LOOKED_AT = 600  # characters of a line
_ACTIONS_OF = re.compile(r"(?P<party>[^.:;?!]{2,80}?)\s(?:actions|commitments)\s*:?", re.IGNORECASE)
_OF_THESE = re.compile(r"\brecommendations?\b|\bfollowing\b", re.IGNORECASE)


def with_asked(part: Part, found: Iterable[Item]) -> Iterator[Item]:
    """Items, each with the party that the line over its list, or the heading over it, names: "We recommend
    that the Mayor:", "For the Department of Health".
    """
    return map(asked_in(part), found)


def asked_in(part: Part) -> Callable[[Item], Item]:
    """The same for one item after the other of a section, whose lines are looked through once."""
    lines = [block for block in part.blocks if isinstance(block, Paragraph)]
    named = [(line.place.end, party) for line in lines if (party := party_over(line))]
    ends = [end for end, _ in named]
    over = next((party for line in part.headings if (party := party_over(line))), None)
    standing = standing_over(part)

    def asked_of(one: Item) -> Item:
        at = bisect_right(ends, one.place.start)
        said = named[at - 1][1] if at else over
        return replace(one, asked=said, standing=standing(one.place, one.number))

    return asked_of


def party_over(line: Paragraph | Heading) -> SourcedText | None:
    """The party that a line over a list names; a line that is no heading ends with a colon."""
    if isinstance(line, Paragraph) and not line.text.value.endswith(":"):
        return None
    tail = line.text.value.rfind("recommendations to ")
    named = addressed(line.text) or asked(line.text)
    return named or (addressed(cut(line.text, tail)) if tail > 0 and line.text.value.endswith(":") else None)


def of_body(line: str) -> bool:
    """Whether a heading says whose actions stand below it: "Agency Actions", as one beside "Actions" does."""
    found = _ACTIONS_OF.fullmatch(line)
    return found is not None and is_body(found["party"])


def standing_over(part: Part) -> Callable[[Place, str | None], SourcedText | None]:
    """Tells for what stands at a place of a section, with its number, what the nearest line over it that
    breaks off with a colon says of it, or else the section's heading.

    A line with a number ("120.") speaks only of what has that number before its own ("120.1") or none.
    """
    lines = [
        block
        for block in part.blocks
        if isinstance(block, Paragraph | ListItem) and block.text.value.endswith(":")
    ]
    starts = [line.place.start for line in lines]
    titled = _standing(part.heading.text) if part.heading else None

    def standing(place: Place, number: str | None) -> SourcedText | None:
        at = bisect_left(starts, place.start)
        over = lines[at - 1] if at else None
        if over is None or not _governs(over, number):
            return titled
        return _standing(over.text) or titled

    return standing


def _governs(line: Paragraph | ListItem, number: str | None) -> bool:
    own = line.number if isinstance(line, ListItem) else None
    return own is None or number is None or "." not in number or number.startswith(f"{own}.")


def _standing(line: SourcedText) -> SourcedText | None:
    value = line.value[:_LOOKED_AT]
    found = _said().search(value) if _OF_THESE.search(value) else None
    return cut(line, found.start(), found.end()) if found else None


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!to be )(?<!should be )(?<!must be )\b{alternatives(words_of('standing', 'phrases'))}\b"
        r"(?!\s(?:that|for)\b)",
        re.IGNORECASE,
    )
