"""Resolutions: the paragraphs in which a body asks something of others, "Urges Member States to …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.blocks import Block, ListItem, Paragraph
from ingest.labels import alternatives, words_of
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, item, items
from ingest.pieces import cut
from ontology.records import SourcedText

_FEWEST = 2  # paragraphs that ask, or that begin with a verb of resolutions beside one that asks
_LOOKED_AT = 160  # characters of a paragraph in which its reasons begin
_MARK = re.compile(r"\((?P<mark>\d{1,2}|[a-z]{1,3})\)\s+")
_NAME = re.compile(r"(?P<name>[^,;:.]{3,100}?)(?:,\s|(?:\sto)?:$|\sto\s)")
_ARTICLE = re.compile(r"(?:that\s)?(?:the|all|its)\s", re.IGNORECASE)


def operative(ground: Ground) -> Iterator[Found]:
    """What is asked in the paragraphs that begin so, in a document that gives its reasons as resolutions do.

    Where such a paragraph breaks off over a list, what is asked are the items, of the party that it names.
    """
    blocks = [
        block
        for part in ground.outline.parts
        for block in part.blocks
        if isinstance(block, Paragraph | ListItem)
    ]
    asking = sum(bool(_asking().match(block.text.value)) for block in blocks)
    others = sum(bool(_others().match(block.text.value)) for block in blocks)
    if not asking or asking + others <= _FEWEST - 1 or not any(map(reasons, blocks)):
        return
    for part in ground.outline.parts:
        yield from ((part, one) for one in _asked(part.blocks))


def _asked(blocks: Sequence[Block]) -> Iterator[Item]:
    for at, block in enumerate(blocks):
        said = _asking().match(block.text.value) if isinstance(block, Paragraph | ListItem) else None
        if said is None or not isinstance(block, Paragraph | ListItem):
            continue
        below = list(_below(block, blocks, at + 1))
        number = block.number if isinstance(block, ListItem) else None
        party = _party(block.text, said.end())
        if block.text.value.endswith(":") and below:
            for one in items(below):
                yield replace(one, number=_within(number, one.number), asked=party, by="sentence")
        else:
            yield replace(item(number, (block, *below)), asked=party, by="sentence")


def _below(block: Paragraph | ListItem, blocks: Sequence[Block], start: int) -> Iterator[ListItem]:
    """The list that belongs to a paragraph: deeper items, lettered ones, and numbers that begin anew."""
    own = block.number or "" if isinstance(block, ListItem) else ""
    level = block.level if isinstance(block, ListItem) else 0
    breaks_off = block.text.value.endswith((":", ","))
    for at in range(start, len(blocks)):
        one = blocks[at]
        if (
            not isinstance(one, ListItem)
            or _others().match(one.text.value)
            or _asking().match(one.text.value)
        ):
            return
        lettered = breaks_off and not (own.isdecimal() and one.number == str(int(own) + 1))
        if not (one.level > level or lettered):
            return
        yield _marked(one)


def _marked(one: ListItem) -> ListItem:
    """An item with the mark in brackets that its words begin with as its number; letters lie deeper."""
    mark = _MARK.match(one.text.value) if one.number is None else None
    if mark is None:
        return one
    deeper = one.level + mark["mark"].isalpha()
    return replace(one, text=cut(one.text, mark.end()), number=mark["mark"], level=deeper)


def _within(outer: str | None, inner: str | None) -> str | None:
    joint = f"{outer}.{inner}" if inner and inner.isdecimal() else f"{outer}({inner})"
    return joint if outer and inner else inner


def _party(line: SourcedText, start: int) -> SourcedText | None:
    """The party that is asked: "Member States" of "Urges all Member States to …"."""
    article = _ARTICLE.match(line.value, start)
    found = _NAME.match(line.value, article.end() if article else start)
    return cut(line, *found.span("name")) if found else None


def reasons(block: Paragraph | ListItem) -> bool:
    """Whether a paragraph begins as the reasons of a resolution do: "Whereas", "Bearing in mind"."""
    return bool(_why().search(block.text.value[:_LOOKED_AT]))


@cache
def _asking() -> re.Pattern[str]:
    return _beginning("asking")


@cache
def _others() -> re.Pattern[str]:
    return _beginning("others")


def _beginning(name: str) -> re.Pattern[str]:
    verbs, adverbs = (alternatives(words_of("resolutions", of)) for of in (name, "adverbs"))
    return re.compile(
        rf"[“\"'(]?(?i:(?:{adverbs}\s){{0,2}}{verbs}(?:\s{adverbs}|\stherefore)?)\s", re.IGNORECASE
    )


@cache
def _why() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,.]\s(?:\d+\.?\s)?)(?i:{alternatives(words_of('resolutions', 'reasons'))})\b")
