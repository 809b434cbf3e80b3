"""Competencies that policy statements ask for and that no recommendation builds."""

from typing import Final

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.gaps.found import Found, GapItem, Scope
from graph.gaps.recommendations import in_scope
from graph.quoting.quotes import Proven, quotes
from graph.ties.facts import KIND_MASK, RECOMMENDATION_KINDS
from graph.ties.rows import RELATION_SHIFT
from graph.ties.ties import Ties
from graph.touching.items import Fetch

_STATEMENT: Final = RECOMMENDATION_KINDS.index("statement")


def find_unbuilt_competencies(catalog: Catalog, ties: Ties, fetch: Fetch, scope: Scope) -> Found:
    """What statements in the scope mention and no other record of the library does, nor anything narrower."""
    things, recommendations = _mentions(ties)
    states = (ties.facts[recommendations] & KIND_MASK) == _STATEMENT
    asked = np.unique(things[states & in_scope(ties, scope)[recommendations]])
    built = np.unique(things[~states])
    missing = _not_even_narrower(catalog, np.setdiff1d(asked, built), built)
    in_order = missing[np.argsort(ties.thing_ranks[missing])].tolist()
    page = in_order[scope.page]
    asking = {
        thing: recommendations[states & (things == thing) & in_scope(ties, scope)[recommendations]]
        for thing in page
    }
    return Found(
        total=len(in_order),
        of=len(asked),
        items=tuple(_item(catalog, ties, fetch, thing, asking[thing]) for thing in page),
    )


def _mentions(ties: Ties) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Every mention of a competency, as two arrays of one length: which, and by which recommendation."""
    if "competency" not in ties.kind_names:
        return np.zeros(0, np.int64), np.zeros(0, np.uint32)
    competencies = np.flatnonzero(ties.kinds == ties.kind_names.index("competency"))
    sizes = ties.backward.index[competencies + 1] - ties.backward.index[competencies]
    positions = ties.backward.positions(competencies)
    mentions = ties.backward.flags[positions] >> RELATION_SHIFT == ties.relation_names.index("mentions")
    return np.repeat(competencies, sizes)[mentions], ties.backward.ordinals[positions][mentions]


def _not_even_narrower(
    catalog: Catalog, candidates: NDArray[np.int64], built: NDArray[np.int64]
) -> NDArray[np.int64]:
    known = set(built.tolist())
    kept = [
        thing.ordinal
        for thing in catalog.by_ordinals(candidates.tolist())
        if known.isdisjoint(each.ordinal for each in catalog.under([thing.id]))
    ]
    return np.array(kept, np.int64)


def _item(catalog: Catalog, ties: Ties, fetch: Fetch, ordinal: int, asking: NDArray[np.uint32]) -> GapItem:
    """The competency, with the first statement that asks for it."""
    (thing,) = catalog.by_ordinals([ordinal])
    first = asking[np.argmin(ties.ranks[asking])]
    record = orjson.loads(fetch([int(first)])[0])
    proof = next(iter(quotes(record, Proven("mentions", thing.id, (thing.label,), "stated"))))
    more = len(asking) - 1
    asks = f"and {more} more ask for it" if more else "asks for it"
    return GapItem(
        type="concept",
        id=thing.id,
        label=thing.label,
        document=record["document"],
        detail=f"{record['id']} {asks}: “{proof.quote}”",
        line_start=proof.line_start,
        line_end=proof.line_end,
        page=proof.page,
    )
