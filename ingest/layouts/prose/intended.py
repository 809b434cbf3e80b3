"""Plans that head what will be done alike in each of their chapters: "Goals and Actions"."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TypeGuard

from ingest.blocks import Block, ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.wording.addressees import begins, instructs
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, items
from ingest.outline import Part
from ingest.phrases import position
from ingest.pieces import cut
from ontology.records import SourcedText

_CHAPTERS = 2  # that have such a heading, which shows that it is the plan's own
_FEWEST, _MOST = 4, 0.6  # items of a plan, and how many of them, or of those below others, say what to do
_BODIES = 2  # words of a document that name a body or those it serves
_CODE = re.compile(
    r"(?P<code>[A-Z]{1,4}[-–.]?\d{1,3}(?:[-.](?:\d{1,3}|[A-Z]\b)){0,3}[a-z]?)(?:[.:)]|\s[–—-](?=\s))?\s+(?=[A-Z])"
)


def intended(ground: Ground) -> Iterator[Found]:
    """The items under such headings: of goals with actions below them the actions, of actions with reasons
    below them the actions alone.
    """
    parts = _chapters(ground)
    found = [(part, one) for part in parts for one in _actions(part)]
    if len(found) >= _FEWEST and _most(instructs, [one.text.value for _, one in found]) and _serves(ground):
        yield from found


def _chapters(ground: Ground) -> list[Part]:
    """The parts with a heading over what will be done that stands over another part too."""
    title = _title(ground)
    if position(title, words_of("headlines", "otherwise")) is not None:
        return []
    plans = position(title, words_of("intentions", "plans")) is not None
    known = {*words_of("intentions", "titles"), *(words_of("intentions", "of_plans") if plans else ())}
    headed = [(part, _said(part)) for part in ground.outline.parts if part.heading]
    times = Counter(said for _, said in headed if said in known)
    return [
        part
        for part, said in headed
        if times[said] >= _CHAPTERS and not any(silences(one, ground.profile) for one in part.path)
    ]


def _said(part: Part) -> str:
    """The words of a part's own title, "and" for its sign."""
    return " ".join(part.path[-1].casefold().replace("&", " and ").strip(" .:").split())


def _title(ground: Ground) -> str:
    outer = [part.path[0] for part in ground.outline.parts[:1]]
    return ground.title or " ".join([block.text.value for block in ground.outline.title_block] or outer)


def _serves(ground: Ground) -> bool:
    """Whether a document speaks of a body and of those it serves: no plan of one's own, no software's."""
    texts = [*ground.outline.title_block, *(block for part in ground.outline.parts for block in part.blocks)]
    said = (block.text.value for block in texts if isinstance(block, Paragraph | ListItem))
    named = sum(len(_bodies().findall(words)) for words in (_title(ground), *said))
    return named >= _BODIES


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('intentions', 'bodies'))}\b", re.IGNORECASE)


def _actions(part: Part) -> Iterator[Item]:
    """The items of a part, each without its reasons; or those below its items, where most say what to do."""
    groups = list(_groups([_uncoded(block) for block in part.blocks]))
    inner = [block.text.value for over, below in groups for block in below if _is_below(block, over)]
    says = begins if _most(begins, [over.text.value for over, _ in groups]) else instructs
    goals = _most(says, inner)  # below what says itself what to do, a reason may say "should" too
    around = part.above[0].text if part.above else None
    for over, below in groups:
        if goals and any(_is_below(block, over) for block in below):
            yield from _under(items(below), over.text)
        else:
            yield from _under(items((over, *_without_reasons(over, below))), around)


def _most(says: Callable[[str], bool], texts: Sequence[str]) -> bool:
    return bool(texts) and sum(map(says, texts)) >= _MOST * len(texts)


def _under(found: Iterator[Item], subject: SourcedText | None) -> Iterator[Item]:
    return (replace(one, under=subject, by="announced") for one in found)


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[ListItem, tuple[Block, ...]]]:
    """Each outermost item with what stands below it up to the next."""
    listed = [block for block in blocks if isinstance(block, ListItem) and not block.contents]
    outer = min((one.level for one in listed), default=1)
    starts = {id(one) for one in listed if one.level == outer}
    at = 0

    def group(block: Block) -> int:
        nonlocal at
        at += id(block) in starts
        return at

    for number, of_group in groupby(blocks, key=group):
        first, *below = of_group
        if number and isinstance(first, ListItem):
            yield first, tuple(below)


def _is_below(block: Block, over: ListItem) -> TypeGuard[ListItem]:
    return isinstance(block, ListItem) and block.level > over.level


def _without_reasons(over: ListItem, below: Sequence[Block]) -> Iterator[Block]:
    """What stands below an item without the sentences that explain it: it says itself what to do."""
    whole = not over.text.value.endswith((":", ";", ","))
    done = whole and instructs(over.text.value)
    for block in below:
        words = block.text.value if isinstance(block, ListItem) else ""
        if not (whole and words.endswith((".", "!")) and (done or not instructs(words))):
            yield block


def _uncoded(block: Block) -> Block:
    """A paragraph, or a bullet, that begins with a code ("H-1.2 Allow …") as the item with that number."""
    if not isinstance(block, Paragraph | ListItem) or (isinstance(block, ListItem) and block.number):
        return block
    said = _CODE.match(block.text.value[:60])
    if said is None or not instructs(block.text.value[said.end() :]):
        return block
    level = block.level if isinstance(block, ListItem) else 1
    return ListItem(cut(block.text, said.end()), block.place, said["code"].replace("–", "-"), level)
