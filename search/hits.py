"""A page of results, each with its marked words and the reasons why it was found."""

from collections.abc import Collection, Iterable
from typing import Final

from tantivy import DocAddress

from search.answer import Hit, HitCategory
from search.highlights import highlighted
from search.index import Index
from search.matching import Matcher
from search.texts import Kept
from search.tree import Node

_DECIMALS: Final = 4


def hits(
    index: Index, places: Iterable[tuple[float | None, DocAddress]], tree: Node, replaced: Collection[str]
) -> tuple[Hit, ...]:
    """The results at these places, each with its score."""
    matcher = Matcher(tree, replaced)
    return tuple(_hit(index.kept(place), score, matcher) for score, place in places)


def _hit(kept: Kept, score: float | None, matcher: Matcher) -> Hit:
    record, reasons = kept.record, matcher.explain(kept)
    category = record["category"]
    return Hit(
        id=record["id"],
        iri=record["iri"],
        document=record["document"],
        code=record["code"],
        kind=record["kind"],
        title=record["title"],
        text=record["text"],
        category=HitCategory(category["id"], category["number"], category["label"]) if category else None,
        score=None if score is None else round(score, _DECIMALS),
        highlights={field: highlighted(*marked) for field, marked in reasons.marked.items()},
        matched=reasons.matches,
    )
