"""Papers that say by when a body should act: "Within 60 days, the Office should …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.blocks import Block, ListItem, Paragraph
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item
from ingest.layouts.wording.offices import is_body
from ingest.layouts.wording.sentences import each_sentence
from ingest.pieces import cut, place_of

_BY = (
    r"(?:Within|No\slater\sthan|Not\slater\sthan|By|Before|In\sthe\snext|Over\sthe\s(?:next|coming))\s"
    r"(?=[^,;:]{0,120}(?:\d|\b(?:one|two|three|four|six|end|day|month|year|quarter|week)))[^.;:]{2,120}?,\s"
)
_DATED = re.compile(
    rf"{_BY}(?:(?:the|each|all|every)\s)?(?P<party>[A-Za-z][^.;:]{{1,160}}?)\s(?P<modal>should|will)\s(?:also\s)?[a-z]"
)
_FEWEST = 2


def dated(ground: Ground) -> list[Found]:
    """The sentences that begin with a time by which a body should act, where a document has several."""
    found: list[Found] = []
    should = 0
    for part in ground.outline.parts:
        if silences(part.path[-1], ground.profile):
            continue
        for at, block in enumerate(part.blocks):
            for made, modal in _of(block, part.blocks, at):
                found.append((part, made))
                should += modal == "should"
    return found if should >= _FEWEST else []


def _of(block: Block, blocks: Sequence[Block], at: int) -> Iterator[tuple[Item, str]]:
    """What a block says so, with the word that says how firmly."""
    if not isinstance(block, Paragraph | ListItem):
        return
    for text in each_sentence(block.text):
        said = _DATED.match(text.value)
        party = said["party"].split(",", 1)[0] if said else ""
        if said and is_body(party):
            start = said.start("party")
            breaks_off = isinstance(block, Paragraph) and text.value.endswith(":")
            after = (blocks[below] for below in range(at + 1, len(blocks)))
            listed = takewhile(_is_item, after) if breaks_off else ()
            made = item(None, (Paragraph(text, place_of(text, block.place)), *listed))
            yield replace(made, by="sentence", asked=cut(text, start, start + len(party))), said["modal"]


def _is_item(block: Block) -> bool:
    return isinstance(block, ListItem)
