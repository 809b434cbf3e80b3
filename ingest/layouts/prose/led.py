"""What stands below a line that breaks off when it asks: "The report calls for:", "That the Board:"."""

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import field_label, trailing, words_of
from ingest.layouts.prose.governing import with_asked
from ingest.layouts.wording.addressees import instructs
from ingest.layouts.wording.announcing import announces, silences
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, items
from ingest.layouts.wording.offices import is_body
from ingest.layouts.wording.sentences import asked
from ingest.layouts.wording.telling import tells
from ingest.outline import Part

_ASKING = re.compile(
    r"\b(?:calls?\s(?:up)?on|calls?\sfor|recommend(?:s|ed)?|urges?|propose[sd]?|asks?|requests?)\b[^.;:]*:$"
    r"|\b(?:moves?|MOVES?|moved)\b,?\s(?:that|THAT)\s[^.;:]{3,80}:$"
    r"|^(?:RECOMMENDED\s|Recommended\s)?That\s[^.;:]{3,80}:$"
)
_OBLIGES = re.compile(
    r"(?:The\s|All\s|Each\s)?(?P<party>[A-Z\w][^.;:,]{2,80}?)\s(?:shall|should|must|ought\sto)\s?:$"
)
_MODAL = r"(?:shall|should|must|ought\sto|needs?\sto)"
# "The Council should take the following steps:", "The following steps should be taken by the Council:".
_FOLLOWING = re.compile(
    rf"(?:The\s|All\s|Each\s)?(?P<party>[A-Z\w][^.;:,]{{2,80}}?)\s{_MODAL}\s(?:\w+\s){{1,3}}the\sfollowing\b[^.;:]*:"
    rf"|The\sfollowing\b[^.;:]{{2,80}}?\s(?:{_MODAL}|(?:is|are)\sto)\sbe\s\w+\sby\s(?:the\s)?(?P<by>[^.;:,]{{2,80}}?):"
)
# "The following steps must be taken:", by whomever.
_NEEDED = re.compile(
    rf"The\sfollowing\s(?:[a-z]+\s){{0,2}}(?:actions?|changes|measures|reforms|steps)\s{_MODAL}\sbe\s[a-z]+\b(?!\sby\b)[^.;:]{{0,60}}:"
)
_SPEAKERS = re.compile(
    r"(?:[A-Z][^.:;]{0,80},\s)?(?:[Ww]e|I)\s(?:[a-z]+\s){0,3}?(?:request|ask|call|demand|urge|propose|recommend|seek)\b"
)
_MOST = 0.6  # of what stands below such a line that says what to do
_FEWEST = 2
_FIRST = 5  # blocks of a section that say what it is about


def led(ground: Ground) -> Iterator[Found]:
    """The list, or the paragraphs, right below a line that breaks off when it asks."""
    for part in ground.outline.parts:
        if not silences(part.path[-1], ground.profile):
            yield from ((part, one) for one in with_asked(part, _of(part, ground)))


def _of(part: Part, ground: Ground) -> Iterator[Item]:
    """What stands below each such line, up to the next: else the last of many would stand below them all."""
    over: Sequence[Block] = ((part.heading,) if part.heading else ()) + part.blocks
    lines = [
        (at, block)
        for at, block in enumerate(over)
        if isinstance(block, Heading | Paragraph) and (_asks(block, ground) or _needs(block, part, ground))
    ]
    ends = [*(at for at, _ in lines[1:]), len(over)]
    for (at, line), end in zip(lines, ends, strict=False):  # one end more where there is no line
        yield from _below(line, over[at + 1 : end])


def _asks(block: Heading | Paragraph, ground: Ground) -> bool:
    words = block.text.value
    if not words.endswith(":") or field_label(words) is not None or tells(words):
        return False
    last = words.rpartition(". ")[2]
    obliged = _OBLIGES.fullmatch(last) or _FOLLOWING.fullmatch(last)
    if obliged and any(is_body(party) for party in obliged.groups() if party):
        return True
    return bool(_ASKING.search(last)) or announces(last, ground.profile)


def _needs(block: Heading | Paragraph, part: Part, ground: Ground) -> bool:
    """Whether a line says what has to be done by whomever, where the section, or the document, begins with
    something public.
    """
    if not _NEEDED.fullmatch(block.text.value):
        return False
    first = (*ground.outline.title_block, *ground.outline.parts[0].blocks[:_FIRST], *part.blocks[:_FIRST])
    begins = [one.text.value for one in first if isinstance(one, Heading | Paragraph)]
    said = " ".join([*part.path, *begins]).casefold()
    return not _words(said).isdisjoint(words_of("tallies", "publics"))


def _words(words: str) -> set[str]:
    """The words of a text."""
    return set(re.findall(r"\w+", words))


def _below(line: Heading | Paragraph, blocks: Sequence[Block]) -> Iterator[Item]:
    listed = []
    for block in blocks:
        if not isinstance(block, ListItem):
            break
        listed.append(block)
    if listed:
        whole = list(items(listed))
        if len(whole) >= _FEWEST and (asked(line.text) or _requested(line.text.value) or not _states(whole)):
            yield from whole
        return
    for block in blocks:
        if not isinstance(block, Paragraph) or not (
            instructs(block.text.value) or trailing(block.text.value)
        ):
            return
        yield Item(None, block.text, block.place, by="paragraph")


def _requested(line: str) -> bool:
    """Whether the document's own speakers ask for what follows, however it is said: "We would request …:"."""
    return bool(_SPEAKERS.match(line.rpartition(". ")[2]))


def _states(whole: Sequence[Item]) -> bool:
    """Whether items say neither what to do nor who is to do it: "government to explain …"."""
    says = [instructs(one.text.value) or bool(re.search(r"\sto\s", one.text.value[:80])) for one in whole]
    return sum(says) < _MOST * len(says)
