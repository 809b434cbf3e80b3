"""Rules of a body in numbered statements of numbered sections: financial regulations, standing orders."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.blocks import ListItem
from ingest.labels import alternatives, is_contents_title, words_of
from ingest.layouts.wording.codes import prefix
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.layouts.wording.obligations import obliges
from ingest.outline import Part
from ingest.phrases import position

_FEWEST = 6  # statements
_MOST = 0.6  # of them that oblige
_PUBLIC = 0.2  # of them that name someone or something public
_LEAD = re.compile(r"(?:The|Each|Every|All)\s[^.:;]{2,60}[:;]\s+(?=[a-z]+s\b)")
_OVER = 6  # words that stand over a list of what somebody does: "The Clerk:"


def rules(ground: Ground) -> Iterator[Found]:
    """The statements that oblige, where the title says that rules follow and most statements oblige."""
    title = _title(ground)
    if not _says(title, "titles") or _says(title, "otherwise"):
        return
    found = [(part, one) for part in ground.outline.parts if _is_section(part) for one in _stated(part)]
    binding = [(part, one) for part, one in found if _binds(one)]
    public = sum(bool(_public().search(one.text.value)) for _, one in found)
    if len(binding) >= max(_FEWEST, _MOST * len(found)) and public >= _PUBLIC * len(found):
        yield from binding


def _says(title: str, of: str) -> bool:
    return position(title, words_of("rules", of)) is not None


def _title(ground: Ground) -> str:
    outer = [part.path[0] for part in ground.outline.parts[:1]]
    return " ".join([block.text.value for block in ground.outline.title_block] or outer) or ground.title


def _is_section(part: Part) -> bool:
    return part.heading is not None and part.number is not None and not is_contents_title(part.path[-1])


def _stated(part: Part) -> Iterator[Item]:
    """The statements that count within the number of a section, each with the list below it."""
    within = f"{prefix(part.number)}."
    under = part.heading.text if part.heading else None
    whole: list[ListItem] = []
    for block in (*part.blocks, None):
        counts = isinstance(block, ListItem) and (block.number or "").startswith(within)
        if whole and (counts or not isinstance(block, ListItem)):
            yield replace(item(whole[0].number, whole), under=under)
            whole = []
        if isinstance(block, ListItem) and (counts or whole) and not block.contents:
            whole.append(block)


def _binds(one: Item) -> bool:
    """Whether a statement says what has to be done, or lists what an officer does."""
    lead = _LEAD.match(one.text.value)
    return obliges(one.text.value) or (lead is not None and len(lead[0].split()) <= _OVER)


@cache
def _public() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('tallies', 'publics'))}\b", re.IGNORECASE)
