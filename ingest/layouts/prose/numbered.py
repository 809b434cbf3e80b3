"""Reports in numbered paragraphs, of which some recommend and others tell what was found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.labels import alternatives, words_of
from ingest.layouts.wording.addressees import begins, instructs
from ingest.layouts.wording.announcing import announced, silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, items
from ingest.layouts.wording.pointers import before_pointer, points, tag
from ingest.layouts.wording.sentences import from_asking, says_ask
from ingest.outline import Part
from ingest.phrases import position
from ingest.profiles import Profile

_ENOUGH = 0.2  # of a document's items that recommend in so many words, where those that only state are none
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")


def proposals(found: Sequence[Found]) -> list[Found]:
    """What recommends among some items; all of them, unless several say so ("We recommend that …"), but for
    what only concludes under "Conclusions and recommendations".
    """
    found = recommending(found)
    asking = sum(says_ask(one.text.value) or is_part(one) for _, one in found)
    if not asking or asking < _ENOUGH * len(found):
        return [(part, one) for part, one in found if is_part(one) or not _concludes(part, one)]
    return [(part, one) for part, one in found if is_part(one) or not _only_states(one)]


def _concludes(part: Part, one: Item) -> bool:
    """Whether an item only says what is, under a heading over conclusions too."""
    title = next((words for words in reversed(part.path) if "recommendation" in words.casefold()), "")
    both = position(title, words_of("concluding", "titles")) is not None
    first = _SENTENCE.split(one.text.value, maxsplit=1)[0]
    named = begins(first.partition(": ")[2])  # "Monitoring: Review what is logged"
    return both and not named and _only_states(one) and bool(_stating().search(first))


def only_tells(one: Item) -> bool:
    """Whether an item without a number says what is, and nothing of what to do: "This paper is a draft."."""
    return one.number is None and _only_states(one) and bool(_stating().search(one.text.value))


@cache
def _stating() -> re.Pattern[str]:
    return re.compile(rf"\s{alternatives(words_of('concluding', 'verbs'))}\s", re.IGNORECASE)


def is_part(one: Item) -> bool:
    """Whether an item is one of those that a numbered paragraph recommends: "13(a)"."""
    return "(" in (one.number or "")


def recommending(found: Iterable[Found]) -> list[Found]:
    """Items without those that the brackets at their end call conclusions: "… (Conclusion, Paragraph 3)"."""
    return [(part, one) for part, one in found if tag(one.text.value) != "stating"]


def _only_states(one: Item) -> bool:
    if tag(one.text.value) == "asking":
        return False
    value = before_pointer(one.text.value).rstrip(" )]")
    return value.endswith(".") and not (instructs(value) or says_ask(value))


def counts_within(found: Sequence[Found]) -> bool:
    """Whether items ask, and are counted with the paragraphs of the whole document: not from 1 on."""
    numbers = [re.match(r"\d+(?=\(|$)", one.number or "") for _, one in found]
    first = min((int(one[0]) for one in numbers if one), default=1)
    asking = sum(says_ask(one.text.value) for _, one in found)
    return all(numbers) and first > 1 and 2 * asking >= len(found)


def paragraphs_elsewhere(ground: Ground, found: Sequence[Found]) -> Iterator[Found]:
    """The numbered paragraphs that recommend under other headings, unless the items found refer to those."""
    if any(points(one.text.value) for _, one in found):
        return
    for part in ground.outline.parts:
        if not (announced(part.path, ground.profile) or silences(part.path[-1], ground.profile)):
            for one in items(part.blocks):
                if _counts(one) and says_ask(one.text.value):
                    yield part, replace(one, by="sentence")


def broken_off(part: Part, profile: Profile) -> Iterator[Item]:
    """The numbered paragraphs that recommend and go on in a list: "4.2 I recommend that the Mayor: a. …"."""
    if silences(part.path[-1], profile):
        return
    for one in items(part.blocks):
        asking = from_asking(one.text).value if _counts(one) and len(one.text.pieces) > 1 else ""
        if says_ask(asking) and _listed(one, asking):
            yield replace(one, text=from_asking(one.text), by="sentence")


def _listed(one: Item, asking: str) -> bool:
    """Whether the sentence that asks breaks off where the list begins."""
    head = asking.partition(":")[0]
    if ". " in head:
        return False
    after = len(one.text.value) - len(asking) + len(head) + 1
    return any(piece.at == after + 1 for piece in one.text.pieces)


def _counts(one: Item) -> bool:
    return any(map(str.isdigit, one.number or ""))
