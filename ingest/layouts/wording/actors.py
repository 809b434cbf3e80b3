"""Whom a text's sentences ask to act where its first words name nobody: the subject of a verb of duty, whom
others told, whose task something is, or by whom it should be done.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ingest.labels import alternatives, words_of
from ingest.layouts.wording.addressees import begins, undergoes
from ingest.layouts.wording.offices import are_bodies, is_body
from ingest.layouts.wording.sentence_ends import SENTENCE_END
from ingest.pieces import cut
from ontology.records import SourcedText

_LOOKED_AT = 1_500  # characters within which the party is named
_BACK = 140  # characters before a verb of duty in which its subject stands
# A sentence, a clause of it after a semicolon, or a bullet within it.
_END = re.compile(rf"{SENTENCE_END.pattern}|;\s+|\s(?=[•●]\s)")
_NAME = r"[A-Z][\w'’&.-]*(?:\s(?:(?:of|for|and|the|in|&)\s){0,2}[A-Z][\w'’&.-]*){0,8}"
_ASIDE = r"(?:\s\([^()]{2,30}\)|,\s[^,.;]{3,160},)?"
_TOLD = re.compile(
    rf"\brecommend(?:s|ed|ation)?\s(?:also\s|further\s)?(?:that|to)\s(?:the\s|all\s)?(?P<party>{_NAME}){_ASIDE}"
    r"\s(?:should\s|must\s|shall\s)?(?P<verb>[a-z]+)\b"
)
_CALLED = re.compile(
    r"\b(?:[Ww]e|and|[Cc]ommittee|[Cc]ommission|[Pp]anel|[Ii]nquiry)\s(?:[a-z]+ly\s|also\s|further\s)?"
    r"(?:urge|encourage|ask|request|invite|call\son|call\supon)s?\s(?:the\s|all\s)?(?P<party>[^.,;:?!]{2,90}?)\sto\s[a-z]"
)
_TASK = re.compile(
    r"\b(?:priority|duty|task|responsibility)\s(?:for|of)\s(?:the\s)?(?P<party>[^.;:?!]{2,90}?)\sto\s[a-z]"
)
_IF = re.compile(
    r"(?:If|Where|Should|When)\s(?:the\s)?(?P<party>[^.,;:]{2,60}?)\s(?:is|are|has|have|does|do|[a-z]{3,}s)\s"
    r"[^.;:]{2,240},\s(?:it|they)\s(?:should|must|shall)\s"
)
_DONE = re.compile(
    r"(?:\b(?P<modal>should|must|shall|will|to)|\A(?:That|that)\s[^.;:,]{3,80}?)\sbe\s(?:[a-z]+ly\s|also\s){0,2}(?P<verb>[a-z]+)"
    r"(?:\s(?:out|up|forward|[a-z]+ly|(?:each|every|once\sa|twice\sa)\s[a-z]+)){0,2}\sby\s(?:the\s|all\s|each\s)?(?P<party>[^.,;:()?!]{2,90}?)"
    r"(?=[.,;:()]|$|\s(?:to|by|in|with|at|within|before|on|as|through|so|when|which|who|each|every|once|twice|no\slater|and\s[a-z]+(?:ed|pt|ld|de|nt|en))\s)"
)
_SET_OFF = re.compile(
    r"(?:The\s)?(?P<party>[^,.;:]{2,90}?)(?:,|(?=\s(?:following|after|in\sconsultation)\s))[^.;:]{3,240},\Z"
)
_SUBJECT = re.compile(
    rf"(?:\A|,\s(?:and\s|but\s)?)(?P<party>{_NAME}|[a-z]+(?:\s[a-z]+){{0,2}})(?:\s\([^()]{{2,30}}\))?\Z"
)
_WILL = re.compile(
    r"(?:The\s|All\s|Each\s)?(?P<party>[^.,;:]{2,90}?)\swill(?:,\s[^,]{3,60},)?\s(?:[a-z]+ly\s|also\s)?(?P<verb>[a-z]+)\b"
)
_ARTICLE = re.compile(r"(?<![\w-])(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ll)\s(?=\w)")
_LEADS_IN = re.compile(
    r"(?:After|As|At|Before|By|During|Following|For|From|Given|If|In|On|Once|Since|To|Under|Until|When|Where|While|With|Within)\s"
)
_SPEAKS = re.compile(
    r"(?:\b(?:[Ww]e|I|[Cc]ommittee|[Cc]ommission|[Pp]anel|[Ii]nquiry|[Rr]eview)\s(?:[a-z]+\s)?"
    r"(?:believe|consider|recommend|suggest|propose|think|conclude|urge|feel|agree|advise)s?"
    r"|\b(?:important|essential|vital|imperative|necessary|crucial))\sthat\s\Z"
)
_SOME = re.compile(r"(?:an?|any|some|no|one)\s", re.IGNORECASE)  # "headed by a judge": nobody in particular
_Span = tuple[int, int]


def actor(text: SourcedText) -> SourcedText | None:
    """The party that the first sentence which names one plainly asks to act; None where no sentence does."""
    value = text.value[:_LOOKED_AT]
    if begins(value):
        return None  # "Publish the list. The Board must …": who is to publish it is not said
    ends = [end.end() for end in _END.finditer(value)]
    for start, end in pairwise([0, *ends, len(value)]):
        sentence = value[start:end].rstrip()
        for first, last in _named(sentence, first=start == 0):
            if not _SOME.match(sentence, first):
                return cut(text, start + first, start + last)
    return None


def _named(sentence: str, *, first: bool) -> Iterator[_Span]:
    """Where a sentence names the party that is to act; `first` says that it begins the text."""
    for told in _TOLD.finditer(sentence):
        if told["verb"] == "that" or _is_deed(told["verb"]):
            yield told.span("party")
    for pattern in (_CALLED, _TASK):
        yield from (found.span("party") for found in pattern.finditer(sentence) if are_bodies(found["party"]))
    if (given := _IF.match(sentence)) and is_body(given["party"]):
        yield given.span("party")
    yield from _by_duty(sentence, first=first)
    will = _WILL.match(sentence) if first else None
    if will and are_bodies(will["party"]) and _is_deed(will["verb"]):
        yield will.span("party")


def _by_duty(sentence: str, *, first: bool) -> Iterator[_Span]:
    """Where the body stands that has to do something, or by which something is to be done."""
    for duty in _duties().finditer(sentence):
        if not undergoes(sentence, duty.end()):
            yield from _subjects(sentence, duty.start())
    for done in _DONE.finditer(sentence):
        plans = done["modal"] == "will" and not first
        if not plans and are_bodies(done["party"]) and done["verb"] not in words_of("addressees", "undone"):
            yield done.span("party")


def _subjects(sentence: str, end: int) -> Iterator[_Span]:
    """Where the body stands that is the subject of a verb of duty at `end`."""
    if (apart := _SET_OFF.match(sentence, 0, end)) and are_bodies(apart["party"]):
        yield apart.span("party")
    start = max(0, end - _BACK)
    window = sentence[start:end]
    for article in _ARTICLE.finditer(window):
        if _may_follow(sentence, start + article.start()) and are_bodies(window[article.end() :]):
            yield start + article.end(), end
    named = _SUBJECT.search(window)
    if named and (named.start() or not start) and are_bodies(named["party"]):
        yield start + named.start("party"), start + named.end("party")


def _may_follow(sentence: str, at: int) -> bool:
    """Whether a subject may begin at a place: after a comma, first, or after a clause that leads in."""
    before = sentence[:at].rstrip()
    if not before or before.endswith((",", ", and", ", but", ", that")) or _SPEAKS.search(sentence, 0, at):
        return True
    word = before[-30:].split()[-1].casefold()
    return bool(_LEADS_IN.match(sentence)) and word not in words_of("addressees", "binding")


def _is_deed(verb: str) -> bool:
    deeds = words_of("asking", "instructions")
    return verb in deeds or verb.removesuffix("s") in deeds


@cache
def _duties() -> re.Pattern[str]:
    modals = alternatives(words_of("addressees", "duties"))
    return re.compile(
        rf"(?:\s(?:also|therefore|now|then|together|jointly|both))?\s{modals}\b"
        r"(?!\s(?:also\s)?have\s|\sbe\s(?:able|noted|possible)\b)"
    )
