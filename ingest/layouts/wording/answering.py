"""Paragraphs in which somebody answers a recommendation: "The Government agrees that it should …"."""

import re
from functools import cache

from ingest.labels import alternatives, words_of

_LOOKED_AT = 200  # characters at the beginning of a paragraph


def answers(words: str) -> bool:
    """Whether a paragraph begins with how a party takes what was recommended; not the bodies that do that."""
    return bool(_answering().match(words[:_LOOKED_AT]))


@cache
def _answering() -> re.Pattern[str]:
    verbs, adverbs = (alternatives(words_of("answering", name)) for name in ("verbs", "adverbs"))
    bodies = alternatives(words_of("asking", "bodies"))
    name = rf"(?:(?!{bodies}\b)[\w.'’&-]+,?\s){{1,8}}?"
    return re.compile(rf"(?!we\b|i\b)(?:the\s)?{name}(?:{adverbs}\s){{0,2}}{verbs}\b", re.IGNORECASE)
