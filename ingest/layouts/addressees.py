"""To whom a recommendation is addressed, as its own words say: "The Secretary should …"."""

import re
from functools import cache

from ingest.labels import alternatives, words_of
from ingest.pieces import cut
from ontology.records import SourcedText

_LOOKED_AT = 300  # characters within which the addressee is named
_WORDS = 14  # of the longest name
_NAME = r"(?:(?:[A-Z0-9][\w'’&.-]*|of|for|and|the|on|to|in|&|,)\s+)*[A-Z][\w'’&-]*"
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "&", "to", "a", "an"})
_CLAUSE = frozenset({"who", "which", "that", "when", "where", "if", "while", "there", "this", "these"})
_AFTER_CLAUSE = re.compile(r".*,\s+(?=the\s)")
_ARTICLE = re.compile(r"(?:that\s+)?(?:the|each|all|every|a|an|its|our)\s+", re.IGNORECASE)


def addressee(text: SourcedText) -> SourcedText | None:
    """The party that a recommendation's first sentence asks to act; None where it names none plainly."""
    value = text.value[:_LOOKED_AT]
    asked = _asked().match(value)
    start = asked.end() if asked else 0
    if said := re.match(r"that\s+", value[start:], re.IGNORECASE):
        start += said.end()
        asked = said
    subject = _before_modal().match(value, start) or (_by_form().match(value, start) if asked else None)
    if subject is None:
        return None
    start, end = subject.span("party")
    if clause := _AFTER_CLAUSE.match(value, start, end):
        start = clause.end()
    if article := _ARTICLE.match(value, start, end):
        start = article.end()
    return cut(text, start, end) if _is_body(value[start:end]) else None


def asks(sentence: str) -> bool:
    """Whether a sentence says that its speaker recommends something."""
    return bool(_asked().match(sentence[:_LOOKED_AT]))


def directs(sentence: str) -> bool:
    """Whether a sentence says what ought to be done."""
    return asks(sentence) or bool(_modal().search(sentence))


def _is_body(name: str) -> bool:
    """Whether a name is that of a body or an office: an abbreviation, or its head is the word for one."""
    words = name.replace(",", " ").split()
    if not words or len(words) > _WORDS or not _CLAUSE.isdisjoint(word.casefold() for word in words):
        return False
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return True
    small = next((at for at, word in enumerate(words) if word.casefold() in _SMALL and at), len(words))
    return words[small - 1].casefold() in words_of("addressees", "bodies")


@cache
def _asked() -> re.Pattern[str]:
    verbs = alternatives(words_of("asking", "verbs"))
    speakers = alternatives(words_of("asking", "speakers"))
    return re.compile(
        rf"(?:[A-Z]\w+(?:\s\w+){{0,4}},\s)?(?:(?i:{speakers})|The\s(?:[\w'’-]+\s){{0,5}}[\w'’-]+)"
        rf"(?:\s(?:also|therefore|further|strongly|thus|hereby|accordingly)){{0,2}}\s(?:{verbs})\b(?!\s+(?:nothing|no|against)\b)\s*(?:to\s|that\s)?"
        rf"|It is (?:also |therefore |further )?(?:recommended|proposed) that\s"
    )


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('addressees', 'modals'))}\b")


@cache
def _before_modal() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<party>[A-Za-z](?:[\w'’&,.-]+\s+){{0,{_WORDS}}}?[\w'’&.()-]*[\w)])\s*,?\s+"
        rf"(?:also\s|therefore\s)?{alternatives(words_of('addressees', 'modals'))}\b"
    )


@cache
def _by_form() -> re.Pattern[str]:
    bodies, tails = (alternatives(words_of("addressees", name)) for name in ("bodies", "tails"))
    return re.compile(
        rf"(?P<party>(?:(?:the|each|all|every)\s+)?(?:{_NAME}|(?:[\w-]+\s+){{0,3}}?{bodies})(?:\s{tails})?)(?=[\s:,])"
    )
