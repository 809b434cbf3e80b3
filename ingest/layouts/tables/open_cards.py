"""Cards without a table around them: for each action a title, then labels on lines of their own ("ACTION",
"LEAD", "STATUS"), each over what it stands for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import coded, field_label
from ingest.layouts.tables.card_labels import deed_of, is_loose, meaning_of
from ingest.layouts.tables.evidence import directing
from ingest.layouts.wording.items import Found, Item, Stated
from ingest.outline import Outline, Part
from ingest.pieces import covering, cut, join
from ontology.records import Place, SourcedText

_FEWEST = 2  # cards of a document
_HALF = 0.5  # of the cards that say by whom or how far it is, and in which a heading comes again
_LABEL = 60  # characters of the longest label
_SAYING = frozenset({"responsible", "status", "funding"})

Step = tuple[Part, Block]


@dataclass(slots=True)
class _Card:
    """The blocks of one card: its title, if it has one, the label of what is to be done, and all below."""

    title: Heading | None
    part: Part
    begin: Block
    below: list[Block] = field(default_factory=list)


def open_cards(outline: Outline) -> Iterator[Found]:
    """The recommendations of such cards, where a document has several of the same labels."""
    steps = [(part, block) for part in outline.parts for block in _blocks(part)]
    labels = Counter(label for _, block in steps if (label := _label(block)) and _names_text(label))
    for label, times in labels.most_common():
        cards = list(_cards(steps, label)) if times >= _FEWEST else []
        again = _again(cards)
        found = [(card.part, item) for card in cards if (item := _item(card, again))]
        told = sum(any(one.meaning in _SAYING for one in item.stated) for _, item in found)
        if is_loose(label) and not all(directing(item.text.value) for _, item in found):
            continue
        if len(found) >= _FEWEST and len(found) == len(cards) and told > _HALF * len(found):
            yield from found
            return


def _blocks(part: Part) -> Iterator[Block]:
    if part.heading:
        yield part.heading
    yield from part.blocks


def _label(block: Block) -> str | None:
    """The words of a block that may be a label on a line of its own."""
    if not isinstance(block, Heading | Paragraph):
        return None
    words = " ".join(block.text.value.rstrip(" :").casefold().split())
    return words if words and len(words) <= _LABEL and words[-1] not in ".;," else None


def _names_text(label: str) -> bool:
    """Whether a label stands over what is to be done, of one thing and not of a list."""
    return meaning_of(label) == "text" or deed_of([label]) is not None


def _cards(steps: Sequence[Step], label: str) -> Iterator[_Card]:
    """The cards that begin with a label, or with the heading right above it."""
    at = [index for index, (_, block) in enumerate(steps) if _label(block) == label]
    begins = [index - (index > 0 and isinstance(steps[index - 1][1], Heading)) for index in at]
    for index, begin, end in zip(at, begins, [*begins[1:], len(steps)], strict=True):
        part, block = steps[index]
        title = steps[begin][1]
        over = title if isinstance(title, Heading) and begin < index else None
        yield _Card(over, part, block, [below for _, below in steps[index + 1 : end]])


def _again(cards: Sequence[_Card]) -> frozenset[str]:
    """The headings that come again from card to card, so that they are labels of these."""
    said = Counter(
        label
        for card in cards
        for label in {_label(block) for block in card.below if isinstance(block, Heading)}
        if label
    )
    return frozenset(label for label, times in said.items() if times > max(1, _HALF * len(cards)))


def _item(card: _Card, again: frozenset[str]) -> Item | None:
    """The recommendation of a card; None where nothing stands below the label of its words."""
    said: list[tuple[SourcedText | None, str, list[SourcedText]]] = [(None, "text", [])]
    last: Place = card.begin.place
    for block in card.below:
        field_ = _field(block, again)
        if field_:
            said.append(field_)
        elif isinstance(block, Paragraph | ListItem):
            said[-1][2].append(block.text)
        else:
            break  # the card ends where another thing begins
        last = block.place
    text = join(said[0][2])
    if not text.value or any(isinstance(block, ListItem) for block in card.below[:1]):
        return None
    stated = tuple(
        Stated(label.value.rstrip(" :"), meaning, join(words, "\n"))
        for label, meaning, words in said[1:]
        if label and words
    )
    number, title = _titled(card.title)
    first = card.title.place if card.title else card.begin.place
    return Item(number, text, covering(first, last), title, stated, by="card")


def _field(block: Block, again: Iterable[str]) -> tuple[SourcedText, str, list[SourcedText]] | None:
    """The label that a block is, or begins with, what it means, and its value as far as it stands there."""
    label = _label(block)
    if not isinstance(block, Heading | Paragraph):
        return None
    if label and (label in again or (meaning_of(label) not in (None, "text"))):
        meaning = meaning_of(label)
        return block.text, meaning if meaning in _SAYING else "attribute", []
    said = field_label(block.text.value)
    if said and isinstance(block, Paragraph):
        return cut(block.text, 0, len(said.label)), said.meaning, [cut(block.text, said.end)]
    return None


def _titled(heading: Heading | None) -> tuple[str | None, SourcedText | None]:
    """The number of a card and its title, by the heading over it."""
    if heading is None:
        return None, None
    code = coded(heading.text.value)
    if code and not heading.number:
        return code.code, cut(heading.text, code.end)
    return heading.number, heading.text
