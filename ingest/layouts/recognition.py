"""Which layout a document has: told by its form, unless a profile says it."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import chain

from ingest.layouts.prose import lists, policy
from ingest.layouts.prose.grouped import grouped
from ingest.layouts.prose.subjects import without_heads
from ingest.layouts.tables import tables
from ingest.layouts.wording.findings import Findings, Ground, Recognised
from ingest.layouts.wording.footnotes import footnotes, with_footnotes
from ingest.layouts.wording.note_marks import glued_marks, without_marks
from ingest.layouts.wording.overlap import together
from ingest.outline import Outline
from ingest.profiles import Layout, Profile, shipped_profiles
from ontology.records import Category

_FITS: dict[Layout, Callable[[Ground], bool]] = {
    "tables": tables.fits,
    "policy": policy.fits,
    "lists": lists.fits,
}
_FIND: dict[Layout, Callable[[Ground], Findings]] = {
    "tables": tables.find,
    "policy": policy.find,
    "lists": lists.find,
}


def recognise(outline: Outline, slug: str) -> Profile:
    """The first shipped profile whose layouts a document fits; the last of them reads any document."""
    *others, last = shipped_profiles().values()
    fitting = (
        profile
        for profile in others
        if any(_FITS[layout](Ground(outline, profile, slug)) for layout in profile.layouts)
    )
    return next(fitting, last)


def find(ground: Ground) -> Findings:
    """What all layouts of a profile find in a document; what two of them find is one record."""
    found = [_FIND[layout](ground) for layout in ground.profile.layouts]
    first, *others = [one.recommendations for one in found] or [Findings().recommendations]
    apart = (without_heads(first, one, ground.outline) for one in others)
    recommendations = reduce(together, apart, first)
    notes, marks = footnotes(ground.outline.furniture), glued_marks(ground.text)
    categories = _once(chain.from_iterable(one.categories for one in found))
    if not categories:
        by_heading = grouped(recommendations, ground)
        categories, recommendations = by_heading.categories, by_heading.recommendations
    return Findings(
        categories=categories,
        questions=tuple(chain.from_iterable(one.questions for one in found)),
        legend=tuple(chain.from_iterable(one.legend for one in found)),
        definitions=tuple(chain.from_iterable(one.definitions for one in found)),
        recommendations=lambda codes: without_marks(
            with_footnotes(_answering(recommendations(codes)), notes), marks
        ),
    )


def _answering(found: Iterable[Recognised]) -> Iterator[Recognised]:
    """Without the questions that a document asks, where it recommends too."""
    recommends = False
    for one in found:
        asks = one.signals == ("question",)
        recommends = recommends or not asks
        if not (asks and recommends):
            yield one


def _once(categories: Iterable[Category]) -> tuple[Category, ...]:
    """Categories with numbers of their own: the first of each number counts."""
    found: dict[str, Category] = {}
    for category in categories:
        found.setdefault(category.number, category)
    return tuple(found.values())
