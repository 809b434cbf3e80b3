"""Recommendations in lists without labels: under a heading that announces them, or asked for one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from ingest.blocks import Block, ListItem, Paragraph
from ingest.forms import is_heading_like
from ingest.labels import has_leader
from ingest.layouts.prose.bare_letters import lettered
from ingest.layouts.prose.code_items import code_items
from ingest.layouts.prose.code_series import code_series
from ingest.layouts.prose.codes_after import codes_after
from ingest.layouts.prose.counted_through import counted_through
from ingest.layouts.prose.governing import of_body, party_over, with_asked
from ingest.layouts.prose.headlined import headlined
from ingest.layouts.prose.imperative import imperative
from ingest.layouts.prose.intended import intended
from ingest.layouts.prose.leading import titled
from ingest.layouts.prose.led import led
from ingest.layouts.prose.lettered_parts import whole_items
from ingest.layouts.prose.narrower import narrower
from ingest.layouts.prose.numbered import (
    broken_off,
    counts_within,
    is_part,
    only_tells,
    paragraphs_elsewhere,
    proposals,
)
from ingest.layouts.prose.obliging import obliging
from ingest.layouts.prose.operative import operative
from ingest.layouts.prose.ordered import ordered
from ingest.layouts.prose.planned import demanded, planned
from ingest.layouts.prose.pledged import listed_through, pledged
from ingest.layouts.prose.pointed import made_whole, point
from ingest.layouts.prose.resolved import resolved
from ingest.layouts.prose.rules import rules
from ingest.layouts.prose.runs import asking_runs, opened_out, undescribed
from ingest.layouts.prose.strengths import graded
from ingest.layouts.prose.supported import supported, without_vote
from ingest.layouts.prose.tallied import tallied
from ingest.layouts.prose.through import counts_elsewhere, counts_on, follows, ungrouped
from ingest.layouts.prose.trailed import trailed
from ingest.layouts.tables.carrying import carried
from ingest.layouts.wording.addressees import asks, directs, instructs
from ingest.layouts.wording.announcing import announced, announces, silences
from ingest.layouts.wording.codes import prefix
from ingest.layouts.wording.counted_clauses import counted_clauses
from ingest.layouts.wording.findings import Ground
from ingest.layouts.wording.items import Found, Item, is_lettered_under, item, items, numbered
from ingest.layouts.wording.sentences import paragraphs, says_ask, sentences
from ingest.layouts.wording.standing import stands
from ingest.layouts.wording.telling import tells
from ingest.outline import Part
from ontology.records import Place

_TITLE_WORDS = 6  # of a numbered line that stands over a list as its title
_FEWEST, _MOST_ASK = (
    3,
    0.6,
)  # items of a document, and how many of them ask, that make all of them recommendations


def unlabelled(ground: Ground) -> list[Found]:
    """What a document recommends without labels, by the first way in which it does."""
    ground = narrower(replace(ground, outline=carried(ground.outline, ground.profile)))
    ways = (
        graded,
        trailed,
        code_series,
        code_items,
        codes_after,
        counted_through,
        resolved,
        operative,
        ordered,
        _running,
        _named,
        imperative,
        _under_headings,
        _titled,
        _under_paragraphs,
        _led_in,
    )
    others = (rules, led, intended, planned, supported, headlined, obliging, demanded, pledged)
    found = next((found for way in (*ways, *others) if (found := _without_standings(way(ground)))), [])
    if len(found) == 1 and only_tells(found[0][1]):
        return []
    if {one.by for _, one in found} <= {"sentence", "paragraph"}:
        found = _listed_instead(found, ground)
    found = lettered(found)
    whole = titled([without_vote(numbered(one)) for _, one in found])
    return [(part, one) for (part, _), one in zip(found, whole, strict=True)]


def _without_standings(found: Iterable[Found]) -> list[Found]:
    """Without what only says how a recommendation stands."""
    return [(part, one) for part, one in found if not stands(one.text.value)]


def _listed_instead(found: list[Found], ground: Ground) -> list[Found]:
    """What a line counts, or the lists that are all of a paper, where only sentences ask beside them; or
    fewer paragraphs than are counted.
    """
    counted = list(tallied(ground))
    if all(one.by == "sentence" for _, one in found):
        return counted or listed_through(ground) or found
    return counted if len(counted) > len(found) else found


def _running(ground: Ground) -> Iterator[Found]:
    """The numbered items of a whole document, where most of them ask a body to act, or its title says so."""
    found = [
        (part, one)
        for part in ground.outline.parts
        if not silences(part.path[-1], ground.profile)
        for one in whole_items(tuple(opened_out(part.blocks)))
        if one.number
    ]
    numbers = [one.number for _, one in found]
    if any(is_part(one) and announced(part.path, ground.profile) for part, one in found):
        return
    asking = sum(asks(one.text.value) for _, one in found)
    counted = numbers == [str(number) for number in range(1, len(found) + 1)]
    if len(found) >= _FEWEST and (asking >= _MOST_ASK * len(found) or (counted and _title(ground))):
        for part, of_part in groupby(proposals(found), key=lambda one: one[0]):
            asked_of = list(with_asked(part, (one for _, one in of_part)))
            if any(instructs(one.text.value) or says_ask(one.text.value) for one in asked_of):
                yield from ((part, _under(part, one, ground)) for one in asked_of)


def _title(ground: Ground) -> bool:
    """Whether a document's title announces recommendations."""
    words = " ".join(block.text.value for block in ground.outline.title_block)
    first = ground.outline.parts[0] if ground.outline.parts else None
    return announces(words or (first.path[-1] if first and first.heading else ""), ground.profile)


