"""Paragraphs that end with the number of a recommendation: "… each year. (Recommendation 4)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.blocks import ListItem, Paragraph
from ingest.labels import trailing
from ingest.layouts.prose.governing import with_asked
from ingest.layouts.wording.addressees import instructs
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, Stated
from ingest.layouts.wording.offices import is_body
from ingest.pieces import cut

_FEWEST = 2
# The name in the cell before, where a table has become lines: "Department of Trade The Secretary of …".
_CELL = re.compile(r"(?P<name>[A-Z][\w'’&.-]*(?:\s(?:[A-Z][\w'’&.-]*|of|for|the|and|on))*?)\s(?=The\s[A-Z])")
_LABEL = "Addressee"


def trailed(ground: Ground) -> Iterator[Found]:
    """The paragraphs that end so and say what to do, where a document has several."""
    found = [
        (part, Item(None, block.text, block.place, by="paragraph"))
        for part in ground.outline.parts
        if not silences(part.path[-1], ground.profile)
        for block in part.blocks
        if isinstance(block, Paragraph | ListItem) and _ends(block)
    ]
    if len(found) >= _FEWEST:
        whole = _without_cells([one for _, one in found])
        named = zip((part for part, _ in found), whole, strict=True)
        for part, of_part in groupby(named, key=lambda one: one[0]):
            yield from ((part, one) for one in with_asked(part, (one for _, one in of_part)))


def _ends(block: Paragraph | ListItem) -> bool:
    said = trailing(block.text.value)
    return said is not None and said.start > 0 and instructs(block.text.value)


def _without_cells(found: Sequence[Item]) -> list[Item]:
    """Items without the name before their sentences, where each has one."""
    cells = [_CELL.match(one.text.value) for one in found]
    if not all(cell and is_body(cell["name"]) for cell in cells):
        return list(found)
    return [
        replace(
            one,
            text=cut(one.text, cell.end()),
            stated=(*one.stated, Stated(_LABEL, "attribute", cut(one.text, *cell.span("name")))),
        )
        for one, cell in zip(found, cells, strict=True)
        if cell
    ]
