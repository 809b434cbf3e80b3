"""Keys to colours in words: "Green – on track", "cells shaded in yellow are in progress", "done (green)"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.blocks import Block, Table
from ingest.labels import alternatives, words_of
from ingest.pieces import EMPTY, cut
from ontology.records import LegendEntry, SourcedText

_MOST = 2_400  # characters of a line that is a key
_LONGEST = 200  # characters of what a colour stands for
_BEFORE = 60  # characters before a colour within which it is said what has it
_ENDS = re.compile(r"[;|\n]|\.(?=\s|$)|$")  # what ends the meaning of a colour
_PARTS = re.compile(r"[;|\n,]|\.(?=\s|$)|$")
_AND = re.compile(r"[\s,;.|/)]{0,9}(?:\b(?:and|while|whereas))?[\s,;.|)]{0,9}$")
_BEGINS = re.compile(r"(?:^|[;|\n,./(]|\band)\s*$")
_THAT = re.compile(  # what only leads over to the meaning: "that the action has been completed"
    r"(?:that\s)?(?:(?:the\s|an?\s)?(?:actions?|recommendations?|items?|measures?|tasks?|work)\s"
    r"(?=is\s|are\s|has\sbeen\s|have\sbeen\s))?(?:(?:is|are|has\sbeen|have\sbeen|those)\s)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A colour in a line: its name, where what names it begins, where its meaning does, and whether a word
    for colouring tells it.
    """

    colour: str
    start: int
    end: int
    told: bool


def of_lines(blocks: Iterable[Block]) -> Iterator[tuple[LegendEntry, bool]]:
    """The keys that lines are or hold, in order; true with those that are told by a word for colouring."""
    for block in blocks:
        if isinstance(block, Table) or len(block.text.value) > _MOST or not _has_colour(block.text.value):
            continue
        text = block.text
        titled = _titled().match(text.value)
        start = titled.end() if titled else 0
        for colour, meaning, told in _forward(text, start) or _backward(text, start):
            yield LegendEntry(colour, meaning, block.place), told


def _forward(text: SourcedText, start: int) -> list[tuple[str, SourcedText, bool]]:
    """The colours of a line, each with the meaning after it; none but those told by a word for colouring
    where the line does not begin with one.
    """
    named = list(_named(text.value, start))
    if named and named[0].start != start:
        named = [one for one in named if one.told]
    ends = [*(one.start for one in named[1:]), len(text.value)]
    found = ((one, _meaning(text, one.end, end)) for one, end in zip(named, ends, strict=False))
    return [(one.colour, meaning, one.told) for one, meaning in found if meaning.value]


def _named(words: str, start: int) -> Iterator[Named]:
    for found in _colour().finditer(words, start):
        after = _after().match(words, found.end())
        if after is None:
            continue
        first = max(start, found.start() - _BEFORE)
        before = _before().search(words[first : found.start()])
        if before and before.end() == before.start():
            before = None
        begin = first + before.start() if before else found.start()
        thing = (after["thing"] or "").strip().casefold()
        if before or _BEGINS.search(words[start : found.start()][-_BEFORE:]):
            yield Named(found[0], begin, after.end(), bool(before) or thing in words_of("colours", "inks"))


def _meaning(text: SourcedText, start: int, until: int) -> SourcedText:
    """What stands after a colour's name, up to what ends it or to the next colour."""
    end = _ENDS.search(text.value, start, until)
    until = end.start() if end else until
    lead = _THAT.match(text.value, start, until)
    start = lead.end() if lead and lead.end() < until else start
    last = _AND.search(text.value[start:until])
    meaning = cut(text, start, start + last.start() if last else until)
    return meaning if len(meaning.value) <= _LONGEST else EMPTY


def _backward(text: SourcedText, start: int) -> list[tuple[str, SourcedText, bool]]:
    """The colours of a line in which their meanings come first: "Completed = green", "completed (green)"."""
    found: list[tuple[str, SourcedText, bool]] = []
    at = start
    for end in _PARTS.finditer(text.value, start):
        line = cut(text, at, end.start())
        at = end.end()
        said = _turned().fullmatch(line.value) if len(line.value) <= _LONGEST else None
        if said and (start or not said["loose"]):
            meaning = cut(line, said.start("meaning"), said.end("meaning"))
            found.append((said["colour"], meaning, bool(said["told"])))
    return found


def colour_before(words: str) -> Named | None:
    """The colour that words begin with, and that something parts from its meaning."""
    named = next(_named(words[:_LONGEST], 0), None)
    return named if named and named.start == 0 else None


def _has_colour(words: str) -> bool:
    lower = words.casefold()
    return any(name in lower and re.search(rf"\b{name}\b", lower) for name in words_of("colours", "names"))


@cache
def _titled() -> re.Pattern[str]:
    """The words that say that a line is a key, at its beginning."""
    return re.compile(rf"\(?\s?{alternatives(words_of('colours', 'keys'))}\s?(?::|[–—-]\s)\s*", re.IGNORECASE)


@cache
def _colour() -> re.Pattern[str]:
    shades, names = (alternatives(words_of("colours", name)) for name in ("shades", "names"))
    return re.compile(rf"\b(?:{shades}[\s-])?{names}\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """What is coloured and how, before the name of a colour: "Cells that are shaded in"."""
    things, coloured = (alternatives(words_of("colours", name)) for name in ("things", "coloured"))
    linked = r"(?:(?:that|which)\s)?(?:(?:are|is)\s)?"
    return re.compile(
        rf"(?:\b{things}\s{linked}(?:{coloured}\s)?in\s|\b(?:{things}\s{linked})?{coloured}\s(?:in\s)?)$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    """What is coloured, after the name of a colour, and what parts it from its meaning."""
    things, verbs = (alternatives(words_of("colours", name)) for name in ("things", "verbs"))
    parting = rf"(?:\s?[:=]\s*|\s[–—-]\s+|\s{verbs}\s+)"
    return re.compile(rf"(?P<thing>\s{things}\b)?{parting}", re.IGNORECASE)


@cache
def _turned() -> re.Pattern[str]:
    """What a colour means and its name after it."""
    coloured = alternatives(words_of("colours", "coloured"))
    return re.compile(
        r"(?:(?:and|while)\s)?(?P<meaning>\S.{0,80}?)\s?"
        rf"(?:=\s?|\(|(?P<loose>:\s?|[–—-]\s)|\s(?P<told>(?:is|are)\s{coloured}\s)(?:in\s)?)"
        rf"(?P<colour>{_colour().pattern})\)?",
        re.IGNORECASE,
    )
