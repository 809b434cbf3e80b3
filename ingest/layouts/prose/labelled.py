"""Recommendations that bear a label of their own, wherever they stand: "Recommendation 4.2: …", "R12 …"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ingest.blocks import Block, Heading, ListItem, Paragraph
from ingest.labels import words_of
from ingest.layouts.prose.governing import asked_in
from ingest.layouts.prose.labelled_blocks import Labelled, labelled_blocks, names_only
from ingest.layouts.prose.policy import are_rules
from ingest.layouts.prose.strengths import weighed
from ingest.layouts.prose.wrapped import rejoined
from ingest.layouts.tables.header_rows import heads_actions
from ingest.layouts.wording.addressees import charged, instructs
from ingest.layouts.wording.answering import answers
from ingest.layouts.wording.items import Item, item, items
from ingest.layouts.wording.pointers import without_pointer
from ingest.outline import Outline, Part
from ingest.profiles import Profile

_SEVERAL, _WORDS = 3, 3  # labels of a plan that show that it labels all, and words that each has to have
_REFERENCE = re.compile(r"(?i:paragraphs?|paras?\.?|pages?|chapters?|sections?)\s[\d., –-]{1,30}")
_MOST_ACT = 0.6  # of the items below a strategy that say what to do, so that they are the actions
_WILL = re.compile(r"\w\s(?:will|shall|should|must)\s\w")
_HALF = 0.5  # of the labelled titles that have a text below, where the text below belongs to them


def labelled(outline: Outline, profile: Profile) -> Iterator[tuple[Part, Item]]:
    """The labelled recommendations of a document in order, those said again included."""
    found = list(labelled_blocks(outline, profile))
    repeated = [] if found else _repeated(outline, profile)
    found = found or repeated
    found = [_rejoined(one) for one, below in zip_longest(found, found[1:]) if not _only_heads(one, below)]
    titles = [one for one in found if one.titled]
    texts_below = sum(one.has_text for one in titles) >= max(1, _HALF * len(titles))
    whole = _are_sentences(found)
    parts = {id(one.part): one.part for one in found}
    asked_of = {key: asked_in(part) for key, part in parts.items()}
    for one in found:
        if whole and _is_heading(one):
            said = Item(one.code or None, one.block.text, one.block.place, by="label")
            yield one.part, asked_of[id(one.part)](said)
        elif repeated and (inner := _actions(one)):
            yield from ((one.part, action) for action in inner)
        elif record := _item(one, texts_below=texts_below):
            over = one.part.heading if repeated else None
            under = over.text if over and over.place != one.block.place else None
            placed = replace(weighed(record), by="label", under=under)
            yield one.part, asked_of[id(one.part)](placed)


def _are_sentences(found: Sequence[Labelled]) -> bool:
    """Whether most labelled headings say themselves what will be done: "Action 3: All offices will …"."""
    headings = [one for one in found if _is_heading(one)]
    says = sum(bool(_WILL.search(one.block.text.value)) for one in headings)
    return len(headings) >= _SEVERAL and says >= _MOST_ACT * len(headings)


def _is_heading(one: Labelled) -> bool:
    return one.part.heading is not None and one.part.heading.place == one.block.place


def _rejoined(one: Labelled) -> Labelled:
    block, below = rejoined(one.block, one.below)
    return replace(one, block=block, below=below)


def _actions(one: Labelled) -> list[Item]:
    """The items below a plan's strategy that only has a title, where most of them say what to do."""
    found = list(items(one.below)) if one.titled and not one.has_text else []
    says = sum(instructs(item.text.value) for item in found) >= _MOST_ACT * len(found)
    return [replace(item, by="label", under=one.block.text) for item in found] if says else []


def _only_heads(one: Labelled, below: Labelled | None) -> bool:
    """Whether a label only stands over those whose codes go on with its own: "1.1" over "1.1a"."""
    inner = below is not None and below.code.startswith(one.code) and below.code[len(one.code) :][:1]
    return bool(inner and not inner.isdigit() and one.code and one.titled and not one.below)


def _repeated(outline: Outline, profile: Profile) -> list[Labelled]:
    """What a plan without recommendations labels again and again: "Strategy 1.2: …", else "Objective 1:"."""
    every = [one for one in labelled_blocks(outline, profile, everywhere=True) if _says(one, profile)]
    for words in (words_of("openings_repeated"), words_of("openings_outer")):
        found = [one for one in every if one.code and one.label.casefold().startswith(words)]
        rules = are_rules(
            [one.block.text.value for one in found if one.label.casefold().startswith("policy")]
        )
        if len(found) >= _SEVERAL and len({one.code for one in found}) > 1 and not rules:
            return found
    return []


