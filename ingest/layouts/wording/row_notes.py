"""Lines of a text that only say something of a table's rows, by their codes: "R2 (logging): not begun"."""

import re
from collections.abc import Iterable, Sequence

from ingest.layouts.wording.addressees import begins, directs
from ingest.layouts.wording.findings import Recognised
from ontology.records import Recommendation

_OWN = re.compile(r"[A-Z]{1,4}[-.]?\d{1,4}[a-z]?")  # no code that is made of a section's and a number
_NAMED = re.compile(r"\([^()]{1,100}\)\s?[:–—-]\s")
_LONGEST = 200  # characters


def notes(rows: Iterable[Recognised], said: Sequence[Recognised]) -> frozenset[int]:
    """Which of the recommendations of a document's text, by their positions, only tell how it stands with one
    of its tables' rows: the words after its code go on from it, and ask nothing.
    """
    likely = {at: one.recommendation.code for at, one in enumerate(said) if _may_note(one)}
    if not likely:
        return frozenset()
    wanted = frozenset(likely.values())
    held = {code for row in rows if (code := row.recommendation.code) in wanted}
    return frozenset(at for at, code in likely.items() if code in held)


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
