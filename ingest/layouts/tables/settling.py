"""What the columns of a table of recommendations mean, settled by what stands in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ingest.blocks import Row
from ingest.labels import words_of
from ingest.layouts.tables.evidence import evidence
from ingest.layouts.tables.sheets import Sheet, text_at, unnamed
from ingest.layouts.tables.ticks import ticked
from ingest.layouts.wording.numbering import number_before, number_in
from ingest.marks import mark
from ingest.meanings import normal

_CODE = re.compile(
    r"#?(?=\S{0,19}\d)[A-Za-z]{0,4}[-./]?\d{1,7}(?:[-./]\w{1,4}){0,4}[a-z]?(?:\([a-z]{1,3}\))?[.):]?"
)
_SENTENCE = 5  # words on average of titles that say in full what to do
_TOLD, _FEW = 0.5, 0.5  # of the titles that do, and how many descriptions do beside these
_ROWS, _ALL, _AGAIN = 6, 0.9, 0.5  # rows of a table with titles over groups, that have one, that say it anew
_NUMBERED = re.compile(r"(?P<name>\D+?)\s?\d{1,2}")
_FIRST = 2  # columns among which numbers without a header that says so are looked for


def settled(sheet: Sheet) -> Sheet:
    """A sheet whose number is a column of numbers, whose status is a column of answers, and whose status and
    parties may be told by marks; its words are those that say what to do.
    """
    rows = sheet.sample()
    sheet = _with_further_parties(_grouped(_told_in_titles(sheet, rows), rows))
    return _answered(ticked(_numbered(sheet, rows), rows), rows)


def _told_in_titles(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet whose titles say in full what to do, beside descriptions that say it of far fewer rows: these
    only explain, unless they are headed as recommendations.
    """
    title, text = sheet.columns.get("title"), sheet.columns.get("text")
    if title is None or text is None or sheet.choice is None or sheet.choice.how == "firm":
        return sheet
    titles, texts = evidence(rows, title), evidence(rows, text)
    told = titles.instructing if titles.length >= _SENTENCE else 0.0
    if told < _TOLD or texts.instructing + texts.modal > _FEW * told:
        return sheet
    columns = {meaning: at for meaning, at in sheet.columns.items() if meaning != "title"}
    others = {**sheet.others, text: sheet.headers[text] or unnamed(text)}
    return replace(sheet, columns={**columns, "text": title}, others=dict(sorted(others.items())))


def _grouped(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet whose titles are of what many of its rows stand under, such as reports: its categories."""
    title = sheet.columns.get("title")
    if title is None or "category" in sheet.columns or len(rows) < _ROWS:
        return sheet
    said = _column(rows, title)
    if len(said) < _ALL * len(rows) or len(set(said)) > _AGAIN * len(said):
        return sheet
    columns = {meaning: at for meaning, at in sheet.columns.items() if meaning != "title"}
    return replace(sheet, columns={**columns, "category": title})


def _with_further_parties(sheet: Sheet) -> Sheet:
    """A sheet with all of the columns that count its parties: "Agency 1", "Agency 2"."""
    first = sheet.columns.get("responsible")
    head = _NUMBERED.fullmatch(normal(sheet.headers[first])) if first is not None else None
    if head is None:
        return sheet
    counted = tuple(
        at
        for at in sheet.others
        if at < len(sheet.headers)
        and (other := _NUMBERED.fullmatch(normal(sheet.headers[at])))
        and other["name"] == head["name"]
    )
    others = {at: label for at, label in sheet.others.items() if at not in counted}
    return replace(sheet, counted=counted, others=others)


def is_code(words: str) -> bool:
    """Whether words are nothing but a number."""
    return bool(_CODE.fullmatch(words))


def _numbered(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet with the first of its columns that holds nothing but numbers, each once, as their column;
    unless the words of its recommendations have numbers of their own.
    """
    words = [sheet.cell(row, "text").value for row in rows]
    if "number" in sheet.columns or all(map(number_before, words)):
        return sheet
    titles = sheet.columns.get("title")
    for index in (*sheet.others, *(() if titles is None else (titles,))):
        said = _column(rows, index)
        if (
            index < _FIRST
            and len(said) > 1
            and len(set(said)) == len(said)
            and (all(map(_CODE.fullmatch, said)) or all(map(number_in, said)) or _counts(said))
        ):
            others = {at: label for at, label in sheet.others.items() if at != index}
            columns = {meaning: at for meaning, at in sheet.columns.items() if at != index}
            return replace(sheet, columns={**columns, "number": index}, others=others)
    return sheet


def _counts(said: Sequence[str]) -> bool:
    """Whether cells count by letters or Roman numerals: "a", "b"; "i", "ii"."""
    marks = [mark(f"{cell.strip('().')}. x") for cell in said]
    readings = [
        {style for style, at in one.readings if at == position} if one else set()
        for position, one in enumerate(marks, 1)
    ]
    return bool(set.intersection(*readings))


def _answered(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet with the one column of answers ("Underway", "Not started") as its status, whatever heads it."""
    if "status" in sheet.columns or sheet.choices.heads:
        return sheet
    said = {at: {normal(cell) for cell in _column(rows, at)} for at in sheet.others}
    found = [at for at, cells in said.items() if len(cells) > 1 and cells <= _answers()]
    if len(found) != 1:
        return sheet
    others = {at: label for at, label in sheet.others.items() if at != found[0]}
    return replace(sheet, columns={**sheet.columns, "status": found[0]}, others=others)


@cache
def _answers() -> frozenset[str]:
    """What says how far something has come, or whether it is agreed, wherever it stands."""
    return frozenset(map(normal, words_of("choices", "answers"))) - frozenset(words_of("choices", "plain"))


def _column(rows: Iterable[Row], index: int) -> list[str]:
    """What the cells of a column say, without the empty ones."""
    return [said for row in rows if (said := text_at(row.cells, index).value)]