def _says(one: Labelled, profile: Profile) -> bool:
    """Whether a label of its own has words, beside or below it, and is no line over a table of actions."""
    over = one.has_text and one.label.casefold().startswith(words_of("openings_repeated"))
    words = over or len(one.block.text.value.split()) >= _WORDS
    return one.whole and words and not heads_actions(one.below, profile)


def noted(outline: Outline, profile: Profile) -> list[tuple[Part, Item]]:
    """What a document without recommendations labels as something to be done: "ACTION: A. Jones to …"."""
    found = [
        (one.part, replace(made, by="label", asked=charged(made.text)))
        for one in labelled_blocks(outline, profile, unnumbered="openings_unnumbered")
        if not one.code and (made := _item(one, texts_below=False))
    ]
    return found if len(found) > 1 else []


def _item(one: Labelled, *, texts_below: bool) -> Item | None:
    if not without_pointer(one.block.text).value:
        below = tuple(_before_sibling(_without_reference(one.below)))
        first = below[:1]
        if not first or isinstance(first[0], Heading) or names_only(first[0]):
            return None
        rest = tuple(_without_next(first[0], below[1:]))
        return _placed(item(one.code or None, (*first, *_parts(rest, texts=False))), one)
    if one.titled and texts_below and one.has_words:
        return _placed(item(one.code or None, tuple(_parts(one.below, texts=True)), one.block.text), one)
    return item(
        one.code or None, (one.block, *_parts(tuple(_without_next(one.block, one.below)), texts=False))
    )


def _without_reference(below: tuple[Block, ...]) -> tuple[Block, ...]:
    """What stands below a label, without a line that only refers to the report: "Paragraph 2.34"."""
    first = below[0] if below else None
    only = isinstance(first, Heading | Paragraph) and _REFERENCE.fullmatch(first.text.value)
    return below[1:] if only else below


def _before_sibling(below: tuple[Block, ...]) -> Iterator[Block]:
    """What stands below a label; where it is a numbered paragraph, up to the next one of the chapter."""
    first = below[0] if below else None
    chapter = _chapter(first)
    for block in below:
        if chapter and block is not first and _chapter(block) == chapter:
            return
        yield block


def _chapter(block: Block | None) -> str:
    """The number of the chapter whose paragraph a block is: "2" of "2.15"."""
    return (block.number or "").rpartition(".")[0] if isinstance(block, ListItem) else ""


def _without_next(above: Block, below: Iterable[Block]) -> Iterator[Block]:
    """What stands below a recommendation's words, up to a numbered paragraph that goes on with the chapter
    after it.
    """
    ended = isinstance(above, Paragraph | ListItem) and above.text.value.endswith(".")
    for block in below:
        counts = isinstance(block, ListItem) and any(map(str.isdigit, block.number or ""))
        if ended and counts and isinstance(block, ListItem) and not instructs(block.text.value):
            return
        yield block


def _placed(made: Item, one: Labelled) -> Item:
    place = one.block.place
    return replace(made, place=replace(place, end=made.place.end, line_end=made.place.line_end))


def _parts(below: Sequence[Block], *, texts: bool) -> Iterator[Block]:
    """The blocks below a label that are parts of it: its list, the labelled lines and what these name.

    With `texts` also the paragraphs.
    """
    listing, naming = True, False
    above: Block | None = None
    for block in below:
        said = names_only(block)
        goes_on = above is None or _goes_on(above, block)
        above = block
        if said is not None:
            listing, naming = False, said
        elif isinstance(block, Heading):
            return
        elif isinstance(block, ListItem):
            if not (listing or naming):
                return
        elif not (naming or (texts and listing and goes_on)):
            listing = False
            continue
        yield block


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a paragraph belongs to the recommendation above it: that breaks off, or this asks too."""
    words = above.text.value if isinstance(above, Heading | Paragraph | ListItem) else ""
    return not words.endswith((".", ")", "!")) or (
        isinstance(block, Paragraph) and _asks_too(block.text.value)
    )


def _asks_too(words: str) -> bool:
    return instructs(words.partition(". ")[0]) and not answers(words)