def _under_headings(ground: Ground) -> Iterator[Found]:
    """The items under a heading that announces them; of numbered paragraphs those that recommend, wherever
    they stand.
    """
    found = list(_headed(ground))
    proposed = proposals(found)
    yield from proposed
    if len(proposed) < len(found) or counts_within(found):
        yield from paragraphs_elsewhere(ground, found)


def _headed(ground: Ground) -> Iterator[Found]:
    """The items under a heading that announces them, numbered lines that do among the headings."""
    before = False
    pointing = point(
        block
        for part in ground.outline.parts
        if announced(part.path, ground.profile)
        for block in part.blocks
    )
    for part in ground.outline.parts:
        to_somebody = part.heading is not None and (
            party_over(part.heading) is not None or of_body(part.heading.text.value)
        )
        here = announced(part.path, ground.profile) or (before and to_somebody)
        before = here or _ends_announcing(part, ground)
        if here:
            whole = tuple(made_whole(part.blocks)) if pointing else part.blocks
            blocks = tuple(opened_out(tuple(undescribed(whole, whole))))
            below = tuple(_below_line(blocks, ground, lines=False)) or blocks
            listed = whole_items(below)
            found = _innermost(with_asked(replace(part, blocks=blocks), asking_runs(listed, blocks)))
            yield from ((part, _under(part, one, ground)) for one in found)
        else:
            yield from ((part, one) for one in items(_under_titles(part.blocks, ground)))


def _ends_announcing(part: Part, ground: Ground) -> bool:
    """Whether the last line of a part is a title that announces what the next heading stands over."""
    last = part.blocks[-1] if part.blocks else None
    return (
        isinstance(last, Paragraph)
        and is_heading_like(last.text.value)
        and announces(last.text.value, ground.profile)
    )


def _innermost(found: Iterable[Item]) -> Iterator[Item]:
    """Items without those that only stand over others by their number: "141." over "141.1" and "141.2",
    "1.1 Assessment" over "1.1.1".
    """
    whole = list(found)
    over = [one.number.rpartition(".")[0] for one in whole if one.number and "." in one.number]
    counted = len(over) > 1 and len(set(over)) == 1 and over[0].isdecimal()
    for one in whole:
        words = one.text.value
        if counted and (one.number or "").isdecimal():
            continue
        outer = over.count(one.number or "") and (words.endswith(":") or is_heading_like(words))
        if not (outer and not directs(words)):
            yield one


def _under(part: Part, one: Item, ground: Ground) -> Item:
    """An item with the heading that puts it under a subject: no party, and no word that announces it."""
    heading = part.heading
    if heading is None or party_over(heading) or announces(heading.text.value, ground.profile):
        return one
    return replace(one, under=heading.text)


def _under_titles(blocks: tuple[Block, ...], ground: Ground) -> Iterator[Block]:
    """What stands below a numbered line that is a title and announces it, up to the next such title."""
    title: ListItem | None = None
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, ListItem) and _is_title(block, below):
            title = block if announces(block.text.value, ground.profile) else None
        elif title:
            yield block


