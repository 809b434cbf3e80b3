"""The recommendations of two documents that are nearest to each other, by specific concepts and by wording.

A concept weighs as much as it is specific (see `specificity`), so that what everything shares weighs nothing.
Two recommendations are alike by the cosine of their weighted concepts and, a third as much, by the words that
their texts share (rapidfuzz's token set ratio, which is some 0.45 for texts with nothing in common but their
language).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray
from rapidfuzz import fuzz

from graph.catalog.catalog import Catalog
from graph.ties.specificity import specificity
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from ontology.concepts import KINDS
from ontology.labels import label_key

#: What a plan is about; the columns that every row fills say little of it.
SUBJECTS: Final = tuple(kind for kind in KINDS if kind not in {"action", "funding", "outcome", "status"})
#: Pairs that share a concept, counted once a concept, that are looked at: those of the rarest concepts first.
MAX_SHARING: Final = 500_000
#: The recommendations of either document that one concept may pair, where even the rarest has more.
MAX_SIDE: Final = 700
#: How much of the score is of the concepts; the rest is of the wording.
OF_CONCEPTS: Final = 0.75
#: The pairs whose concepts are compared as a whole, and those whose wording is.
MAX_WEIGHED: Final = 3_000
MAX_READ: Final = 300
_LONGEST_TEXT: Final = 2_000


@dataclass(frozen=True, slots=True)
class PairSide:
    """One recommendation of a pair."""

    id: str
    iri: str
    code: str
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PairConcept:
    """A concept that both are tied to, and its weight."""

    id: str
    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two recommendations, and how near they are: `score`, `concepts` and `wording` run from 0 to 1."""

    left: PairSide
    right: PairSide
    score: float
    concepts: float
    wording: float
    shared: tuple[PairConcept, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class _Near:
    """Two recommendations by ordinal, with the cosine of their concepts and those that they share."""

    left: int
    right: int
    cosine: float
    shared: tuple[int, ...]


def nearest_pairs(
    catalog: Catalog,
    ties: Ties,
    fetch: Fetch,
    left: NDArray[np.uint32],
    right: NDArray[np.uint32],
) -> list[Pair]:
    """At most MAX_READ pairs of these recommendations that share a concept, the nearest first."""
    weights = concept_weights(ties, [left, right])
    near = _by_concepts(ties, weights, _candidates(ties, weights, left, right))
    ordinals = sorted({each for pair in near for each in (pair.left, pair.right)})
    records = dict(zip(ordinals, map(orjson.loads, fetch(ordinals)), strict=True)) if ordinals else {}
    things = sorted({thing for pair in near for thing in pair.shared})
    labels = {thing.ordinal: (thing.id, thing.label) for thing in catalog.by_ordinals(things, views=False)}
    words = {ordinal: _words(record) for ordinal, record in records.items()}
    sides = {ordinal: _side(record) for ordinal, record in records.items()}
    pairs = [
        _pair(pair, sides, words, [(*labels[each], float(weights[each])) for each in pair.shared])
        for pair in near
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.left.id, pair.right.id))


def concept_weights(ties: Ties, sides: Sequence[NDArray[np.uint32]]) -> NDArray[np.float64]:
    """The weight of each thing that these recommendations are tied to, by ordinal; of all others 0.

    What is no subject weighs nothing, nor what everything is tied to.
    """
    tied = np.unique(np.concatenate([ties.forward.ordinals[ties.forward.positions(side)] for side in sides]))
    codes = [code for code, name in enumerate(ties.kind_names) if name in SUBJECTS]
    known = tied[np.isin(ties.kinds[tied], codes) & (ties.counts[tied] > 0)].astype(np.int64)
    weights = np.zeros(len(ties.counts))
    weights[known] = specificity(ties, known)
    return weights


