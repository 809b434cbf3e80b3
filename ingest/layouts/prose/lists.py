"""The layout of lists and of prose: labelled recommendations, items or paragraphs under words that announce
them, and sentences that recommend.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial, reduce

from ingest.layouts.prose.announced import unlabelled
from ingest.layouts.prose.dated import dated
from ingest.layouts.prose.entitled import entitled
from ingest.layouts.prose.labelled import labelled, noted
from ingest.layouts.prose.minuted import minuted
from ingest.layouts.prose.questionnaires import questions, votes
from ingest.layouts.prose.recalled import recalled
from ingest.layouts.prose.replies import with_replies
from ingest.layouts.prose.responders import answered
from ingest.layouts.prose.stated_within import stated_within
from ingest.layouts.prose.subjects import subjects
from ingest.layouts.prose.trailed import trailed
from ingest.layouts.tables.bands import bands
from ingest.layouts.tables.cards import cards
from ingest.layouts.tables.open_cards import open_cards
from ingest.layouts.wording.codes import Codes, prefix
from ingest.layouts.wording.findings import Findings, Ground, Recognised
from ingest.layouts.wording.fusing import joined
from ingest.layouts.wording.items import Found, Item, item_record
from ingest.layouts.wording.kinds import kind
from ingest.layouts.wording.restatements import once
from ingest.outline import Part
from ontology.records import Category, Question

_SEVERAL = 2  # labelled recommendations that show that a document labels all of its own


def fits(ground: Ground) -> bool:
    """Whether a document says recommendations in one of these ways."""
    return bool(_found(ground))


def find(ground: Ground) -> Findings:
    """The recommendations of a document outside its tables, and the subjects that they stand under."""
    found = answered(_found(ground), ground.outline)
    asked = votes([] if _only_asks(found) else questions(ground.outline), found)
    categories = _categories(found)
    numbers = {words: category.number for words, category in categories.items()}
    return Findings(
        categories=tuple(categories.values()),
        questions=tuple(asked.values()),
        recommendations=partial(_recommendations, ground, found, numbers, asked),
    )


def _named(ground: Ground) -> list[Found]:
    """What bears a label of its own, once each: in cards, and in the text."""
    apart = (*cards(ground.outline), *open_cards(ground.outline), *bands(ground.outline))
    found = (*apart, *labelled(ground.outline, ground.profile))
    return entitled(once(with_replies(found), labelled=True))


def _found(ground: Ground) -> list[Found]:
    if recorded := minuted(ground):
        return recorded
    named = _named(ground)
    if len(named) >= _SEVERAL:
        ends = sum(1 for _ in trailed(ground))  # with their numbers: labels are those of other reports
        return once(unlabelled(ground), labelled=False) if ends > _SEVERAL * len(named) else named
    known = [one.place for _, one in named]
    others = once(_unnamed(ground, named), labelled=False)
    if not (named or others):
        return noted(ground.outline, ground.profile) or questions(ground.outline)
    rest = [
        (part, one)
        for part, one in others
        if not any(place.start <= one.place.start < place.end for place in known)
    ]
    return [*named, *rest]


def _unnamed(ground: Ground, named: list[Found]) -> list[Found]:
    """What has no label of its own; else what a document without labels only tells of."""
    found, within = unlabelled(ground), list(stated_within(ground))
    found = within if len(within) > len(found) else found
    found = found or ([] if named else list(recalled(ground)))
    return _with(found, dated(ground)) if all(one.by == "sentence" for _, one in found) else found


def _with(found: list[Found], others: list[Found]) -> list[Found]:
    """Sentences with others that none of them holds, in the order of the text."""
    known = {one.place.start for _, one in found}
    more = [(part, one) for part, one in others if one.place.start not in known]
    return sorted((*found, *more), key=lambda one: one[1].place.start)


def _only_asks(found: Iterable[Found]) -> bool:
    return any(one.by == "question" for _, one in found)


def _categories(found: Iterable[Found]) -> Mapping[str, Category]:
    """The subjects that headings put recommendations under, by their words, where there are several."""
    headings = {one.under.value: (one.under, part.section.place) for part, one in found if one.under}
    return subjects(headings.values()) if len(headings) >= _SEVERAL else {}


def _recommendations(
    ground: Ground,
    found: Iterable[Found],
    categories: Mapping[str, str],
    asked: Mapping[int, Question],
    codes: Codes,
) -> Iterator[Recognised]:
    listed = list(found)
    through = _counts_through(listed)
    for at, (part, one) in enumerate(listed):
        code = codes.code("" if through else _start(part, one), one.number)
        said = (_recognised(where, other, ground, code, categories) for where, other in one.restated)
        whole = reduce(joined, said, _recognised(part, one, ground, code, categories))
        yield _asked(whole, asked[at]) if at in asked else whole


def _asked(found: Recognised, question: Question) -> Recognised:
    """A recommendation with the question that the document asks about it."""
    record = replace(found.recommendation, question=question.number, question_cell=question.text)
    return replace(found, recommendation=record)


def _recognised(
    part: Part, one: Item, ground: Ground, code: str, categories: Mapping[str, str]
) -> Recognised:
    record = item_record(one, ground, part, code, kind(ground.profile, part.path), categories=categories)
    return Recognised(record, (one.by,))


def _counts_through(found: Iterable[Found]) -> bool:
    """Whether the paragraphs of the whole document are counted, of which some recommend: not from 1 on."""
    numbers = [re.match(r"\d+(?=\(|$)", one.number or "") for _, one in found]
    return all(numbers) and min((int(one[0]) for one in numbers if one), default=1) > 1


def _start(part: Part, one: Item) -> str:
    """What a code begins with: nothing where the recommendation's own number counts through the document."""
    own = one.by in ("label", "card", "titled") or one.under or (one.by == "sentence" and one.number)
    return "" if own else prefix(part.number)
