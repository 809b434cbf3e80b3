"""Recommendations in running prose: "We recommend that …", and paragraphs under words that announce them."""

import re
from collections.abc import Iterator

from ingest.blocks import ListItem, Paragraph
from ingest.labels import field_label, has_leader, trailing
from ingest.layouts.wording.addressees import addressee, asks, directs, instructs, leads_sentence
from ingest.layouts.wording.announcing import announced, announces, silences
from ingest.layouts.wording.items import Item
from ingest.layouts.wording.sentence_ends import SENTENCE_END
from ingest.outline import Outline, Part
from ingest.pieces import cut, place_of
from ingest.profiles import Profile
from ontology.records import SourcedText

_RESOLVED = re.compile(
    r"(?:(?:It\sis\s|Be\sit\s)?(?:[Rr]ecommended|RECOMMENDED|[Rr]esolved|RESOLVED)\s)?(?:[Tt]hat|THAT)\s"
    r"(?:the\s)?(?P<party>[A-Z][^:;.?!]{1,80}?)(?:\sis\sasked\sto|\sto)?\s?:"
)
_RECOMMENDS = re.compile(r"\brecommends?\s(?P<that>that\s)[^.;:?!]{3,120}:$")
_FOLLOWING = re.compile(
    r"\b(?:recommend|urge|propose|advise)s?\s(?:the\s|these\s)?following\b[^,;:]{0,60}\.$"
)
_REPLIED = re.compile(
    r"(?:The\s)?(?:[A-Z][\w.'’&-]*\s)(?:[\w.'’&-]+\s){0,6}?(?:did\snot\s)?(?:fully\s|generally\s|partially\s)?"
    r"(?:concur(?:red)?|agreed?|disagreed|accept(?:ed)?|non-concurred)\s(?:with\s)?"
    r"(?:(?:\w+\sof\s)?(?:our|the|this|these|both|all|each)\s)(?:\w+\s){0,4}?recommendations?\b[^.]{0,200}\.?$"
)
_LEAD = 6  # words at most that lead a paragraph as its title
_SEVERAL = 2  # sentences of a paragraph in which its speakers recommend something
_LONGEST = 20_000  # characters of a paragraph that are looked at


def sentences(outline: Outline, profile: Profile) -> Iterator[tuple[Part, Item]]:
    """The sentences in which the document's speakers recommend something.

    Where they do, or the document's headings announce it, also those that say what a body should do.
    """
    blocks = [
        (part, block)
        for part in outline.parts
        if not silences(part.path[-1], profile)
        for block in part.blocks
        if isinstance(block, Paragraph | ListItem) and not has_leader(block.text.value)
    ]
    recommends = any(announces(part.path[-1], profile) for part in outline.parts) or any(
        asks(value) for _, block in blocks for value in SENTENCE_END.split(block.text.value[:_LONGEST])
    )
    for part, block in blocks:
        yield from ((part, item) for item in _asking(block, also_should=recommends))


def paragraphs(outline: Outline, profile: Profile) -> Iterator[tuple[Part, Item]]:
    """The paragraphs under a heading that announces recommendations, as far as they say what ought to be
    done.
    """
    for part in outline.parts:
        if announced(part.path, profile):
            for block in part.blocks:
                if isinstance(block, Paragraph) and _directive(block.text.value, profile):
                    whole = Item(None, _without_reply(block.text), block.place, by="paragraph")
                    yield from ((part, one) for one in _one_by_one(block) or [whole])


def _one_by_one(block: Paragraph) -> list[Item]:
    """What a paragraph recommends, where it does so in several sentences: "We also recommend that …"."""
    found = list(_asking(block, also_should=True))
    return found if sum(asks(one.text.value) for one in found) >= _SEVERAL else []


def _without_reply(text: SourcedText) -> SourcedText:
    """A text without the sentence at its end that says what the addressee answered: "The Agency agreed
    with our recommendation."
    """
    ends = [end.end() for end in SENTENCE_END.finditer(text.value[:_LONGEST])]
    return cut(text, 0, ends[-1]) if ends and _REPLIED.match(text.value, ends[-1]) else text


def asked(line: SourcedText) -> SourcedText | None:
    """The party that the last sentence of a line before a list asks to act; the line ends with a colon."""
    if not line.value.endswith(":"):
        return None
    ends = [end.end() for end in SENTENCE_END.finditer(line.value[:_LONGEST])]
    last = cut(line, ends[-1] if ends else 0)
    if resolved := _RESOLVED.fullmatch(last.value):
        return cut(last, resolved.start("party"), resolved.end("party"))
    party = addressee(last) if directs(last.value) else None
    recommends = _RECOMMENDS.search(last.value)
    return party or (addressee(cut(last, recommends.start("that"))) if recommends else None)


def says_ask(value: str) -> bool:
    """Whether one of some sentences is one in which the document's speakers recommend something."""
    return any(asks(one) for one in SENTENCE_END.split(value[:_LONGEST]))


def each_sentence(text: SourcedText) -> Iterator[SourcedText]:
    """The sentences of a text."""
    value = text.value[:_LONGEST]
    starts = [0, *(end.end() for end in SENTENCE_END.finditer(value))]
    yield from (cut(text, start, end) for start, end in zip(starts, [*starts[1:], len(value)], strict=True))


def from_asking(text: SourcedText) -> SourcedText:
    """A text from the first sentence on in which the document's speakers recommend something."""
    value = text.value[:_LONGEST]
    starts = (0, *(end.end() for end in SENTENCE_END.finditer(value)))
    return cut(text, next((start for start in starts if asks(value[start:])), 0))


def _directive(value: str, profile: Profile) -> bool:
    first, *more = SENTENCE_END.split(value[:_LONGEST], maxsplit=2)
    if more and len(first.split()) <= _LEAD and not instructs(first):
        first = more[0]  # "Licences. The Act should be amended …"
    only_announces = announces(first, profile) and not asks(first)
    if field_label(value) is not None or value.endswith(":") or only_announces:
        return False
    return instructs(first) or trailing(value) is not None


def _asking(block: Paragraph | ListItem, *, also_should: bool) -> Iterator[Item]:
    value = block.text.value[:_LONGEST]
    starts = [0, *(end.end() for end in SENTENCE_END.finditer(value) if not _is_number(value, end.end()))]
    number = block.number if isinstance(block, ListItem) else None
    for start, end in zip(starts, [*starts[1:], len(value)], strict=True):
        text = cut(block.text, start, end)
        recommends = asks(text.value) or (also_should and leads_sentence(text))
        if recommends and not (text.value.endswith(":") or _FOLLOWING.search(text.value)):
            counts = number if number and any(map(str.isdigit, number)) else None
            yield Item(counts, text, place_of(text, block.place), by="sentence")


def _is_number(value: str, at: int) -> bool:
    """Whether what follows a sentence is only its number: "(Recommendation 4)"."""
    rest = SENTENCE_END.split(value[at:], maxsplit=1)[0]
    found = trailing(rest)
    return found is not None and found.start == 0