def _candidates(
    ties: Ties, weights: NDArray[np.float64], left: NDArray[np.uint32], right: NDArray[np.uint32]
) -> list[tuple[int, int]]:
    """The pairs that share the most weight, at most MAX_WEIGHED."""
    sides = [_tied(ties, weights, side) for side in (left, right)]
    both = np.intersect1d(sides[0][0], sides[1][0])
    groups = [[np.searchsorted(side[0], both, way) for way in ("left", "right")] for side in sides]
    sizes = np.prod([end - start for start, end in groups], axis=0)
    order = np.argsort(sizes, kind="stable")
    taken = order[: max(1, int(np.searchsorted(np.cumsum(sizes[order]), MAX_SHARING, "right")))]
    keys: list[NDArray[np.uint64]] = [np.zeros(0, np.uint64)]
    shares = [np.zeros(0)]
    for at in taken.tolist():
        one, other = (
            side[1][int(start[at]) : int(end[at])][:MAX_SIDE].astype(np.uint64)
            for side, (start, end) in zip(sides, groups, strict=True)
        )
        key: NDArray[np.uint64] = np.repeat(one << np.uint64(32), len(other))
        key |= np.tile(other, len(one))
        keys.append(key)
        shares.append(np.full(len(key), weights[both[at]] ** 2))
    pairs, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    sums = np.bincount(inverse, np.concatenate(shares), len(pairs))
    best = pairs[np.argsort(-sums, kind="stable")[:MAX_WEIGHED]]
    return list(zip((best >> np.uint64(32)).tolist(), (best & np.uint64(0xFFFFFFFF)).tolist(), strict=True))


def _tied(
    ties: Ties, weights: NDArray[np.float64], side: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Each weighty tie of these recommendations once: the things, sorted, and the recommendations."""
    positions = ties.forward.positions(side)
    sizes = ties.forward.index[side.astype(np.int64) + 1] - ties.forward.index[side]
    things, recommendations = ties.forward.ordinals[positions], np.repeat(side, sizes)
    edges = np.unique(things.astype(np.uint64) << np.uint64(32) | recommendations.astype(np.uint64))
    things = (edges >> np.uint64(32)).astype(np.uint32)
    kept = weights[things] > 0
    return things[kept], edges[kept].astype(np.uint32)


def _by_concepts(
    ties: Ties, weights: NDArray[np.float64], candidates: Sequence[tuple[int, int]]
) -> list[_Near]:
    """The pairs with the highest cosines, at most MAX_READ."""
    held: dict[int, dict[int, float]] = {}
    for ordinal in {each for pair in candidates for each in pair}:
        things = ties.things(ordinal).ordinals
        held[ordinal] = {t: w for t, w in zip(things.tolist(), weights[things].tolist(), strict=True) if w}
    squares = {one: {thing: w**2 for thing, w in things.items()} for one, things in held.items()}
    lengths = {one: sum(things.values()) for one, things in squares.items()}
    cosines = [
        (_shared(squares[one], squares[other]) / (lengths[one] * lengths[other]) ** 0.5, one, other)
        for one, other in candidates
    ]
    cosines.sort(key=lambda each: (-each[0], *each[1:]))
    return [_near(*pair, held[pair[1]], held[pair[2]]) for pair in cosines[:MAX_READ]]


def _shared(ours: Mapping[int, float], theirs: Mapping[int, float]) -> float:
    """The sum of what both have, which is equal for both ways round: `fsum` rounds only once."""
    return fsum(weight for thing, weight in ours.items() if thing in theirs)


def _near(
    cosine: float, left: int, right: int, ours: Mapping[int, float], theirs: Mapping[int, float]
) -> _Near:
    shared = sorted(ours.keys() & theirs.keys(), key=lambda thing: (-ours[thing], thing))
    return _Near(left, right, cosine, tuple(shared))


def _words(record: Mapping[str, Any]) -> str:
    text = " ".join(part for part in (record["title"], record["text"]) if part)
    return label_key(text[:_LONGEST_TEXT])


def _pair(
    near: _Near,
    sides: Mapping[int, PairSide],
    words: Mapping[int, str],
    shared: Sequence[tuple[str, str, float]],
) -> Pair:
    wording = fuzz.token_set_ratio(words[near.left], words[near.right]) / 100
    left, right = sides[near.left], sides[near.right]
    names = ", ".join(label for _, label, _ in shared)
    return Pair(
        left=left,
        right=right,
        score=round(OF_CONCEPTS * near.cosine + (1 - OF_CONCEPTS) * wording, 3),
        concepts=round(near.cosine, 3),
        wording=round(wording, 3),
        shared=tuple(PairConcept(id_, label, round(weight, 3)) for id_, label, weight in shared),
        sentence=f"{left.code} and {right.code} share {names}.",
    )


def _side(record: Mapping[str, Any]) -> PairSide:
    return PairSide(record["id"], record["iri"], record["code"], record["title"], record["text"])
