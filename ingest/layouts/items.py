"""The items of lists, each whole: what stands below an item is a part of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.blocks import Block, ListItem
from ingest.layouts.findings import Ground
from ingest.layouts.remarks import remarks
from ingest.outline import Part
from ingest.pieces import covering, join
from ontology.records import Kind, Place, Recommendation, SourcedText


@dataclass(frozen=True, slots=True)
class Item:
    """One outermost item of a list, with all that is nested in it; `number` as it stands, None for a
    bullet.
    """

    number: str | None
    text: SourcedText
    place: Place


def items(blocks: Iterable[Block]) -> Iterator[Item]:
    """The outermost items of the lists among some blocks; entries of a table of contents are none."""
    whole: list[ListItem] = []
    for block in blocks:
        if not isinstance(block, ListItem) or block.contents:
            continue
        if whole and block.level <= whole[0].level:
            yield _item(whole)
            whole = []
        whole.append(block)
    if whole:
        yield _item(whole)


def _item(whole: list[ListItem]) -> Item:
    text = join(part.text for part in whole)
    return Item(whole[0].number, text, covering(whole[0].place, whole[-1].place))


def item_record(item: Item, ground: Ground, part: Part, code: str, kind: Kind) -> Recommendation:
    """The recommendation that an item of a section states."""
    notes, responsible = remarks(item.text, ground.profile.parties)
    return Recommendation(
        ground.slug,
        code,
        kind,
        item.text,
        item.place,
        section=part.section.code,
        responsible=responsible,
        notes=notes,
    )
