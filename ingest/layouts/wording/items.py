"""The items of lists, each whole: what stands below an item is a part of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import FieldLabel, alternatives, field_label, trailing, words_of
from ingest.layouts.wording.addressees import addressee, begins, charged
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.hyphens import mended
from ingest.layouts.wording.inline import fields_within
from ingest.layouts.wording.later_addressees import further
from ingest.layouts.wording.offices import each_of
from ingest.layouts.wording.party_lists import each_listed
from ingest.layouts.wording.pointers import without_pointer
from ingest.layouts.wording.remarks import named, remarks
from ingest.layouts.wording.wording import with_marks
from ingest.outline import Part
from ingest.pieces import covering, cut, join
from ontology.records import Kind, Place, Recommendation, SourcedText

_NO_CATEGORIES: Mapping[str, str] = MappingProxyType({})
_SENTENCE = re.compile(r"[.;:](?=\s)|\s[–—-]\s|\n")
_LOOKED_AT = 200  # characters of a response
_STANCE = re.compile(
    r"(?!(?:Not|No|Partially|Partly|Fully|Generally|Do|Does|Did)\b)(?:We|(?:The\s)?[A-Z]?(?:[\w.'’&-]+\s){0,7}?[\w.'’&-]+)(?<!\bnot)(?<!\bcannot)(?<!\bto)(?<!\bnever)(?<!\bno)\s"
    r"(?P<stance>(?:(?:did|does|do)\snot\s|(?:fully|partially|partly|generally)\s)?"
    r"(?:agree|accept|concur|disagree|non-concur|reject)(?:red|ed|d|s)?(?:(?:\s[\w’'-]+){0,5}?\sin\s(?:part|principle))?)\b"
    r"(?=\s(?:with|to|the|this|that|and|but|recommendation)\b|\s*[.,;]|\s*$)"
)
_ROMAN_STEPS = frozenset({("iv", "v"), ("ix", "x"), ("IV", "V"), ("IX", "X")})
_SHORT = 6  # words of a response that is a status too


@dataclass(frozen=True, slots=True)
class Stated:
    """What a labelled line below a recommendation states of it: "Due: June"."""

    label: str
    meaning: str
    text: SourcedText


@dataclass(frozen=True, slots=True)
class Item:
    """One outermost item of a list, with all that is nested in it; `number` as it stands, None for a
    bullet. `stated` is what the labelled lines below it say, `asked` the party that the line over it asks,
    `under` the heading that puts it under a subject; `by` names the signal by which it was recognised;
    `standing` is what the line over its list says has become of all in it; `restated` are the other places
    that say it, less fully.
    """

    number: str | None
    text: SourcedText
    place: Place
    title: SourcedText | None = None
    stated: tuple[Stated, ...] = ()
    asked: SourcedText | None = None
    under: SourcedText | None = None
    by: str = "announced"
    standing: SourcedText | None = None
    restated: tuple[tuple[Part, "Item"], ...] = ()


Found = tuple[Part, Item]


def items(blocks: Iterable[Block]) -> Iterator[Item]:
    """The outermost items of the lists among some blocks; entries of a table of contents are none."""
    whole: list[Block] = []
    first: ListItem | None = None
    for block in blocks:
        if isinstance(block, ListItem):
            if block.contents:
                continue
            nested = bool(first and _stands_over(first, block))
            beside = first and (block.level <= first.level or _counts_on(first, block, whole))
            if first and beside and not nested and field_label(block.text.value) is None:
                yield item(first.number, whole)
                first, whole = None, []
            first = first or block
            whole.append(block)
        elif first and isinstance(block, Paragraph) and (_in_field(whole) or field_label(block.text.value)):
            whole.append(block)
    if first:
        yield item(first.number, whole)


def item(number: str | None, whole: Sequence[Block], title: SourcedText | None = None) -> Item:
    """The item that some blocks make: the labelled lines among them and what follows each, apart."""
    texts: list[SourcedText] = []
    stated: list[tuple[FieldLabel, list[SourcedText]]] = []
    for block in whole:
        if not isinstance(block, Heading | Paragraph | ListItem):
            continue
        said = field_label(block.text.value) if block is not whole[0] or title else None
        words, within = fields_within(cut(block.text, said.end) if said else block.text)
        if said:
            stated.append((said, [words]))
        elif words.value:
            (stated[-1][1] if stated else texts).append(words)
        stated += [(label, [value]) for label, value in within]
    fields = tuple(
        Stated(one.label, one.meaning, text) for one, said_of in stated if (text := join(said_of)).value
    )
    return Item(number, join(texts), covering(whole[0].place, whole[-1].place), title, fields)


def numbered(one: Item) -> Item:
    """An item without a number of its own, with the one in brackets after its words, or of the section
    that it is: "Section 4. The City shall …".
    """
    section = _section().match(one.text.value) if one.number is None else None
    if section:
        return replace(one, number=section["number"], text=cut(one.text, section.end()))
    said = trailing(one.text.value) if one.number is None else None
    return replace(one, number=said.code, text=cut(one.text, 0, said.start)) if said and said.start else one


@cache
def _section() -> re.Pattern[str]:
    said = alternatives(words_of("clauses", "words"))
    return re.compile(
        rf"(?i:{said})\.?\s{{1,3}}(?P<number>\d{{1,3}}[a-zA-Z]?)(?:[.:)]|\s?[–—-])\s+(?=[A-Z“\"])"
    )


def item_record(
    item: Item,
    ground: Ground,
    part: Part,
    code: str,
    kind: Kind,
    *,
    categories: Mapping[str, str] = _NO_CATEGORIES,
) -> Recommendation:
    """The recommendation that an item of a section states; `categories` are numbers by label."""
    text = without_pointer(mended(with_marks(item.text, ground.text)))
    notes, responsible = remarks(text, ground.profile.parties)
    parties = [
        *responsible,
        *(one for said in _of(item, "responsible") for name in named(said) for one in each_listed(name)),
    ]
    goes_on = item.asked if text.value[:1].islower() else None  # "We recommend that the Board: ask …"
    if not parties and (
        asked := goes_on or addressee(text) or item.asked or further(text) or _to_do(item, text)
    ):
        parties += each_of(asked)
    status = next(_of(item, "status"), None)
    if status is None:
        status = next((said for one in _of(item, "response") if (said := _briefly(one))), item.standing)
    return Recommendation(
        ground.slug,
        code,
        kind,
        text,
        item.place,
        title=item.title,
        section=part.section.code,
        category=categories.get(item.under.value) if item.under else None,
        category_cell=item.under if item.under and item.under.value in categories else None,
        funding=next(_of(item, "funding"), None),
        status=status,
        responsible=tuple(parties),
        notes=notes,
        attributes={
            one.label: one.text for one in reversed(item.stated) if one.meaning in ("attribute", "response")
        },
    )


def _to_do(item: Item, text: SourcedText) -> SourcedText | None:
    """Who is to do what a label stands before: "Action 3: Jane Doe to print …"."""
    return charged(text) if item.by == "label" and not begins(text.value) else None


def _stands_over(first: ListItem, block: ListItem) -> bool:
    """Whether a bullet or a letter belongs to a numbered item that breaks off with a colon, whatever its
    level.
    """
    if first.number is None or not first.text.value.endswith(":"):
        return False
    return block.number is None or is_lettered_under(first, block)


def _counts_on(first: ListItem, block: ListItem, whole: Sequence[Block]) -> bool:
    """Whether an item's number is the next one: "v" after "iv", which is no letter below, and "4" after "3"
    with bullets below it, however deep it stands.
    """
    counts, number = first.number or "", block.number or ""
    if counts.isdecimal() and number.isdecimal() and int(number) == int(counts) + 1:
        return not any(isinstance(one, ListItem) and one.number for one in whole[1:])
    return (counts, number) in _ROMAN_STEPS


def is_lettered_under(first: ListItem, block: ListItem) -> bool:
    """Whether one item has a number and the other a letter, which makes this a part of that."""
    counts, lettered = first.number or "", block.number or ""
    return any(map(str.isdigit, counts)) and lettered.isalpha()


def _briefly(response: SourcedText) -> SourcedText | None:
    """What a response says in a few words: all of it, its first sentence ("Agreed. We shall …"), or what
    that says its speaker does ("The Department concurs with …").
    """
    end = _SENTENCE.search(response.value[:_LOOKED_AT])
    first = cut(response, 0, end.start()) if end else response
    if stance := _STANCE.match(first.value):
        return cut(first, stance.start("stance"), stance.end("stance"))
    return first if len(first.value.split()) <= _SHORT else None


def _of(item: Item, meaning: str) -> Iterator[SourcedText]:
    return (one.text for one in item.stated if one.meaning == meaning)


def _in_field(whole: Sequence[Block]) -> bool:
    """Whether the last block only names a field, whose value follows."""
    last = whole[-1]
    if not isinstance(last, Paragraph | ListItem):
        return False
    said = field_label(last.text.value)
    return said is not None and said.end >= len(last.text.value)
