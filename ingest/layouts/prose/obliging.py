"""Guidelines whose headings bear codes and say what should be: "[2.1] APIs SHOULD be clear"."""

import re
from collections.abc import Iterator

from ingest.blocks import Heading
from ingest.layouts.wording.announcing import silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item
from ingest.pieces import cut

_CODE = re.compile(r"\[?(?P<code>[A-Z]{0,6}[-_]?\d{1,3}(?:[./-]\d{1,3}){0,3})\]?[.:)]?\s+(?=\S)")
_OBLIGES = re.compile(r"\b(?:should|must|shall|ought\sto)\b", re.IGNORECASE)
_FEWEST = 5
_MOST = 0.7  # of the headings with codes that say what should be


def obliging(ground: Ground) -> Iterator[Found]:
    """Such headings, where most that bear codes are such."""
    found = [
        (part, one)
        for part in ground.outline.parts
        if part.heading and not silences(part.path[-1], ground.profile) and (one := _coded(part.heading))
    ]
    says = [(part, one) for part, one in found if _OBLIGES.search(one.text.value)]
    if len(says) >= _FEWEST and len(says) >= _MOST * len(found):
        yield from says


def _coded(heading: Heading) -> Item | None:
    """The words of a heading after its code; None where it has none."""
    said = _CODE.match(heading.text.value) if not heading.number else None
    code = said["code"] if said else heading.number
    words = cut(heading.text, said.end()) if said else heading.text
    own = code is not None and any(map(str.isdigit, code)) and not code.isdecimal()
    return Item(code, words, heading.place, by="titled") if own else None
