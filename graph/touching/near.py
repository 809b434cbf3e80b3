"""What lies nearest to a thing that is known, but that nothing is tied to: it is said, and where to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import orjson

from graph.catalog.catalog import Catalog
from graph.catalog.entries import Type
from graph.catalog.resolve import Reading
from graph.catalog.things import Thing
from ontology.labels import FUNCTION_WORDS, words_of

#: How a thing lies near another: the vocabulary relates them, or has one above the other, or both under one;
#: both are states of one kind, such as of funding; or a word of its name begins as the name asked about does.
Nearness = Literal["related", "broader", "sibling", "state", "name"]

#: The most things that are told to lie near one.
MAX_NEAR: Final = 8

#: Kinds whose concepts are states: words of theirs in a text, such as "open", need not speak of them.
STATES: Final = frozenset({"action", "funding", "outcome", "status"})
_HOW: Final[dict[str, Nearness]] = {"related": "related", "broader": "broader"}
_MAX_NAMES: Final = 20  # names that begin alike and are looked at


@dataclass(frozen=True, slots=True)
class Near:
    """A thing to which `count` recommendations are tied, and how it lies near."""

    id: str
    type: Type
    kind: str | None
    label: str
    count: int
    how: Nearness


@dataclass(frozen=True, slots=True)
class Untied:
    """A thing asked about to which no recommendation is tied, nor to anything narrower.

    `definition` is that of the vocabulary, None where it has none; `near` the nearest things that have ties.
    """

    id: str
    label: str
    definition: str | None
    near: tuple[Near, ...]


def untied(catalog: Catalog, readings: Sequence[Reading]) -> tuple[Untied, ...]:
    """Those of some readings that nothing is tied to, each once."""
    concepts = {reading.id: reading for reading in readings if reading.type == "concept"}
    return tuple(
        _untied(catalog, thing, concepts[thing.id])
        for thing in catalog.by_ids(list(concepts))
        if not any(each.count for each in _under(catalog, [thing.id]))
    )


def _untied(catalog: Catalog, thing: Thing, reading: Reading) -> Untied:
    found: dict[str, Near] = {}
    for how, each in _near(catalog, thing, reading):
        if each.count and each.id != thing.id:
            found.setdefault(each.id, Near(each.id, each.type, each.kind, each.label, each.count, how))
    definition = orjson.loads(thing.view)["definition"]
    return Untied(thing.id, thing.label, definition, tuple(found.values())[:MAX_NEAR])


def _near(catalog: Catalog, thing: Thing, reading: Reading) -> Iterator[tuple[Nearness, Thing]]:
    beside = [(how, other) for how, other in catalog.beside(thing.id) if how in _HOW]
    for how in ("related", "broader"):
        yield from ((_HOW[how], each) for each in catalog.by_ids([id_ for by, id_ in beside if by == how]))
    above = [other for how, other in beside if how == "broader"]
    yield from (("sibling", each) for each in _most(_under(catalog, above, 1)))
    if thing.kind in STATES:
        _, states = catalog.things("concept", kind=thing.kind, sort="count", limit=MAX_NEAR)
        yield from (("state", each) for each in states)
    yield from (("name", each) for each in _most(_alike(catalog, reading.name)))


def _under(catalog: Catalog, ids: Sequence[str], *depth: int) -> list[Thing]:
    return catalog.by_ordinals([each.ordinal for each in catalog.under(ids, *depth)]) if ids else []


def _alike(catalog: Catalog, name: str) -> list[Thing]:
    """Things in whose names a word begins with one of the words of a name."""
    words = [word for word in words_of(name) if word.casefold() not in FUNCTION_WORDS]
    wholes = catalog.starting(name, _MAX_NAMES)
    begun = wholes or [each for word in words for each in catalog.starting(word, _MAX_NAMES)]
    return catalog.by_ordinals(dict.fromkeys(each.ordinal for each in begun), views=False)


def _most(things: Sequence[Thing]) -> list[Thing]:
    return sorted(things, key=lambda thing: -thing.count)
