"""Which thing a name in someone's table means: candidates, with how like each is and whether it is certain.

The score is 0 to 100. 100 is the whole name, label, other name, title, code or id, up to case, inflection and
punctuation. What is less is the likeness of the words sorted, letter by letter (Levenshtein's, as a share of
the letters), at most 99. Of that, up to 30 % is lost for properties that are not met, by their share.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz

from graph.catalog.catalog import Catalog
from graph.catalog.names import fold
from ontology.errors import NotFound
from ontology.labels import label_key
from search.analysis import terms
from search.entities import TYPES, Entity, entity, recommendation_entity, thing_entity
from search.index import Index
from search.properties import PROPERTIES, cells
from search.query import search
from search.request import FILTERS, SearchRequest

LEAST: Final = 50.0
_EXACT: Final = 100.0
_LIKE: Final = 99.0
_LOST: Final = 0.3
_LOOKED_AT: Final = 50
_COMPARED: Final = 500
_MOST_WORDS: Final = 30


@dataclass(frozen=True, slots=True)
class Condition:
    """A property that a thing should have, with any one of these values: texts, or ids of things."""

    property: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a name, of any of these types, with these properties. Without types, of any."""

    text: str
    types: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant; `likeness` is its score before properties are weighed, `met` their share."""

    entity: Entity
    score: float
    match: bool
    likeness: float
    met: float


def candidates(index: Index, catalog: Catalog, wanted: Wanted) -> list[Candidate]:
    """Best first, at most `limit`. Only one that is named wholly, alone, with all properties is a match."""
    likeness: dict[str, tuple[Entity, float]] = {}
    for found, like in _found(index, catalog, wanted):
        if _is_of(found, wanted.types) and like >= LEAST and like > likeness.get(found.id, (found, 0.0))[1]:
            likeness[found.id] = found, like
    weighed = [(*each, _met(each[0], wanted.conditions, catalog)) for each in likeness.values()]
    certain = [found.id for found, like, met in weighed if like == _EXACT and met == 1.0]
    told = [
        Candidate(found, round(like * (1 - _LOST * (1 - met)), 1), certain == [found.id], round(like, 1), met)
        for found, like, met in weighed
    ]
    told.sort(key=lambda each: (-each.score, -each.entity.count, each.entity.id))
    return told[: wanted.limit]


def _found(index: Index, catalog: Catalog, wanted: Wanted) -> Iterator[tuple[Entity, float]]:
    text = wanted.text.strip()
    if not text:
        yield from _by_properties(index, catalog, wanted)
        return
    yield from _by_id(index, catalog, text)
    yield from _concepts(catalog, text)
    if not wanted.types or any("Recommendation" in (each, TYPES[each]) for each in wanted.types):
        yield from _recommendations(index, catalog, text)


def _by_id(index: Index, catalog: Catalog, text: str) -> Iterator[tuple[Entity, float]]:
    for known in (text, f"recommendation/{text}") if "/" in text and " " not in text else ():
        try:
            yield entity(index, catalog, known), _EXACT
        except NotFound:
            continue
    for record in index.records_of(index.keyed("code", text.lower()[:_COMPARED]), _LOOKED_AT):
        yield recommendation_entity(record), _EXACT


def _concepts(catalog: Catalog, text: str) -> Iterator[tuple[Entity, float]]:
    by_likeness = {"hidden", "initials"}
    names = {each.thing_id: _LIKE if each.how in by_likeness else _EXACT for each in catalog.named(text)}
    for named in catalog.nearest(text, _LOOKED_AT):
        names.setdefault(named.thing_id, min(_LIKE, _likeness(text, named.name)))
    for thing in catalog.by_ids(list(names)):
        if thing.type == "concept":
            yield thing_entity(thing), names[thing.id]


def _recommendations(index: Index, catalog: Catalog, text: str) -> Iterator[tuple[Entity, float]]:
    words = " ".join(terms(text)[:_MOST_WORDS])
    if not words:
        return
    key = label_key(text)
    for hit in search(index, catalog, SearchRequest(words, limit=_LOOKED_AT, expand=False)).items:
        names = [name for name in (hit.title, hit.text) if name]
        is_whole = any(label_key(name) == key for name in names)
        like = _EXACT if is_whole else min(_LIKE, max(_likeness(text, name) for name in names))
        if like >= LEAST:
            yield entity(index, catalog, f"recommendation/{hit.id}"), like


def _by_properties(index: Index, catalog: Catalog, wanted: Wanted) -> Iterator[tuple[Entity, float]]:
    """Recommendations that the search's own filters let through, where no name is given."""
    filters = {each.property: each.values for each in wanted.conditions if each.property in FILTERS}
    if filters:
        request = SearchRequest(filters=filters, limit=_LOOKED_AT)
        for hit in search(index, catalog, request).items:
            yield entity(index, catalog, f"recommendation/{hit.id}"), _EXACT


def _likeness(text: str, name: str) -> float:
    return fuzz.token_sort_ratio(fold(text)[:_COMPARED], fold(name)[:_COMPARED])


def _is_of(found: Entity, types: tuple[str, ...]) -> bool:
    return found.types[0] in TYPES and (not types or not set(types).isdisjoint(found.types))


def _met(found: Entity, conditions: tuple[Condition, ...], catalog: Catalog) -> float:
    """The share of conditions that are met; those on properties that there are not are left out."""
    ids = {known.id for known in PROPERTIES}
    asked = [each for each in conditions if each.property in ids]
    met = sum(_is_met(each, cells(found, each.property, catalog)) for each in asked)
    return met / len(asked) if asked else 1.0


def _is_met(condition: Condition, found: list[Any]) -> bool:
    had = {str(value) for cell in found for value in cell.values()}
    keys = {label_key(value) for value in had}
    return any(value in had or label_key(value) in keys for value in condition.values)
