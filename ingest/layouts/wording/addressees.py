"""To whom a recommendation is addressed, as its own words say: "The Secretary should …"."""

import re
from functools import cache

from ingest.labels import alternatives, words_of
from ingest.layouts.wording.offices import ABBREVIATIONS, MOST_WORDS, are_bodies, is_body, spans
from ingest.pieces import cut
from ontology.records import SourcedText

_LOOKED_AT = 400  # characters within which the addressee is named
_NAME = r"(?:(?:[A-Z0-9][\w'’&.-]*|of|for|and|the|on|to|in|&|,)\s+)*[A-Z][\w'’&-]*"
_FIRST = re.compile(r"(?:(?:to|that|also|please|further)\s)?(?:([a-z]+ly)\s)?([a-z]+)", re.IGNORECASE)
_AFTER_CLAUSE = re.compile(
    r".*,\s+(?:that\s)?(?=(?:the|each|every)\s|[A-Z]{2,}\b)|(?:After|Before|By|During|From|In|On|Until|Within)\s[^,]{2,60}?\s(?=(?:the|all|each|every)\s)"
    r"|(?:After|As|At|Before|By|During|For|From|If|In|On|Once|Since|To|Under|Until|Upon|When|Whenever|Where|Wherever|While|Within)\s.*,\s+"
)
_OPENING = re.compile(r"(?:[A-Z][a-z]+ly|Therefore|Thus|Hence|Instead|However|Finally|Moreover|Also),\s")
_THAT = re.compile(r"(?i:that\s+)(?!,)|that,\s[^,.;:?!]{3,100},\s|(?=the\s)")
_RECOMMENDING = re.compile(r"\b[Rr]ecommends?\b")
_PASSIVE = re.compile(
    r"\s(?:(?:not|also|always|only|[a-z]+ly)\s){0,2}be\s(?:(?:not|also|fully|[a-z]+ly)\s){0,2}"
    r"(?P<verb>[a-z]+(?:ed|en|ught)|made|held|kept|put|set|told|sent|paid|built|led|found|cut|brought|done|drawn|shown|known|won)\b"
)
_VERBAL = re.compile(r"\b(?:be|is|are|was|were|should|must|shall|will|need|needs)\b")
_REPORTED = re.compile(r"(?:The\s)?[A-Z]{2,}(?:\s[\w'’-]+){0,3}?\s(?:also\s|strongly\s)?recommends?\sthat\s")
_CHARGED = re.compile(
    r"(?P<party>[A-Z][\w.'’&-]*(?:,?\s(?:[A-Z&][\w.'’&-]*|of|for|and|the|/)){0,8})\sto\s(?P<verb>[a-z]+(?:-[a-z]+)?)\b"
)
_DIRECTED = re.compile(
    r"(?:that\s)?(?:(?:the\s)?(?:\w+\s){0,3}?(?:council|board|commission|committee|assembly)\s)?"
    r"(?:(?:hereby|also|further|respectfully)\s){0,2}(?:direct|instruct|request|ask|task|urge|call\s(?:up)?on)s?\s(?:that\s)?"
    r"(?P<party>[^.;:?!]{3,120}?)(?:\sto\s[a-z]+|\sto:)"
    r"|Delegate\s(?:the\s)?authority\sto\s(?P<delegate>[^.;:?!]{3,120}?)\sto\s[a-z]+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:within|by|in|no\slater|through|or\s(?:her|his|their))\b")
_WITH = re.compile(
    r",?\s(?:in\s(?!conjunction)(?:\w+\s){1,3}with|(?:together|jointly|along|working)\swith)\s"
    r"|\s(?:work|consult|co-?ordinate|collaborate|partner)\swith\s"
    r"|,\s[a-z]+ed\sby\s|(?<!\sand),\sin particular\b"
)
_TOGETHER = re.compile(r",?\sin\sconjunction\swith\s")
_NO_PARTY = re.compile(r"^\w*(?:tion|sion|ment|ing|ance|ence|tions|ments)\b|\b(?:that|which|who)\b")
_SHARE = (  # of those who have voted
    r"(?:\d{1,3}(?:[.,]\d+)?\s?%|[Mm]ost|[Aa]ll|(?:A|The)\s(?:large\s|great\s)?majority)\s"
    r"(?:of\s)?(?:the\s|all\s|its\s|our\s)?\w+"
)
_ARTICLE = re.compile(r"(?:that\s+)?(?:the|each|all|every|a|an|its|our)\s+", re.IGNORECASE)


