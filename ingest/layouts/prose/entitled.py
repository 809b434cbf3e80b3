"""Sections that hold one recommendation each, among other labelled lines: the heading is its title."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Heading, ListItem, Paragraph
from ingest.labels import field_label, words_of
from ingest.layouts.wording.items import Found, Item
from ingest.outline import Part

_FEWEST = 2  # sections that show that a document is made so


def entitled(found: Sequence[Found]) -> list[Found]:
    """Labelled recommendations without number or title, each with the heading of its section as its title,
    where all stand alone in their sections: "Fix the roof", and below it "Finding: …", "Recommendation: …".
    """
    alone = Counter(part.section.code for part, _ in found)
    whole = all(alone[part.section.code] == 1 and _is_among_fields(part, one) for part, one in found)
    if len(found) < _FEWEST or not whole:
        return list(found)
    return [(part, replace(one, title=part.heading.text) if part.heading else one) for part, one in found]


def _is_among_fields(part: Part, one: Item) -> bool:
    """Whether a recommendation stands under a heading of its own, below a line that is labelled too."""
    heading = part.heading
    named = heading is not None and heading.text.value.casefold().strip(" .:") not in words_of(
        "stating", "titles"
    )
    return (
        named
        and one.by == "label"
        and one.number is None
        and one.title is None
        and any(
            isinstance(block, Heading | Paragraph | ListItem)
            and block.place.start < one.place.start
            and field_label(block.text.value) is not None
            for block in part.blocks
        )
    )
