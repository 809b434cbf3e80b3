"""Lists within the paragraphs of a counted text, of which a paragraph says that they are recommendations:
"4. The Committee made the following recommendations: (a) …".
"""

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Block, ListItem
from ingest.layouts.prose.governing import with_asked
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, is_lettered_under, items
from ingest.layouts.wording.telling import tells

_SAYS = re.compile(
    r"\b(?:following|these)\s(?:[\w-]+\s){0,3}recommendations?(?:\s(?:is|are|was|were)\smade)?\s?:$"
    r"|\brecommendations?\s(?:include|included|are|were|is|was)(?:\sas\sfollows|\sthe\sfollowing)?\s?:$",
    re.IGNORECASE,
)
_FEWEST = 2


def stated_within(ground: Ground) -> Iterator[Found]:
    """The items of such lists, of all sections but those that say that they recommend nothing."""
    for part in ground.outline.parts:
        if silences(part.path[-1], ground.profile):
            continue
        for at, block in enumerate(part.blocks):
            if isinstance(block, ListItem) and _says(block):
                found = list(items(_below(block, part.blocks, at + 1)))
                if len(found) >= _FEWEST:
                    yield from ((part, one) for one in with_asked(part, found))


def _says(block: ListItem) -> bool:
    words = block.text.value
    counted = any(map(str.isdigit, block.number or ""))
    return counted and bool(_SAYS.search(words[-200:])) and not tells(words)


def _below(over: ListItem, blocks: Sequence[Block], start: int) -> Iterator[ListItem]:
    """The items right below one, that are deeper than it or have letters for numbers."""
    for at in range(start, len(blocks)):
        block = blocks[at]
        inside = isinstance(block, ListItem) and (block.level > over.level or is_lettered_under(over, block))
        if not (inside and isinstance(block, ListItem)):
            return
        yield block
