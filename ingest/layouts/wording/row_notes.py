"""Lines of a text that only say something of a table's rows, by their codes: "R2 (logging): not begun"."""

import re
from collections.abc import Callable, Iterator

from ingest.layouts.wording.addressees import begins, directs
from ingest.layouts.wording.codes import Codes
from ingest.layouts.wording.findings import Recognised
from ontology.records import Recommendation

Records = Callable[[Codes], Iterator[Recognised]]

_OWN = re.compile(r"[A-Z]{1,4}[-.]?\d{1,4}[a-z]?")  # no code that is made of a section's and a number
_NAMED = re.compile(r"\([^()]{1,100}\)\s?[:–—-]\s")
_LONGEST = 200  # characters


def without_notes(tables: Records, texts: Records) -> Records:
    """The recommendations of a document's text, without the lines that only say how it stands with one of
    its tables' rows: the words after its code go on from it, and ask nothing.
    """
    likely = {at: one.recommendation for at, one in enumerate(texts(Codes())) if _may_note(one)}
    wanted = {one.code for one in likely.values()}
    if not wanted:
        return texts
    rows = {one.recommendation.code for one in tables(Codes()) if one.recommendation.code in wanted}
    notes = {at for at, one in likely.items() if one.code in rows}

    def records(codes: Codes) -> Iterator[Recognised]:
        return (one for at, one in enumerate(texts(codes)) if at not in notes)

    return records if notes else texts


def _may_note(one: Recognised) -> bool:
    record = one.recommendation
    return bool(_OWN.fullmatch(record.code)) and _goes_on(record)


def _goes_on(record: Recommendation) -> bool:
    """Whether words go on from the code before them: "(logging): late", "late by a month"."""
    words = record.text.value
    if record.title is not None or len(words) > _LONGEST or directs(words):
        return False
    named = _NAMED.match(words)
    said = words[named.end() :] if named else words
    return bool(named or words[:1].islower()) and not begins(said[:1].upper() + said[1:])
