"""Tables in bands: a row with the label of a recommendation over the rows that tell of it.

So are management responses made ("Evaluation recommendation 1. …" and "Management response: …" over a table
of key actions), and findings beside recommendations ("Finding 1 | Recommendation 1" over the words of both).
The recommendation is the record, the actions below it are said of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ingest.blocks import Block, Heading, Paragraph, Row, Table
from ingest.labels import field_label, opening
from ingest.layouts.tables.card_labels import meaning_of, without_kind
from ingest.layouts.tables.cards import is_card
from ingest.layouts.wording.items import Found, Item, Stated
from ingest.meanings import normal
from ingest.outline import Outline, Part
from ingest.pieces import EMPTY, covering, cut, join
from ontology.records import Place, SourcedText

_LOOKED_AT = 60  # rows
_OVER = 8  # lines between the label of a recommendation and the table of what is done about it
_FIELDS = ("responsible", "status", "funding")
_NUMBER = re.compile(r"\s*(?:no\.?\s?)?#?\s?[\d.]+[.:]?\s*$", re.IGNORECASE)


Line = Heading | Paragraph


@dataclass(slots=True)
class _Band:
    number: str | None
    place: Place
    text: SourcedText = EMPTY
    heads: tuple[SourcedText, ...] = ()
    column: int | None = None  # of the words, where they stand in one
    said: dict[str, list[SourcedText]] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)

    def say(self, label: str, meaning: str, text: SourcedText) -> None:
        self.meanings.setdefault(label, meaning)
        of_label = self.said.setdefault(label, [])
        if text.value and text.value not in [one.value for one in of_label]:
            of_label.append(text)

    def item(self) -> Item:
        answered = "response" in self.meanings.values()
        stated = [
            Stated(label, "attribute" if answered and meaning == "status" else meaning, join(said, "\n"))
            for label, said in self.said.items()
            if said and (meaning := self.meanings[label])
        ]
        return Item(self.number, self.text, self.place, stated=tuple(stated), by="card")


def bands(outline: Outline) -> Iterator[Found]:
    """The recommendations that stand over rows of a table, which tell of them."""
    for part in outline.parts:
        for lines, table in banded(part):
            found = (band.item() for band in _bands(lines, table))
            yield from ((part, one) for one in found if one.text.value)


def banded(part: Part) -> Iterator[tuple[Sequence[Line], Table]]:
    """The tables in bands of a section, each with the lines over it that belong to its first band."""
    before: list[Block] = [part.heading] if part.heading else []
    for block in part.blocks:
        if isinstance(block, Table) and (line := _line(block)):
            before.append(line)
        elif isinstance(block, Table):
            lines = _over(before)
            if not is_card(block) and _is_banded(lines, block):
                yield lines, block
            before = []
        else:
            before.append(block)


def _line(table: Table) -> Paragraph | None:
    """The line that a table is whose only row says but one thing."""
    rows = [*([table.header] if table.header else []), *islice(table.rows, 2)]
    lone = _lone(rows[0]) if len(rows) == 1 else None
    return Paragraph(lone, rows[0].place) if lone else None


def _over(before: Sequence[Block]) -> Sequence[Line]:
    """The lines from the last label of a recommendation on, where there are but a few."""
    lines: list[Line] = []
    for block in reversed(before[-_OVER:]):
        if not isinstance(block, Line):
            return ()
        lines.insert(0, block)
        if _label(block.text.value):
            return lines
    return ()


def _is_banded(lines: Sequence[Line], table: Table) -> bool:
    rows = [*([table.header] if table.header else []), *islice(table.rows, _LOOKED_AT)]
    columns = sum(_column(row) is not None for row in rows)
    if columns:
        return columns > 1 or (len(rows) == 2 and _column(rows[0]) is not None)
    heads = next((row for row in rows if _lone(row) is None), None)
    if heads is None or len(heads.cells) < 3 or any(map(_heads_words, heads.cells)):
        return False
    answers = any((said := field_label(line.text.value)) and said.meaning == "response" for line in lines)
    return answers or any((lone := _lone(row)) and _label(lone.value) for row in rows)


def _heads_words(cell: object) -> bool:
    """Whether a cell heads a column of recommendations."""
    return normal(getattr(cell, "text", EMPTY).value).startswith("recommendation")


def _bands(lines: Sequence[Line], table: Table) -> Iterator[_Band]:
    """The bands of a table, each with all that stands up to the next label."""
    band: _Band | None = None
    heads: tuple[SourcedText, ...] = ()
    for text, row, place in _steps(lines, table):
        column = _column(row) if row else None
        label = _label(text.value) if text else None
        if row and column is not None:
            said = _label(row.cells[column].text.value)
            begun = _Band(said[0] if said else None, place, column=column, heads=_words(row))
        elif text and label:
            begun = _Band(label[0], place, cut(text, label[1]), heads)
        else:
            heads = _take(band, text, row, heads)
            if band:
                band.place = covering(band.place, place)
            continue
        if band:
            yield band
        band = begun
    if band:
        yield band


def _steps(lines: Iterable[Line], table: Table) -> Iterator[tuple[SourcedText | None, Row | None, Place]]:
    """Lines and rows in order: the words of those that stand alone, the rows of the others."""
    yield from ((line.text, None, line.place) for line in lines)
    for row in [*([table.header] if table.header else []), *table.rows]:
        lone = _lone(row)
        yield lone, None if lone else row, row.place


def _take(
    band: _Band | None, text: SourcedText | None, row: Row | None, heads: tuple[SourcedText, ...]
) -> tuple[SourcedText, ...]:
    """Add a line or a row to a band; gives what heads the columns from there on."""
    if row is not None:
        words = _words(row)
        if band is None or not (band.heads or heads):
            return words
        _take_row(band, words, band.heads or heads)
    elif band and text:
        _take_line(band, text)
    return heads


def _take_line(band: _Band, text: SourcedText) -> None:
    said = field_label(text.value)
    if said:
        band.say(said.label, said.meaning, cut(text, said.end))
    elif band.said:
        label = next(reversed(band.said))
        band.say(label, band.meanings[label], text)
    else:
        band.text = join((band.text, text))


def _take_row(band: _Band, words: tuple[SourcedText, ...], heads: tuple[SourcedText, ...]) -> None:
    if [normal(one.value) for one in words] == [normal(one.value) for one in heads]:
        return
    for at, (text, head) in enumerate(zip(words, heads, strict=False)):
        if at == band.column:
            band.text = join((band.text, text))
        elif head.value:
            label = _NUMBER.sub("", head.value) or head.value
            meaning = meaning_of(label) if band.column is None else None
            band.say(label, meaning if meaning in _FIELDS else "attribute", text)


def _words(row: Row) -> tuple[SourcedText, ...]:
    return tuple(cell.text for cell in row.cells)


def _lone(row: Row) -> SourcedText | None:
    """The words of a row that says nothing else."""
    said = {cell.text.value: cell.text for cell in row.cells if cell.text.value}
    return next(iter(said.values())) if len(said) == 1 else None


def _column(row: Row) -> int | None:
    """Which cell of a row of labels is that of a recommendation: "Finding 1 | Recommendation 1"."""
    labels = [cell.text.value for cell in row.cells]
    if len({label for label in labels if label}) < 2 or not all(map(_NUMBER.search, labels)):
        return None
    found = [at for at, label in enumerate(labels) if (said := _label(label)) and said[1] == len(label)]
    return found[0] if len(found) == 1 and max(map(len, labels)) < _LOOKED_AT else None


def _label(words: str) -> tuple[str, int] | None:
    """The number on the label of a recommendation that words begin with, and where the label ends."""
    bare = without_kind(words)
    if "recommendation" not in bare[:40].casefold():
        return None
    said = opening(bare, announced=False) or opening(f"{bare}:", announced=False)
    return (said.code, min(len(words), len(words) - len(bare) + said.end)) if said else None
