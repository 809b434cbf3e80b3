"""The party that words ask further on: after a long clause, in a later sentence, or as the owner of what is
to change.
"""

import re
from functools import cache
from itertools import pairwise

from ingest.labels import alternatives, words_of
from ingest.layouts.wording.actors import actor
from ingest.layouts.wording.addressees import addressee, asks, begins, undergoes
from ingest.layouts.wording.offices import each_of, is_body
from ingest.layouts.wording.sentence_ends import SENTENCE_END
from ingest.pieces import cut
from ontology.records import SourcedText

_LOOKED_AT = 1_500  # characters within which the party is named
_NEAR = 120  # characters within which a cell says who should
_SHOULD = re.compile(r"\s(?:should|must)\s")
_TOLD = re.compile(r"\brecommended\s(?:that|to)\s")
_CONCLUDING = re.compile(r"(?:Accordingly|Therefore|Thus|Hence|Consequently|For (?:this|these) reasons?),?\s")
_OPENING = re.compile(
    r"(?:(?:[A-Z][a-z]+ly|Therefore|Thus|Hence|Instead|Finally|Also|In addition),?\s)?(?:[Tt]he\s)?"
)
_CLAUSE = re.compile(r",\s+(?:the\s)?(?=[^,]*$)")


def in_words(text: SourcedText) -> tuple[SourcedText, ...]:
    """The parties that the first words of a text say should do something: "The Mayor should …"."""
    if _SHOULD.search(text.value, 0, _NEAR):
        party = addressee(text)
    else:  # as with most cells
        party = actor(text) if _TOLD.search(text.value, 0, _NEAR) else None
    return tuple(each_of(party)) if party else ()


def further(text: SourcedText) -> SourcedText | None:
    """The party that a text asks further on than in its first words; None where it names none plainly."""
    return later_addressee(text) or actor(text)


def later_addressee(text: SourcedText) -> SourcedText | None:
    """The party that the first sentence with a "should" asks, or one that concludes: "Accordingly, …"; None
    where these name none plainly.
    """
    value = text.value[:_LOOKED_AT]
    ends = [end.end() for end in SENTENCE_END.finditer(value)]
    directed = False
    for start, end in pairwise([0, *ends, len(value)]):
        sentence = value[start:end]
        if not directed and not sentence.startswith("To ") and (asks(sentence) or begins(sentence)):
            return None
        modal = _modal().search(sentence)
        if modal and (not directed or _CONCLUDING.match(sentence)):
            directed = True
            acts = not undergoes(sentence, modal.end())
            if named := _subject(sentence[: modal.start()].rstrip(" ,"), acts=acts):
                return cut(text, start + named[0], start + named[1])
    return None


def _subject(words: str, *, acts: bool) -> tuple[int, int] | None:
    """Where the body stands that is the subject of the words before a modal, where it `acts`, or owns it."""
    opening, clause = _OPENING.match(words), _CLAUSE.search(words)
    starts = [opening.end() if opening else 0, *([clause.end()] if clause else [])]
    for start in starts:
        if owned := _owned().fullmatch(words, start):
            return start, owned.end("owner")
        if acts and is_body(words[start:]):
            return start, len(words)
    return None


@cache
def _owned() -> re.Pattern[str]:
    """What a body has, named by its abbreviation: "DOC policies", "the NYPD’s records"."""
    things = alternatives(words_of("addressees", "owned"))
    return re.compile(rf"(?P<owner>[A-Z][A-Z0-9&]+)(?:['’]s)?\s(?:[a-z]+\s){{0,2}}{things}")


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){alternatives(words_of('addressees', 'modals'))}\b")
