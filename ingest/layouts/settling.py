"""What the columns of a table of recommendations mean, settled by what stands in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingest.blocks import Row
from ingest.labels import words_of
from ingest.layouts.sheets import Sheet, text_at
from ingest.meanings import normal
from ontology.records import SourcedText

_LONGER = 1.5  # a column of titles with so much longer cells than the texts' holds the texts
_CODE = re.compile(
    r"#?(?=\S{0,19}\d)[A-Za-z]{0,4}[-./]?\d{1,7}(?:[-./]\w{1,4}){0,4}[a-z]?(?:\([a-z]{1,3}\))?[.):]?"
)
_FIRST = 2  # columns among which numbers without a header that says so are looked for


def settled(sheet: Sheet) -> Sheet:
    """A sheet whose text is its longer column of words, whose number is a column of numbers, and whose status
    may be told by ticks, each in the column of an answer.
    """
    rows = sheet.sample()
    return _ticked(_numbered(_longer_text(sheet, rows), rows), rows)


def is_code(words: str) -> bool:
    """Whether words are nothing but a number."""
    return bool(_CODE.fullmatch(words))


def _longer_text(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    if "title" not in sheet.columns:
        return sheet
    title, text = (sum(len(sheet.cell(row, meaning).value) for row in rows) for meaning in ("title", "text"))
    if title <= _LONGER * text:
        return sheet
    columns = dict(sheet.columns)
    columns["title"], columns["text"] = columns["text"], columns["title"]
    return replace(sheet, columns=columns)


def _numbered(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet with the first of its columns that holds nothing but numbers, each once, as their column."""
    if "number" in sheet.columns:
        return sheet
    titles = sheet.columns.get("title")
    for index in (*sheet.others, *(() if titles is None else (titles,))):
        said = _column(rows, index)
        if (
            index < _FIRST
            and len(said) > 1
            and len(set(said)) == len(said)
            and all(map(_CODE.fullmatch, said))
        ):
            others = {at: label for at, label in sheet.others.items() if at != index}
            columns = {meaning: at for meaning, at in sheet.columns.items() if at != index}
            return replace(sheet, columns={**columns, "number": index}, others=others)
    return sheet


def _ticked(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet with its columns of ticks, where several columns are headed by answers and hold only ticks."""
    answers, ticks = (
        frozenset(map(str.casefold, words_of("choices", name))) for name in ("answers", "ticks")
    )
    heads = _heads(sheet)
    chosen = {
        index: head
        for index, head in heads.items()
        if normal(head.value) in answers and all(cell.casefold() in ticks for cell in _column(rows, index))
    }
    status = sheet.columns.get("status")
    if len(chosen) < 2 or (status is not None and status not in chosen):
        return sheet
    if not all(sum(bool(text_at(row.cells, index).value) for index in chosen) <= 1 for row in rows):
        return sheet
    columns = {meaning: index for meaning, index in sheet.columns.items() if index not in chosen}
    if "text" not in columns:
        return sheet
    others = {index: label for index, label in sheet.others.items() if index not in chosen}
    return replace(sheet, columns=columns, others=others, choices=chosen)


def _column(rows: Iterable[Row], index: int) -> list[str]:
    """What the cells of a column say, without the empty ones."""
    return [said for row in rows if (said := text_at(row.cells, index).value)]


def _heads(sheet: Sheet) -> Mapping[int, SourcedText]:
    """The words that head each column, where they stand, by its index."""
    found: dict[int, SourcedText] = {}
    for row in sheet.header_rows():
        for index, cell in enumerate(row.cells[: len(sheet.headers)]):
            if cell.text.value and cell.text.value == sheet.headers[index]:
                found[index] = cell.text
    return found