def addressee(text: SourcedText) -> SourcedText | None:
    """The party that a recommendation's first sentence asks to act; None where it names none plainly."""
    value = text.value[:_LOOKED_AT]
    asked = _asked().match(value)
    called = _called(value) if asked else None
    if called and value[called[1] :].lstrip().startswith((":", "to:")):
        return cut(text, *called)
    start = asked.end() if asked else 0
    if not asked and (reported := _REPORTED.match(value)):
        asked, start = reported, reported.end()
    if said := _THAT.match(value, start):
        start = said.end()
        asked = said
    subject = _before_modal().match(value, start)
    if subject and undergoes(value, subject.end()):
        return None  # "Clerks should be trained": by whom is said elsewhere, if at all
    if subject is None and called and _calls_bodies(value, *called):
        return cut(text, *called)
    subject = subject or (_by_form().match(value, start) if asked else None)
    if asked and (named := _named().match(value, start)):
        return cut(text, named.start("party"), named.end("party"))
    directed = None if called else _directed(value)
    if subject is None or (directed and directed[0] > start):  # "the Council hereby directs the Clerk to …"
        return _passed_on(text, called or directed)
    party = _within(value, *subject.span("party")) or called
    return cut(text, *party) if party else None


def undergoes(value: str, at: int) -> bool:
    """Whether something should be done to the subject of the verb of duty that ends at a place."""
    found = _PASSIVE.match(value, at)
    return found is not None and found["verb"] not in words_of("addressees", "bound")


