"""Cards: a small table for each recommendation, with a row for each of its fields; or a column for each
recommendation of one table.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ingest.blocks import Row, Table
from ingest.forms import is_heading_like
from ingest.labels import opening
from ingest.layouts.tables.card_labels import (
    deed_of,
    is_loose,
    is_titled,
    meaning_of,
    names_action,
    without_kind,
)
from ingest.layouts.tables.evidence import directing
from ingest.layouts.tables.pairs import pairs, ungrouped
from ingest.layouts.wording.items import Found, Item, Stated
from ingest.layouts.wording.numbering import number_in
from ingest.meanings import normal
from ingest.outline import Outline
from ingest.pieces import EMPTY, covering, cut, join
from ontology.records import Place, SourcedText

_CARDS = 0.7  # of the rows of a table of cards that have a label and its words
_KNOWN = 0.5  # of the rows that have a label that is known
_LOOKED_AT = 12  # rows
_LABEL, _TITLE = 60, 300  # characters of the longest label, and of one that is a title
_ENOUGH = 3  # labels that are known, where they say what is to be done and by whom or how far it is
_COUNTED = re.compile(r"(?P<number>\d{1,3})[.)]?\s+(?=[A-Z])")
_SAYING = frozenset({"responsible", "status", "funding"})


@dataclass(slots=True)
class _Card:
    number: str | None
    place: Place
    text: SourcedText = EMPTY
    title: SourcedText | None = None
    open: bool = False  # whether only its number has been said, and its words stand in the row below
    stated: list[Stated] = field(default_factory=list)

    def item(self) -> Item:
        text, title = (self.text, self.title) if self.text.value else (self.title or EMPTY, None)
        return Item(self.number, text, self.place, title, tuple(self.stated), by="card")


def is_card(table: Table) -> bool:
    """Whether a table has two columns, the first of labels, one of them for a recommendation.

    Lines may stand between the cards of a sheet, and empty rows.
    """
    said = [row for row in _rows(table, _LOOKED_AT) if any(cell.text.value for cell in row.cells)]
    rows = [row for row in said if _value(row) is not None]
    if len(rows) < max(2, _CARDS * len(said)):
        return False
    first = _value(rows[0])
    if first is not None and first.value and meaning_of(first.value):  # they head columns
        return False
    if _deed(rows) is not None:
        return True
    worded = [row for row in rows if _is_text(row)]
    if "responsible" not in {meaning_of(row.cells[0].text.value) for row in rows} and _only_tells(worded):
        return False
    return _says_fields(rows) and not (worded and all(map(_is_number, worded)))


def _rows(table: Table, most: int | None = None) -> list[Row]:
    return pairs(ungrouped(_whole(table, most)))


def _whole(table: Table, most: int | None = None) -> list[Row]:
    return [*([table.header] if table.header else []), *islice(table.rows, most)]


def is_beside(table: Table) -> bool:
    """Whether a table has a column of labels, and beside it a column for each of several recommendations."""
    rows = _whole(table, _LOOKED_AT)
    if len(rows) < 2 or min(len(row.cells) for row in rows) < 3 or not any(map(_is_text, rows)):
        return False
    above = [cell.text.value for cell in rows[0].cells[1:]]
    return all(opening(said, announced=True) for said in above) and _says_fields(rows[1:], fewest=0)


def _says_fields(rows: Sequence[Row], fewest: int = 1) -> bool:
    """Whether the first cells of rows are labels that are known, one of them for a recommendation."""
    meanings = [meaning_of(row.cells[0].text.value) for row in rows]
    known = sum(map(bool, meanings))
    if fewest and "text" not in meanings:
        named = any(names_action(row.cells[0].text.value) for row in rows)
        return named and "responsible" in meanings and known >= _ENOUGH
    several = bool(fewest) and known >= _ENOUGH and not _SAYING.isdisjoint(meanings)
    return several or known > max(fewest, _KNOWN * len(rows))


def _deed(rows: Sequence[Row]) -> str | None:
    """The label before what is to be done, where it stands in for one before a recommendation: beside it is
    said by whom or how far it is, and more.
    """
    labels = [row.cells[0].text.value for row in rows]
    meanings = [meaning_of(label) for label in labels]
    told = sum(map(bool, meanings)) >= _ENOUGH and not _SAYING.isdisjoint(meanings)
    lacks = "text" not in meanings and not any(map(names_action, labels))
    return deed_of(labels) if told and lacks and len(rows) == len(meanings) else None


def _is_text(row: Row) -> bool:
    return bool(row.cells) and meaning_of(row.cells[0].text.value) == "text"


def _only_tells(rows: Sequence[Row]) -> bool:
    """Whether rows are descriptions, none of which says what to do."""
    values = [value.value for row in rows if (value := _value(row))]
    loose = all(is_loose(row.cells[0].text.value) for row in rows)
    return bool(values) and loose and not any(map(directing, values))


def _is_number(row: Row) -> bool:
    """Whether a row has a number where words should be, as a table of contents has."""
    value = _value(row)
    return value is not None and value.value.isdecimal()


def cards(outline: Outline) -> Iterator[Found]:
    """The recommendations that have a card each; where the titles of all have a number, it is theirs."""
    found = list(_each(outline))
    numbers = [_COUNTED.match(one.title.value) if one.title and not one.number else None for _, one in found]
    own = len({number["number"] for number in numbers if number}) == len(found) > 1
    for (part, one), number in zip(found, numbers, strict=True):
        title = cut(one.title, number.end()) if own and number and one.title else one.title
        yield part, replace(one, number=number["number"], title=title) if own and number else one


def _each(outline: Outline) -> Iterator[Found]:
    for part in outline.parts:
        for block in part.blocks:
            if isinstance(block, Table) and is_card(block):
                rows = [row for row in _rows(block) if _value(row) is not None]
                deed = _deed(rows)
                yield from ((part, card.item()) for card in _cards(rows, deed) if card.item().text.value)
            elif isinstance(block, Table) and is_beside(block):
                beside = _beside(_whole(block))
                yield from ((part, card.item()) for card in beside if card.item().text.value)


def _beside(rows: Sequence[Row]) -> Iterator[_Card]:
    """The cards that stand beside each other, each a column below its number."""
    for column in range(1, len(rows[0].cells)):
        card = _Card(None, covering(rows[0].place, rows[-1].place))
        _take(card, rows[0].cells[column].text, "text", EMPTY)
        for row in rows[1:]:
            label, value = row.cells[0].text, row.cells[column].text if column < len(row.cells) else EMPTY
            _take(card, label, meaning_of(label.value) or "attribute", value)
        yield card


def _cards(rows: Iterable[Row], deed: str | None) -> Iterator[_Card]:
    """The cards of a table: another begins where a label comes again that the first has; `deed` is a label
    that stands in for that of a recommendation.
    """
    card: _Card | None = None
    seen: set[str] = set()
    first = ""
    for row in rows:
        label, value = row.cells[0].text, _value(row) or EMPTY
        meaning = "text" if label.value == deed else meaning_of(label.value) or "attribute"
        if meaning == "attribute" and deed_of([label.value]) and number_in(value.value):
            meaning = "number"  # "Action | 1.1" over what it is
        if card and card.open and not value.value and meaning == "attribute":
            card.text, card.open = label, False  # words in the row below "Recommendation 4"
            card.place = covering(card.place, row.place)
            continue
        key = _key(label, meaning)
        again = key in seen and (meaning in ("text", "number", "title") or key == first)
        if card is None or (again and not (meaning == "text" and not card.text.value)):
            if card:
                yield card
            card, seen, first = _Card(None, row.place), set(), key
        seen.add(key)
        card.place = covering(card.place, row.place)
        _take(card, label, meaning, value)
    if card:
        yield card


def _key(label: SourcedText, meaning: str) -> str:
    """What tells a label from others: for those that number recommendations, that they do."""
    numbered = meaning == "text" and opening(without_kind(label.value).rstrip(" :") + ":", announced=True)
    return meaning if numbered or meaning in ("number", "title") else normal(label.value)


def _take(card: _Card, label: SourcedText, meaning: str, value: SourcedText) -> None:
    if meaning == "text":
        said = opening(without_kind(label.value), announced=True)
        card.number = said.code if said else card.number
        said = opening(label.value, announced=True)
        rest = cut(label, min(said.end, len(label.value))) if said else EMPTY
        card.title = rest if rest.value and card.title is None else card.title
        card.open = said is not None and not rest.value and not value.value
        if card.text.value and value.value and card.title is None and is_heading_like(card.text.value):
            card.title, card.text = card.text, EMPTY  # "Mitigation action" over "Description"
        card.text = join((card.text, value))
    elif meaning == "number" and value.value:
        said = opening(value.value, announced=True)
        card.number = said.code if said else value.value
    elif meaning == "title":
        card.title = value if value.value else None
    elif value.value:
        card.stated.append(Stated(label.value.rstrip(" :"), meaning, value))


def _value(row: Row) -> SourcedText | None:
    """What stands beside a row's label; None where the row has not the form of a label and a value."""
    first, *others = row.cells
    said = {cell.text.value: cell.text for cell in others if cell.text.value}
    if not first.text.value or len(said) > 1:
        return None
    if len(first.text.value) > (_TITLE if is_titled(first.text.value) else _LABEL):
        return None
    return next(iter(said.values()), EMPTY)
