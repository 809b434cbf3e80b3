"""What minutes record: actions under their labels, and what a meeting resolved: "RESOLVED: That …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import alternatives, field_label, says_nothing, words_of
from ingest.layouts.prose.become import is_earlier, with_state, without_earlier
from ingest.layouts.prose.clauses import clauses
from ingest.layouts.prose.meetings import are_minutes, charged_in_minutes, without_movers
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item, items
from ingest.outline import Outline, Part
from ingest.pieces import cut
from ontology.records import SourcedText

_CODE = r"(?:\s(?:no\.?\s?)?(?P<code>[A-Z]{0,3}[-.]?\d{1,4}(?:[./-]\d{1,4})?))?"
_DECIDED = re.compile(
    r"\b(?:IT\sWAS\s)?(?:UNANIMOUSLY\s)?(?:RESOLVED|AGREED)(?:\sUNANIMOUSLY)?\b(?:\s*[:–—]\s*|\s-\s|\s?,?\s(?=(?i:that|to)\b))"
    r"|(?:^|(?<=[.;:]\s))(?:It\swas\s(?:\w+\s)?resolved|Resolved)(?:\sunanimously)?(?:\s*[:–—]\s*|\s-\s|\s?,?\s(?=that\b|to\b))"
    r"|^(?:RESOLVED|Resolved|AGREED)\s*$"
)
_LONGEST = 20_000  # characters of a paragraph that are looked at
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Opened:
    """A label in minutes: the part and the heading over it, its number, its words, what stands below it."""

    part: Part
    under: Heading | None
    code: str | None
    words: SourcedText
    block: Heading | Paragraph | ListItem
    below: Sequence[Block] = ()


def minuted(ground: Ground) -> list[Found]:
    """The actions and resolutions of minutes, where these record several; nothing of other documents."""
    if not are_minutes(ground):
        return []
    found = [(one.under, (one.part, made)) for one in _opened(ground.outline) for made in _records(one)]
    return without_earlier(found) if len(found) >= _FEWEST else []


def _opened(outline: Outline) -> Iterator[_Opened]:
    stream = list(_stream(outline))
    openings = [list(_openings(block)) for _, _, block in stream]
    starts = [at for at, opened in enumerate(openings) if opened] + [len(stream)]
    for at, end in pairwise(starts):
        part, under, block = stream[at]
        assert isinstance(block, Heading | Paragraph | ListItem)
        *before, (code, words) = openings[at]
        yield from (_Opened(part, under, code, words, block) for code, words in before)
        yield _Opened(part, under, code, words, block, [below for _, _, below in stream[at + 1 : end]])


def _stream(outline: Outline) -> Iterator[tuple[Part, Heading | None, Block]]:
    """All blocks of a document, each with the nearest heading over it that is no label."""
    under: Heading | None = None
    for part in outline.parts:
        if part.heading:
            under = under if _label().match(part.heading.text.value) else part.heading
            yield part, under, part.heading
        yield from ((part, under, block) for block in part.blocks)


def _openings(block: Block) -> Iterator[tuple[str | None, SourcedText]]:
    """The labels in a block, each with its number and the words up to the next one."""
    if not isinstance(block, Heading | Paragraph | ListItem):
        return
    value = block.text.value[:_LONGEST]
    if labelled := _label().match(value):
        yield labelled["code"], cut(block.text, labelled.end())
        return
    marks = list(_DECIDED.finditer(value))
    for mark, after in pairwise([*marks, None]):
        assert mark is not None
        words = cut(block.text, mark.end(), after.start() if after else len(block.text.value))
        if words.value or not after:
            yield None, words


def _records(one: _Opened) -> Iterator[Item]:
    """What a label stands before: its own words, or else the list or the paragraph below it."""
    words = without_movers(one.words)
    if says_nothing(words.value):
        return
    if len(words.value.split()) > 1 and not words.value.endswith(":"):
        said = item(one.code, (Paragraph(words, one.block.place), *takewhile(_is_field, one.below)))
        made = with_state(said, one.below)
        yield from (_placed(clause, one) for clause in clauses(made))
        return
    listed = _run(one.below)
    for made in items(listed) if listed else _paragraph(one.below):
        yield _placed(replace(made, text=without_movers(made.text)), one)


def _placed(made: Item, one: _Opened) -> Item:
    over = one.under.text if one.under and not is_earlier(made, one.under) else None
    asked = charged_in_minutes(made.text)
    return replace(made, by="label", under=_subject(over) if over else None, asked=asked)


def _subject(heading: SourcedText) -> SourcedText:
    """A heading without what counts it among those of the agenda: "Item 3: Fares"."""
    counted = _item().match(heading.value)
    return cut(heading, counted.end()) if counted else heading


def _is_field(block: Block) -> bool:
    return isinstance(block, Paragraph) and field_label(block.text.value) is not None


def _run(below: Sequence[Block]) -> list[ListItem]:
    """The list that stands right below a label."""
    listed: list[ListItem] = []
    for block in below:
        if not isinstance(block, ListItem):
            break
        listed.append(block)
    return listed


def _paragraph(below: Sequence[Block]) -> Iterator[Item]:
    """The paragraph right below a label; in bold it has the form of a heading."""
    first = below[0] if below else None
    if isinstance(first, Heading | Paragraph) and field_label(first.text.value) is None:
        yield item(None, (first,))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:{alternatives(words_of('minuted', 'labels'))}){_CODE}\s?(?::|[–—](?=\s)|-(?=\s))\s*"
    )


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:{alternatives(words_of('minuted', 'items'))})\s\d{{1,2}}(?:\s?[:.)–—-]\s*|\s+)(?=[A-Z“\"])"
    )
