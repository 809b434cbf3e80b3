"""Matrices: tables several of whose columns hold recommendations, each for another party, term or level."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.layouts.tables.bodies import is_body, is_part
from ingest.layouts.tables.evidence import evidence
from ingest.layouts.tables.sheets import Sheet
from ingest.layouts.tables.ticks import heads_of
from ontology.records import SourcedText

_DIRECTING, _WORDS = 0.7, 2.5  # share of a column's cells that say what to do, and words in each on average
_FEWEST = 2  # columns
_LABEL = 5  # words of the cells that name a row, on average


def spread(sheet: Sheet, *, announced: bool) -> Iterator[Sheet]:
    """A sheet for each column of recommendations: the same, where it has one."""
    heads = heads_of(replace(sheet, columns={}))
    columns = [at for at in sorted({sheet.columns["text"], *sheet.others}) if _holds(sheet, at)]
    said = all(is_part(sheet.headers[at]) for at in columns)
    if not sheet.guessed or len(columns) < _FEWEST or not (announced or said):
        yield sheet
        return
    others = {at: label for at, label in sheet.others.items() if at not in columns}
    label = next((at for at in others if at < columns[0] and _names_rows(sheet, at)), None)
    for at in columns:
        meanings = {meaning: column for meaning, column in sheet.columns.items() if column not in columns}
        if label is not None and "category" not in meanings:
            meanings["category"] = label
        own = {index: name for index, name in others.items() if index not in meanings.values()}
        one = replace(sheet, columns={**meanings, "text": at}, others=own)
        yield _headed(one, heads.get(at))


def _headed(sheet: Sheet, head: SourcedText | None) -> Sheet:
    """A sheet with what the head of its column says of all below it: for whom, or under what."""
    if head and is_body(head.value):
        return replace(sheet, addressee=head)
    return replace(sheet, under=head) if head and "category" not in sheet.columns else sheet


def _holds(sheet: Sheet, at: int) -> bool:
    seen = evidence(sheet.sample(), at)
    return seen.directing >= _DIRECTING and seen.length >= _WORDS


def _names_rows(sheet: Sheet, at: int) -> bool:
    seen = evidence(sheet.sample(), at)
    return seen.filled > 0 and seen.length <= _LABEL and seen.directing < _DIRECTING
