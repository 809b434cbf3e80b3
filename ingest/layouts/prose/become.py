"""What minutes say has become of an action, and which actions are those of an earlier meeting."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.wording.items import Found, Item, Stated
from ingest.phrases import position
from ingest.pieces import cut
from ontology.records import SourcedText

_REACH = 60  # characters at the end of an action within which its state stands
_FEWEST = 2  # actions with a state under one heading that show that they were all decided before
_MOST = 0.5  # of such a group, and of the other actions without a state


def with_state(made: Item, below: Sequence[Block]) -> Item:
    """An action with what the line below it, or the end of its words, says has become of it:
    "Not complete. The …", "Ann to write to the owner. (Closed)".
    """
    first = below[0] if below else None
    words = first.text if isinstance(first, ListItem | Paragraph) else None
    found = _states().match(words.value) if words else None
    if words and found:
        return _stated(made, cut(words, 0, found.end()))
    start = max(0, len(made.text.value) - _REACH)
    last = _last().search(made.text.value, start)
    if last and last.start():
        state = cut(made.text, *last.span("state"))
        return _stated(replace(made, text=cut(made.text, 0, last.start())), state)
    return made


def without_earlier(found: Sequence[tuple[Heading | None, Found]]) -> list[Found]:
    """Actions without those of an earlier meeting whose numbers this one gives to actions of its own: most
    under one heading have a state, as most of the others have not. Each is given with the heading over it.
    """
    groups: dict[int, list[Found]] = {}
    for heading, one in found:
        groups.setdefault(heading.place.start if heading else -1, []).append(one)
    past = {key for key, of in groups.items() if _told(of) >= _FEWEST and _told(of) > _MOST * len(of)}
    rest = [one for key, of in groups.items() if key not in past for one in of]
    numbers = {one.number for _, one in rest if one.number}
    past = {key for key in past if any(one.number in numbers for _, one in groups[key])}
    if _told(rest) >= _MOST * len(rest):
        return [one for _, one in found]
    return [one for key, of in groups.items() if key not in past for one in of]


def is_earlier(made: Item, heading: Heading) -> bool:
    """Whether an action with a state stands under "Matters arising" or the like, which is no subject."""
    said = position(heading.text.value, words_of("minuted", "earlier"))
    return said is not None and any(one.meaning == "status" for one in made.stated)


def _told(found: Iterable[Found]) -> int:
    """Of how many actions it is said what has become of them."""
    return sum(any(said.meaning == "status" for said in one.stated) for _, one in found)


def _stated(made: Item, state: SourcedText) -> Item:
    return replace(made, stated=(*made.stated, Stated("Status", "status", state)))


@cache
def _states() -> re.Pattern[str]:
    """A state that the line begins with and that is parted from what follows."""
    states = alternatives(words_of("minuted", "states"))
    return re.compile(rf"{states}(?=\s*$|\s?[.,;:(–—]|\s-\s)", re.IGNORECASE)


@cache
def _last() -> re.Pattern[str]:
    """A state after an action's words, in brackets or after a dash."""
    states = alternatives(words_of("minuted", "states"))
    return re.compile(rf"\s?(?:[(\[]|\s[–—-]\s)(?i:(?:status:\s?)?(?P<state>{states}))[)\]]?\s?[.;]?$")
