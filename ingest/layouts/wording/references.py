"""Cells that only name a recommendation by its number: "R1", "Recommendation 4.2"."""

import re

_LONGEST = 40  # characters
_REFERENCE = re.compile(
    r"(?:(?:recommendation|rec\.?|proposal|action|no\.?|number)\s{0,3})?#?"
    r"(?P<code>[A-Z]{0,3}[-–.]?\d{1,4}(?:[.-]\d{1,4}){0,4}[a-z]?)[.:)]?",
    re.IGNORECASE,
)


def is_reference(words: str) -> bool:
    """Whether words are nothing but the number of a recommendation."""
    return bool(referred(words))


def referred(words: str) -> str | None:
    """The number that words are, in the form in which numbers are compared; None where they say more."""
    found = _REFERENCE.fullmatch(words) if len(words) <= _LONGEST else None
    return bare(found["code"]) if found else None


def bare(code: str) -> str:
    """A code as codes are compared: without case, and without the letters for "recommendation"."""
    return re.sub(r"^(?:rec|r)[-.]?(?=\d)", "", code.casefold().replace("–", "-"))
