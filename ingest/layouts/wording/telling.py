"""Lines that tell what others have recommended before, or what has been done: a list below is none."""

import re
from functools import cache

from ingest.labels import alternatives, words_of

_DATED = re.compile(
    r"\b(?:[Ii]n|of|dated|from)\s(?:(?:\d{1,2}\s)?[A-Z][a-z]+\s(?:\d{1,2},?\s)?)?(?:19|20)\d\d\b"
)
_OWN = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Tt]his|[Tt]hese|present)\b")
_LOOKED_AT = 400  # characters at the end of a line


def tells(line: str) -> bool:
    """Whether a line over a list tells of the past: "The inquiry of 2011 made four recommendations:", "In
    response the Agency has taken the following steps:".
    """
    last = line[-_LOOKED_AT:].rpartition(". ")[2]
    if _done().search(last):
        return True
    return bool(_asked_once().search(last) and _DATED.search(last) and not _OWN.search(last))


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('telling', 'done'))}\b", re.IGNORECASE)


@cache
def _asked_once() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('telling', 'asked'))}\b")