def _within(value: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the body, or the bodies, stand in the words before a modal; None where these name none."""
    end = start + len(_WITH.split(value[start:end], maxsplit=1)[0])
    if opening := _OPENING.match(value, start, end):
        start = opening.end()
    article = _ARTICLE.match(value, start, end)
    first = article.end() if article else start
    clause = _AFTER_CLAUSE.match(value, start, end)
    if clause and not ABBREVIATIONS.fullmatch(value, start, end) and len(spans(value[first:end])) == 1:
        start = clause.end()
        article = _ARTICLE.match(value, start, end)
        first = article.end() if article else start
    if are_bodies(value[first:end]):
        return first, end
    end = first + len(_TOGETHER.split(value[first:end], maxsplit=1)[0])
    return (first, end) if are_bodies(value[first:end]) else None


def _passed_on(text: SourcedText, named: tuple[int, int] | None) -> SourcedText | None:
    """The party that words which have no subject pass the work on to."""
    if named:
        return cut(text, *named)
    party = charged(text)
    return party if party and is_body(party.value) else None


def _directed(value: str) -> tuple[int, int] | None:
    """Where the party stands that an instruction passes the work on to: "Direct the City Manager to …"."""
    found = _DIRECTED.match(value)
    if found is None:
        return None
    group = "party" if found["party"] else "delegate"
    name = _ASIDE.split(_WITH.split(found[group], maxsplit=1)[0], maxsplit=1)[0]
    article = _ARTICLE.match(name)
    start, end = found.start(group) + (article.end() if article else 0), found.start(group) + len(name)
    return (start, end) if is_body(value[start:end]) else None


def charged(text: SourcedText) -> SourcedText | None:
    """Who is to do something, as minutes put it: "J. Smith to ask …"."""
    found = _CHARGED.match(text.value[:_LOOKED_AT])
    if found is None or found["verb"] not in _instructions():
        return None
    return cut(text, found.start("party"), found.end("party"))


def _called(value: str) -> tuple[int, int] | None:
    """Where the party stands that a sentence calls on to do something, whatever kind of name it has."""
    found = _calling().match(value)
    if found is None:
        return None
    name = _WITH.split(found["party"], maxsplit=1)[0]
    start = found.start("party")
    if (article := _ARTICLE.match(name)) and not name.casefold().startswith("all levels"):
        name, start = name[article.end() :], start + article.end()
    if _VERBAL.search(name):
        return None  # "We recommend that the Act be amended to …"
    named = article or name[:1].isupper() or name.casefold().startswith("all levels")
    if not are_bodies(name) and (not named or len(name.split()) > MOST_WORDS or _NO_PARTY.search(name)):
        return None
    return start, start + len(name.rstrip(" ,"))


def _calls_bodies(value: str, start: int, end: int) -> bool:
    """Whether words that call on somebody name a body whole: "We call on state and local agencies to …"."""
    return are_bodies(value[start:end]) and not _RECOMMENDING.search(value, 0, start)


def asks(sentence: str) -> bool:
    """Whether a sentence says that its speaker recommends something."""
    return bool(_asked().match(sentence[:_LOOKED_AT]))


def instructs(words: str) -> bool:
    """Whether words say what ought to be done, or begin as an instruction does: "Publish …"."""
    return begins(words) or directs(words)


def begins(words: str) -> bool:
    """Whether words begin as an instruction does."""
    first = _FIRST.match(words)
    said = {word.casefold() for word in first.groups("")} if first else set()  # "Supply" is no adverb
    return not _instructions().isdisjoint(said)


@cache
def _instructions() -> frozenset[str]:
    return frozenset(words_of("asking", "instructions"))


def directs(sentence: str) -> bool:
    """Whether a sentence says what ought to be done."""
    return asks(sentence) or bool(_modal().search(sentence))


def addressed(line: SourcedText) -> SourcedText | None:
    """The party that a heading, or a line before a list, says the recommendations below are for; None where
    it names none: "For the Department of Health", "Recommendations to schools:".
    """
    found = _addressing().fullmatch(line.value[:_LOOKED_AT])
    if found is None:
        return None
    start, end = found.span("party")
    ended = line.value.rstrip().endswith(":") or line.value.startswith("To the ")
    whole = ended and line.value[start].isupper()
    named = is_body(line.value[start:end]) or bool(found["the"] and (found["said"] or whole))
    return cut(line, start, end) if named else None


@cache
def _addressing() -> re.Pattern[str]:
    openings = alternatives(words_of("addressing", "openings"))
    return re.compile(
        rf"(?:[A-Z0-9]{{1,3}}[.)]\s)?(?P<said>{openings}\s)?(?:for|to|directed to|addressed to)\s"
        r"(?P<the>the\s)?"
        r"(?P<party>[^:.;?!]{2,80}?)\s*:?",
        re.IGNORECASE,
    )


def leads_sentence(sentence: SourcedText) -> bool:
    """Whether a sentence says of a body, as its subject, that it should do something."""
    value = sentence.value[:_LOOKED_AT]
    found = _should().match(value)
    return found is not None and is_body(value[found.start("party") : found.end("party")])


@cache
def _should() -> re.Pattern[str]:
    return re.compile(
        r"The\s(?P<party>(?:[\w'’&,.-]+\s+){0,12}?[\w'’&-]+)\s(?:also\s|therefore\s)?(?:should|ought to)\s"
        r"(?!have\b|be\s(?:able|possible|noted)\b)"
    )


@cache
def _asked() -> re.Pattern[str]:
    always, spoken = (alternatives(words_of("asking", name)) for name in ("verbs", "verbs_of_speakers"))
    speakers, bodies = (alternatives(words_of("asking", name)) for name in ("speakers", "bodies"))
    adverbs = r"(?:\s(?:also|therefore|further|strongly|thus|hereby|accordingly|urgently|again)){0,2}"
    subject = r"The\s(?:[\w'’-]+\s){0,5}[\w'’-]+"
    body = rf"(?:The|This)\s(?:[\w'’-]+\s){{0,5}}?(?i:{bodies})(?:\sof\s(?:[\w'’-]+\s?){{1,4}}?)?"
    body = rf"{body}(?:,\s[a-z]+ing\s[^:;]{{3,150}},)?"
    speaker = rf"(?:(?i:{speakers})|{body}|{_SHARE})"
    noting = rf"(?:(?i:{speakers})|(?:The|This)\s(?:[\w'’-]+\s){{0,2}}?(?i:{bodies}))\s[^.;:?!]{{3,250}}?"
    after = rf"(?:[A-Z]\w+\b[^;:?!]{{0,250}},\s)(?:(?i:{speakers})|{body.replace('The|This', 'the|this', 1)})"
    return re.compile(
        rf"(?:(?:[A-Z]\w+(?:\s\w+){{0,4}},\s)?"
        rf"(?:(?:{speaker}|{subject}){adverbs}\s{always}|{speaker}{adverbs}\s{spoken})"
        rf"|{after}{adverbs}\s(?:{always}|{spoken})"
        rf"|{noting}\s(?:and|but){adverbs}\s(?:{always}|{spoken})(?=\s(?:that|the|all|both|each|every|[A-Z])))"
        rf"\b(?!\s+(?:nothing|no|against)\b)\s*(?:to\s|that\s)?"
        rf"|It is (?:also |therefore |further |strongly )?(?:recommended|proposed) that\s"
    )


@cache
def _named() -> re.Pattern[str]:
    """A name of its own kind that is to do something: "… recommend that SA Health set a target"."""
    verbs = alternatives(words_of("asking", "instructions"))
    return re.compile(
        rf"(?:the\s)?(?P<party>(?:[A-Z][\w'’&-]*\s){{0,5}}[A-Z][\w'’&-]*)\s(?:also\s)?{verbs}\b"
    )


@cache
def _calling() -> re.Pattern[str]:
    """What calls on somebody to do something, up to the verb; or breaks off with a colon after the name."""
    calls = alternatives(words_of("asking", "verbs_of_calling"))
    return re.compile(
        rf"[^;:?!]{{0,250}}?\b(?i:{calls}|recommends?\sthat)\s(?P<party>[^.;:?!]{{3,160}}?),?(?:\sto\s[a-z]+\b|(?:\sto)?:)"
    )


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words_of('addressees', 'modals'))}\b")


@cache
def _before_modal() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<party>[A-Za-z](?:[\w'’&,.()/-]+\s+){{0,{MOST_WORDS}}}?[\w'’&.()-]*[\w)])(?<!\sthe)(?<!\sa)(?<!\sno)\s*,?\s+"
        r"(?:(?:also|therefore|together|jointly|both|now)\s)?"
        rf"{alternatives(words_of('addressees', 'modals'))}\b"
    )


@cache
def _by_form() -> re.Pattern[str]:
    bodies, tails = (alternatives(words_of("addressees", name)) for name in ("bodies", "tails"))
    return re.compile(
        rf"(?P<party>(?:(?:the|each|all|every)\s+)?(?:{_NAME}|(?:[\w-]+,?\s+){{0,4}}?{bodies}(?:\s{bodies})*(?:\sof\s[a-z]+)?)(?:\s{tails})?)(?=[\s:,])"
    )
