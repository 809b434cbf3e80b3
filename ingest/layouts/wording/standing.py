"""Words that only say how a recommendation stands: "Accepted", "The Agency has implemented this
recommendation."."""

import re
from functools import cache

from ingest.labels import alternatives, words_of
from ingest.meanings import normal

_LOOKED_AT = 300  # characters
_SHORT = 60  # characters of an answer


def stands(words: str) -> bool:
    """Whether words begin with how a recommendation stands, and so are none."""
    if len(words) <= _SHORT and normal(words) in _answers():
        return True
    return bool(_done().match(words[:_LOOKED_AT]))


@cache
def _answers() -> frozenset[str]:
    return frozenset(map(normal, words_of("choices", "answers"))) - frozenset(words_of("choices", "plain"))


@cache
def _done() -> re.Pattern[str]:
    """A sentence of one clause in which this recommendation has been dealt with, which asks nothing."""
    done, is_ = alternatives(words_of("dealt_with", "done")), r"(?:has|have|had|is|are|was|were)"
    clause = r"(?:(?!should\b|must\b|shall\b|recommends?\b|not\sclear)[\w'’&/()-]+,?\s){0,10}?"
    this = r"(?:this|that|these|the|our|both|all)\s(?:\w+\s){0,2}?recommendations?\b"
    return re.compile(
        rf"(?:{clause}{is_}\s{clause}{done}\s{clause}{this}|{this}\s{is_}\s{clause}{done}\b)", re.IGNORECASE
    )