def _is_title(block: ListItem, below: Block | None) -> bool:
    """Whether a numbered line stands over a list that begins anew below it."""
    words = block.text.value
    return (
        block.number is not None
        and not block.contents
        and not has_leader(words)
        and is_heading_like(words)
        and len(words.split()) <= _TITLE_WORDS
        and isinstance(below, ListItem)
        and (below.number in ("1", "a", "A", "i", "I", f"{block.number}.1") or below.number is None)
    )


def _titled(ground: Ground) -> Iterator[Found]:
    """The numbered headings under a heading that announces them, each with the paragraphs below it."""
    by_code = {part.section.code: part for part in ground.outline.parts}
    for part in ground.outline.parts:
        around = by_code.get(part.section.parent or "")
        if around is None or part.heading is None or not part.heading.number or not part.blocks:
            continue
        if announces(around.path[-1], ground.profile) and announced(part.path, ground.profile):
            made = item(prefix(part.number), part.blocks, part.heading.text)
            if made.text.value:
                yield part, replace(made, by="titled")


def _named(ground: Ground) -> Iterator[Found]:
    """The headings under one that announces them, each with a paragraph and its list, most of which say what
    to do: "Dig once", and below it "The Department should lay conduit …".
    """
    over = {part.section.parent for part in ground.outline.parts}
    found = [
        (part, item(None, part.blocks, part.heading.text))
        for part in ground.outline.parts
        if part.heading
        and not part.heading.number
        and part.section.code not in over
        and announced(part.path[:-1], ground.profile)
        and announced(part.path, ground.profile)
        and _is_one(part.blocks)
    ]
    asking = sum(instructs(one.text.value) for _, one in found)
    if len(found) >= _FEWEST and asking >= _MOST_ASK * len(found):
        yield from ((part, replace(one, by="titled")) for part, one in found)


def _is_one(blocks: Sequence[Block]) -> bool:
    """Whether blocks are one paragraph, with at most a list that goes on with it."""
    first, *below = blocks or (None,)
    listed = all(isinstance(block, ListItem) for block in below)
    return isinstance(first, Paragraph) and listed and (not below or first.text.value.endswith(":"))


def _under_paragraphs(ground: Ground) -> Iterator[Found]:
    for part, found in groupby(paragraphs(ground.outline, ground.profile), key=lambda one: one[0]):
        yield from ((part, one) for one in with_asked(part, (one for _, one in found)))


def _led_in(ground: Ground) -> Iterator[Found]:
    """The lists right below a line or a title that announces them, and the sentences that recommend."""
    held: list[Place] = []
    for part in ground.outline.parts:
        blocks = tuple(ungrouped(part.blocks))
        below = blocks if _title(ground) else tuple(_below_line(blocks, ground))
        listed = list(with_asked(part, items(undescribed(below, part.blocks))))
        starts = {one.place.start for one in listed}
        broken = broken_off(part, ground.profile)
        found = [*listed, *(one for one in broken if one.place.start not in starts)]
        held += [one.place for one in found]
        yield from ((part, one) for one in found)
    for part, one in sentences(ground.outline, ground.profile):
        if not any(place.start <= one.place.start < place.end for place in held):
            yield from ((part, clause) for clause in counted_clauses(one))


def _below_line(blocks: tuple[Block, ...], ground: Ground, *, lines: bool = True) -> Iterator[Block]:
    """The lists right below a line, or below an item that is such a line, that announces them.

    Without `lines` only the lists within items.
    """
    announced = False
    over: ListItem | None = None
    last: str | None = None
    for (above, block), below in zip_longest(pairwise((None, *blocks)), blocks[1:]):
        if isinstance(above, Paragraph):
            goes_on = block is not None and counts_on(last, block)
            here = announces(above.text.value, ground.profile) and not counts_elsewhere(above, block)
            announced = lines and (goes_on or here)
        inside = isinstance(block, ListItem) and over is not None and block.level > over.level
        goes_on = inside and isinstance(block, ListItem) and not announces(block.text.value, ground.profile)
        if isinstance(block, ListItem) and block.text.value.endswith(":") and not (announced or goes_on):
            own = isinstance(below, ListItem) and is_lettered_under(block, below)
            named = announces(block.text.value, ground.profile) and not tells(block.text.value)
            over = block if named and not own else None
        elif isinstance(block, ListItem) and (announced or inside):
            last = block.number if announced and (block.level == 1 or follows(last, block)) else last
            yield block
