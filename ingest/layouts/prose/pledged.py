"""Papers that announce nothing and say throughout what to do: lists of instructions, or "We will …"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.blocks import ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.wording.addressees import begins
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, items
from ingest.outline import Part
from ingest.phrases import position

_FEWEST = 5
_LISTED = 0.8  # of a paper's words that stand in lists
_MOST = 0.6  # of its items, or paragraphs, that say what to do
_PUBLIC = 0.2  # of them that name someone or something public
_LOOKED_AT = 2_000  # characters of a paragraph
_WILL = re.compile(
    r"\b(?:[Ww]e\s(?:will|would|shall|propose|want|commit|pledge)\b|should\b|will\sbe\s[a-z]+(?:ed|en|id|up)\b)"
)


def pledged(ground: Ground) -> Iterator[Found]:
    """The items, or else the paragraphs, of such a paper, where enough of them name something public."""
    yield from listed_through(ground) or _told_through(ground)


def listed_through(ground: Ground) -> list[Found]:
    """The items of a paper that has little but lists, where most begin as an instruction does."""
    parts = _parts(ground)
    if _share_listed(parts) < _LISTED:
        return []
    found = [(part, one) for part in parts for one in items(part.blocks)]
    says = sum(begins(one.text.value) for _, one in found)
    return found if says >= _MOST * len(found) and _are_public(found) else []


def _told_through(ground: Ground) -> list[Found]:
    """The paragraphs below headings that say what will or should be done, where most do."""
    paragraphs = [one for part in _parts(ground) for one in _paragraphs(part)]
    found = [one for one in paragraphs if _says(one[1].text.value)]
    return found if len(found) >= _MOST * len(paragraphs) and _are_public(found) else []


def _parts(ground: Ground) -> list[Part]:
    if position(_title(ground), words_of("headlines", "otherwise")) is not None:
        return []
    return [part for part in ground.outline.parts if not silences(part.path[-1], ground.profile)]


def _share_listed(parts: Sequence[Part]) -> float:
    blocks = [block for part in parts for block in part.blocks if isinstance(block, ListItem | Paragraph)]
    listed = sum(len(block.text.value) for block in blocks if isinstance(block, ListItem))
    return listed / max(1, sum(len(block.text.value) for block in blocks))


def _are_public(found: Sequence[Found]) -> bool:
    public = sum(bool(_public().search(one.text.value)) for _, one in found)
    return len(found) >= _FEWEST and public >= _PUBLIC * len(found)


def _title(ground: Ground) -> str:
    outer = [part.path[0] for part in ground.outline.parts[:1]]
    return ground.title or " ".join([block.text.value for block in ground.outline.title_block] or outer)


def _paragraphs(part: Part) -> Iterator[Found]:
    """The paragraphs of a part below a heading, each with the list that it breaks off over."""
    over: Paragraph | None = None
    whole: list[ListItem] = []
    for block in (*part.blocks, None):
        if isinstance(block, ListItem) and over is not None:
            whole.append(block)
            continue
        if over is not None:
            yield part, _with_list(over, whole)
        over = block if isinstance(block, Paragraph) and part.heading is not None else None
        whole = []


def _with_list(over: Paragraph, whole: Sequence[ListItem]) -> Item:
    if not (whole and over.text.value.endswith((":", ";"))):
        return Item(None, over.text, over.place, by="paragraph")
    made = next(iter(items([ListItem(over.text, over.place), *(_deeper(one) for one in whole)])))
    return Item(None, made.text, made.place, by="paragraph")


def _deeper(one: ListItem) -> ListItem:
    return ListItem(one.text, one.place, one.number, one.level + 1)


def _says(words: str) -> bool:
    return begins(words) or bool(_WILL.search(words[:_LOOKED_AT]))


@cache
def _public() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('tallies', 'publics'))}\b", re.IGNORECASE)
