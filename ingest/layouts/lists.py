"""The layout of lists and of prose: labelled recommendations, items or paragraphs under words that announce
them, and sentences that recommend.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial, reduce

from ingest.layouts.announced import unlabelled
from ingest.layouts.cards import cards
from ingest.layouts.codes import Codes, prefix
from ingest.layouts.findings import Findings, Ground, Recognised
from ingest.layouts.fusing import joined
from ingest.layouts.items import Found, Item, item_record
from ingest.layouts.kinds import kind
from ingest.layouts.labelled import labelled
from ingest.layouts.restatements import once
from ingest.nesting import slug
from ingest.outline import Part
from ontology.records import Category

_SEVERAL = 2  # labelled recommendations that show that a document labels all of its own


def fits(ground: Ground) -> bool:
    """Whether a document says recommendations in one of these ways."""
    return bool(_named(ground) or unlabelled(ground))


def find(ground: Ground) -> Findings:
    """The recommendations of a document outside its tables, and the subjects that they stand under."""
    found = _found(ground)
    categories = _categories(found)
    numbers = {category.label.value: category.number for category in categories}
    return Findings(categories=categories, recommendations=partial(_recommendations, ground, found, numbers))


def _named(ground: Ground) -> list[Found]:
    """What bears a label of its own, once each: in cards, and in the text."""
    found = (*cards(ground.outline), *labelled(ground.outline, ground.profile))
    return once(found, labelled=True)


def _found(ground: Ground) -> list[Found]:
    named = _named(ground)
    if len(named) >= _SEVERAL:
        return named
    known = [one.place for _, one in named]
    others = once(unlabelled(ground), labelled=False)
    rest = [
        (part, one)
        for part, one in others
        if not any(place.start <= one.place.start < place.end for place in known)
    ]
    return [*named, *rest]


def _categories(found: Iterable[Found]) -> tuple[Category, ...]:
    """The subjects that headings put recommendations under, where there are several."""
    headings = {one.under.value: (part, one.under) for part, one in found if one.under}
    if len(headings) < _SEVERAL:
        return ()
    parts = [(part, label) for part, label in headings.values() if part.heading]
    return tuple(
        Category(slug(label.value), label, None, part.heading.place) for part, label in parts if part.heading
    )


def _recommendations(
    ground: Ground, found: Iterable[Found], categories: Mapping[str, str], codes: Codes
) -> Iterator[Recognised]:
    for part, one in found:
        code = codes.code(_start(part, one), one.number)
        said = (_recognised(where, other, ground, code, categories) for where, other in one.restated)
        yield reduce(joined, said, _recognised(part, one, ground, code, categories))


def _recognised(
    part: Part, one: Item, ground: Ground, code: str, categories: Mapping[str, str]
) -> Recognised:
    record = item_record(one, ground, part, code, kind(ground.profile, part.path), categories=categories)
    return Recognised(record, (one.by,))


def _start(part: Part, one: Item) -> str:
    """What a code begins with: nothing where the recommendation's own number counts through the document."""
    return "" if one.by in ("label", "card", "titled") or one.under else prefix(part.number)
