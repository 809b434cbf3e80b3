"""Columns in which marks say it: a status ("Complete | In progress"), or who is to act ("CEO | IT")."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from ingest.blocks import Row
from ingest.headers import recommendation_kind
from ingest.labels import words_of
from ingest.layouts.tables.bodies import is_body
from ingest.layouts.tables.sheets import Marks, Sheet, text_at
from ingest.meanings import normal
from ontology.records import SourcedText

Heads = Mapping[int, SourcedText]

_FEWEST = 2  # columns
_WELL = 0.9  # how well the words over columns have to say that these are parties
_NAMED = 0.5  # of the heads of columns with plain ticks that are names of bodies, where they are parties


def ticked(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet with its columns of marks: those headed by answers, and those headed by parties."""
    return _parties(_answers(sheet, rows), rows)


def _answers(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet whose status is the head of the one column, of several headed by answers, that has a tick."""
    answers = _words("choices", "answers")
    heads = {at: head for at, head in heads_of(sheet).items() if normal(head.value) in answers}
    heads = {at: head for at, head in heads.items() if _says_only(rows, at, "ticks", "crosses")}
    status = sheet.columns.get("status")
    marks = _marks(heads, _ticks(heads, rows))
    if marks is None or (status is not None and status not in heads):
        return sheet
    if any(len(marks.of(row)) > 1 for row in rows):
        return sheet
    return _without(replace(sheet, choices=marks), heads)


def _parties(sheet: Sheet, rows: Sequence[Row]) -> Sheet:
    """A sheet whose responsible parties are the heads of the columns, of several, that a row is marked in."""
    free = {
        at: head
        for at, head in heads_of(sheet).items()
        if at in sheet.others or at in (sheet.columns.get("responsible"), sheet.columns.get("actor"))
    }
    if sheet.columns.get("responsible", -1) not in (-1, *free):
        return sheet
    roles = {at: head for at, head in free.items() if _says_only(rows, at, "leads", "others")}
    ticks = {at: head for at, head in free.items() if _says_only(rows, at, "ticks", "crosses")}
    marks = _marks(roles, _said(roles, rows) & _words("choices", "leads"))
    if marks and len(_said(roles, rows)) > 1:
        return _without(replace(sheet, parties=marks), roles)
    marks = _marks(ticks, _ticks(ticks, rows))
    if marks is None:
        return sheet
    named = sum(is_body(head.value) for head in ticks.values()) >= _NAMED * len(ticks)
    return _without(replace(sheet, parties=marks), ticks) if named or _says_who(sheet, ticks) else sheet


def _says_who(sheet: Sheet, heads: Heads) -> bool:
    """Whether the header row above the heads of some columns says that they are who is responsible."""
    rows = sheet.header_rows()
    over = sheet.table.over or (rows[0] if len(rows) > 1 else None)
    return over is not None and all(_means_parties(_over(over, at)) for at in heads)


def _over(row: Row, at: int) -> str:
    """The words of an upper header row that reach over a column: its own, or the next to the left."""
    said = (cell.text.value for cell in reversed(row.cells[: at + 1]))
    return next(filter(None, said), "")


def _means_parties(words: str) -> bool:
    kind = recommendation_kind()
    score, _ = kind.columns.scores(words).get("responsible", (0.0, ""))
    return score >= _WELL


def _marks(heads: Heads, marks: frozenset[str]) -> Marks | None:
    """The marks of some columns, where these are several and every mark that counts is known."""
    return Marks(heads, marks) if len(heads) >= _FEWEST and marks else None


def _ticks(heads: Heads, rows: Sequence[Row]) -> frozenset[str]:
    """The marks that say yes: an "x" or a cross does so only where no tick stands beside it."""
    said = _said(heads, rows) & _words("choices", "ticks")
    return said - _words("choices", "crosses") or said


def _said(heads: Heads, rows: Sequence[Row]) -> frozenset[str]:
    cells = (text_at(row.cells, at).value.casefold() for row in rows for at in heads)
    return frozenset(cell for cell in cells if cell)


def _says_only(rows: Sequence[Row], at: int, *names: str) -> bool:
    """Whether the cells of a column say nothing but words of these lists, and something."""
    said = _said({at: text_at((), 0)}, rows)
    return bool(said) and said <= frozenset().union(*(_words("choices", name) for name in names))


def _without(sheet: Sheet, heads: Heads) -> Sheet:
    """A sheet without the columns of marks among those that mean something of themselves."""
    columns = {meaning: at for meaning, at in sheet.columns.items() if at not in heads}
    others = {at: label for at, label in sheet.others.items() if at not in heads}
    return replace(sheet, columns=columns, others=others)


def heads_of(sheet: Sheet) -> Heads:
    """The words that head each column but the recommendations', where they stand, by its index."""
    found: dict[int, SourcedText] = {}
    for row in sheet.header_rows():
        for index, cell in enumerate(row.cells[: len(sheet.headers)]):
            known = cell.text.value and cell.text.value == sheet.headers[index]
            if known and index != sheet.columns.get("text"):
                found[index] = cell.text
    return found


@cache
def _words(*path: str) -> frozenset[str]:
    return frozenset(map(str.casefold, words_of(*path)))
