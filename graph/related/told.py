"""What related recommendations share, with the proof, and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.quoting.briefs import Brief, brief
from graph.quoting.quotes import Quote
from graph.related.likeness import Likeness, Side
from graph.ties.relations import RELATED
from graph.ties.ties import Ties
from graph.touching.proofs import AskedEdge, Sources, nearest_edge

_MAX_SHARED: Final = 8


@dataclass(frozen=True, slots=True)
class SharedThing:
    """A thing that both recommendations are tied to, `count` in all; `here` and `there` prove it of each."""

    id: str
    type: str
    kind: str | None
    label: str
    count: int
    specificity: float
    here: Quote | None
    there: Quote | None


@dataclass(frozen=True, slots=True)
class RelatedItem(Brief):
    """A recommendation in brief, how near it is (0 to 1, by things and by words), and what it shares.

    `score` is the mean of `by_things` and `by_words`, which is by the titles where these are more alike.
    `shared` and `words` hold what is shared, the most specific first, up to a few; `sentence` says it.
    """

    score: float
    by_things: float
    by_words: float
    shared: tuple[SharedThing, ...]
    words: tuple[str, ...]
    sentence: str


def told_items(
    catalog: Catalog, ties: Ties, here: Side, near: Sequence[tuple[Side, Likeness]]
) -> tuple[RelatedItem, ...]:
    """The items of recommendations near one."""
    shared = {there.ordinal: here.bound.shared_with(there.bound)[:_MAX_SHARED] for there, _ in near}
    ordinals = sorted({thing for things in shared.values() for thing in things})
    things = {thing.ordinal: thing for thing in catalog.by_ordinals(ordinals)}
    weights = here.bound.weights
    own = [nearest_edge(ties, here.ordinal, thing) for thing in things.values()]
    edges = {
        there.ordinal: [nearest_edge(ties, there.ordinal, things[at]) for at in shared[there.ordinal]]
        for there, _ in near
    }
    sources = Sources.read(
        catalog, [here.record, *(there.record for there, _ in near)], [own, *edges.values()]
    )
    proofs = {edge.target.id: _proof(sources, here, edge) for edge in own}
    return tuple(
        _item(
            here,
            there,
            alike,
            tuple(
                _shared(things[at], weights[at], proofs[things[at].id], _proof(sources, there, edge))
                for at, edge in zip(shared[there.ordinal], edges[there.ordinal], strict=True)
            ),
        )
        for there, alike in near
    )


def _proof(sources: Sources, side: Side, edge: AskedEdge) -> Quote | None:
    return next(iter(sources.quotes(side.record, [edge])), None)


def _shared(thing: Thing, weight: float, here: Quote | None, there: Quote | None) -> SharedThing:
    return SharedThing(
        thing.id, thing.type, thing.kind, thing.label, thing.count, round(weight, 3), here, there
    )


def _item(here: Side, there: Side, alike: Likeness, shared: tuple[SharedThing, ...]) -> RelatedItem:
    words = _words(here, there)
    return RelatedItem(
        **brief(there.record),
        score=round(alike.score, 3),
        by_things=round(alike.by_things, 3),
        by_words=round(alike.by_words, 3),
        shared=shared,
        words=words,
        sentence=_sentence(here, there, shared, words),
    )


def _words(here: Side, there: Side) -> tuple[str, ...]:
    """The most specific words of both, as the first has them."""
    both = [word for key, word in here.said.words.items() if key in there.said.words]
    both.sort(key=lambda word: -word.weight)
    return tuple(word.text for word in both[:_MAX_SHARED])


def _sentence(here: Side, there: Side, shared: Sequence[SharedThing], words: Sequence[str]) -> str:
    codes = {"here": here.record["code"], "there": there.record["code"]}
    if here.record["document"] != there.record["document"]:
        codes = {"here": here.record["id"], "there": there.record["id"]}
    things = ", ".join(thing.label for thing in shared)
    said = ", ".join(f"“{word}”" for word in words)
    name = "both" if things and said else "things" if things else "words"
    return RELATED[name].format(**codes, things=things, words=said)
