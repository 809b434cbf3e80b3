"""Questions about several things at once: a recommendation has a tie to each, and each tie its proof."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from graph.catalog.catalog import Catalog
from graph.ties.ties import Ties
from graph.touching.asked import Target
from graph.touching.items import Fetch, TouchItem, touch_items
from graph.touching.touching import Nearest, Touching

_QUOTES: Final = ": “"  # before the words that prove a sentence


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that were asked about: what to look for, and what touches it."""

    aims: Sequence[Target]
    found: Touching


def items_of(
    catalog: Catalog, ties: Ties, fetch: Fetch, sides: Sequence[Side], page: Sequence[Nearest]
) -> list[TouchItem]:
    """The recommendations of a page, in its order, as they touch each side; the page is of the first's."""
    items = touch_items(catalog, ties, fetch, sides[0].aims, page)
    for side in sides[1:]:
        items = list(map(both, items, _items(catalog, ties, fetch, side, page)))
    return items


def _items(
    catalog: Catalog, ties: Ties, fetch: Fetch, side: Side, page: Sequence[Nearest]
) -> list[TouchItem]:
    ordinals = [each.recommendation for each in page]
    found = side.found.among(np.array(ordinals, np.uint32))
    nearest = {each.recommendation: each for each in found.page(ties, 0, len(ordinals))}
    return touch_items(catalog, ties, fetch, side.aims, [nearest[each] for each in ordinals])


def both(item: TouchItem, other: TouchItem) -> TouchItem:
    """One recommendation as it touches two sides, the path to the first."""
    return replace(
        item,
        basis="inferred" if "inferred" in (item.basis, other.basis) else "stated",
        sentence=_joined(item.sentence, other.sentence),
        evidence=tuple(dict.fromkeys((*item.evidence, *other.evidence))),
    )


def _joined(sentence: str, other: str) -> str:
    """Both sentences, then the words that prove each, once where they are the same."""
    first, mark, quoted = sentence.partition(_QUOTES)
    second, later, again = other.partition(_QUOTES)
    mark = mark or later
    proofs = dict.fromkeys(f"“{words}" for words in (quoted, again) if words)
    second = second.removesuffix(".") if quoted or again else second
    return f"{first.removesuffix('.')}; {second}{mark.rstrip('“')}{' '.join(proofs)}"
