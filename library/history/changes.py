"""What changed between two versions of a document: added, dropped, reworded, moved, or said otherwise."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from library.history.matching import How, Match, matches
from library.history.past import Past, PastRecommendation
from ontology.wording import Run, difference, same_wording

ChangeKind = Literal["added", "dropped", "reworded", "moved", "changed"]
CHANGES: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)

_FIELDS: Final = ("kind", "actions", "actor", "funding", "status", "question", "responsible", "notes")
_BETWEEN: Final = "; "


@dataclass(frozen=True, slots=True)
class Side:
    """A recommendation as one of the versions states it; `id` is `<slug>/<code>`."""

    id: str
    code: str
    title: str | None
    text: str
    section: str | None
    category: str | None
    line_start: int
    line_end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field in the source's own words, before and after; null where it is not stated."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Rewording:
    """How the words of a field changed: the left parts of the runs are the earlier ones, joined."""

    field: Literal["title", "text"]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One recommendation that is not what it was.

    `before` is null for one that was added, `after` for one that was dropped. `matched_by` says how the two
    were found to be one, and `likeness` how alike their words are, 0 to 1. `moved` are the changes of code,
    section and category, `fields` those of all else but title and text.
    """

    changes: tuple[ChangeKind, ...]
    matched_by: How | None
    likeness: float | None
    before: Side | None
    after: Side | None
    rewording: tuple[Rewording, ...] = ()
    moved: tuple[FieldChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """`counts` are of the items with each kind of change, and of the recommendations that are `unchanged`."""

    counts: dict[str, int]
    items: tuple[ChangedItem, ...]


def changes(slug: str, before: Past, after: Past) -> Changes:
    """What changed, in the order of the later version, then what was dropped in that of the earlier."""
    pairs = {pair.after: pair for pair in matches(before.recommendations, after.recommendations)}
    every = list(_items(slug, before.recommendations, after.recommendations, pairs))
    items = tuple(item for item in every if item.changes)
    counted = Counter(kind for item in items for kind in item.changes)
    counts = {kind: counted[kind] for kind in CHANGES} | {"unchanged": len(every) - len(items)}
    return Changes(counts, items)


def _items(
    slug: str,
    before: tuple[PastRecommendation, ...],
    after: tuple[PastRecommendation, ...],
    pairs: Mapping[int, Match],
) -> Iterator[ChangedItem]:
    for at, each in enumerate(after):
        if at in pairs:
            yield _changed(slug, before[pairs[at].before], each, pairs[at])
        else:
            yield ChangedItem(("added",), None, None, None, _side(slug, each))
    paired = {pair.before for pair in pairs.values()}
    for at, each in enumerate(before):
        if at not in paired:
            yield ChangedItem(("dropped",), None, None, _side(slug, each), None)


def _changed(slug: str, before: PastRecommendation, after: PastRecommendation, pair: Match) -> ChangedItem:
    rewording = tuple(_rewording(before, after))
    moved = tuple(_differing(_place(before), _place(after)))
    fields = tuple(_differing(_said(before), _said(after)))
    told: dict[ChangeKind, bool] = {
        "reworded": bool(rewording),
        "moved": bool(moved),
        "changed": bool(fields),
    }
    return ChangedItem(
        tuple(kind for kind, found in told.items() if found),
        pair.how,
        round(pair.likeness, 3),
        _side(slug, before),
        _side(slug, after),
        rewording,
        moved,
        fields,
    )


def _rewording(before: PastRecommendation, after: PastRecommendation) -> Iterator[Rewording]:
    if not same_wording(before.title or "", after.title or ""):
        yield Rewording("title", difference(before.title or "", after.title or ""))
    if not same_wording(before.text, after.text):
        yield Rewording("text", difference(before.text, after.text))


def _place(each: PastRecommendation) -> dict[str, str | None]:
    return {"code": each.code, "section": each.section, "category": each.category}


def _said(each: PastRecommendation) -> dict[str, str | None]:
    said: dict[str, str | None] = {}
    for field in _FIELDS:
        value = getattr(each, field)
        said[field] = value if isinstance(value, str) or value is None else _BETWEEN.join(value) or None
    return said | {f"attributes/{header}": cell or None for header, cell in each.attributes.items()}


def _differing(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Iterator[FieldChange]:
    """The fields whose words differ; punctuation, spaces and case make no difference."""
    for field in dict.fromkeys((*before, *after)):
        was, now = before.get(field), after.get(field)
        if (was is None) != (now is None) or not same_wording(was or "", now or ""):
            yield FieldChange(field, was, now)


def _side(slug: str, each: PastRecommendation) -> Side:
    return Side(
        f"{slug}/{each.code}",
        each.code,
        each.title,
        each.text,
        each.section,
        each.category,
        each.line_start,
        each.line_end,
        each.page,
    )
