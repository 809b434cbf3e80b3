"""The rows of a table of recommendations, gathered into drafts: each one recommendation, wherever its rows
stand.
"""

import re
from collections.abc import Iterator

from ingest.layouts.tables.category_words import lists
from ingest.layouts.tables.drafts import Draft
from ingest.layouts.tables.gathering import Gathering
from ingest.layouts.tables.lead_ins import with_lead_ins
from ingest.layouts.tables.sheets import Sheet
from ingest.layouts.wording.numbering import NUMBER
from ontology.records import Place, SourcedText


def drafts(sheet: Sheet, pattern: re.Pattern[str] | None = None) -> Iterator[Draft]:
    """The recommendations of a sheet, in order; `pattern` is how a number before the words looks.

    A row that only carries on the one above (the rest of a cell that a page's end cut) is joined to it; a row
    that is only a heading stands over those below; a row that says "none" is none.
    """
    for draft in with_lead_ins(_gathered(sheet, pattern or NUMBER)):
        yield from draft.whole().parted()


def _gathered(sheet: Sheet, pattern: re.Pattern[str]) -> Iterator[Draft]:
    gathering = Gathering(sheet, pattern)
    current: Draft | None = None
    before: Draft | None = None
    last: Draft | None = None
    for row in sheet.rows():
        draft = gathering.draft(row)
        if gathering.parts(row):
            if last and gathering.is_topic(last, before):
                gathering.under = last.words
                current = current.without(last) if current else None
            before = last = None
            continue
        before, last = last, draft
        if current and gathering.is_over(current, draft):
            gathering.under = draft.under = current.words
            current = None
        if group := gathering.group(row, draft, current):
            gathering.under = group
        elif current and gathering.carries_on(draft, current):
            current.take(draft)
        elif gathering.says_something(draft):
            if current:
                yield current
            current = draft
    if current:
        yield current


def labels(sheet: Sheet, pattern: re.Pattern[str] | None = None) -> Iterator[tuple[SourcedText, Place]]:
    """What the rows of a sheet are put under: each row's category, and each heading row, with its place."""
    gathering = Gathering(sheet, pattern or NUMBER)
    above: Draft | None = None
    over = gathering.under
    if gathering.under and sheet.header_rows():
        yield gathering.under, sheet.header_rows()[0].place
    for row in sheet.rows():
        label = sheet.cell(row, "category")
        if label.value and not row.wide:
            if not (over and lists(label.value, over.value)):
                yield label, row.place
            continue
        draft = gathering.draft(row)
        if gathering.parts(row):
            if above and gathering.is_topic(above, None):
                yield above.words, above.place
            above = None
        elif group := gathering.group(row, draft, above):
            over = group
            yield group, row.place
        elif "category" not in sheet.columns:
            if above and gathering.is_over(above, draft):
                yield above.words, above.place
            above = draft
