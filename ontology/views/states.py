"""States: one word for what a cell says, and numbers as people write them."""

import re
from typing import Final

from ontology.labels import label_slug
from ontology.records import Tie

_TIER: Final = re.compile(r"\btier\s*[-#:]?\s*(\d{1,3}|[ivx]{1,5}|one|two|three|four|five)\b", re.IGNORECASE)
_WORDS: Final = ("", "one", "two", "three", "four", "five")
_ROMAN: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def state_name(tie: Tie) -> str:
    """What a cell says, in a word: the end of its concept's id ("green"), or the label of a foreign one."""
    if "://" in tie.target:
        return label_slug(tie.label) or tie.label
    return tie.target.rpartition("/")[2].removeprefix(f"{tie.evidence.document}.")


def whole_number(number: float | None) -> int | float | None:
    """A number without a fraction as an integer, so that JSON says 63 and not 63.0."""
    return int(number) if number is not None and float(number).is_integer() else number


def tier_of(outcome: str | None) -> int | None:
    """The tier that an outcome's words name, if they name one."""
    found = _TIER.search(outcome or "")
    if found is None:
        return None
    number = found[1].lower()
    if number.isdecimal():
        return int(number)
    return next((names.index(number) for names in (_WORDS, _ROMAN) if number in names), None)
