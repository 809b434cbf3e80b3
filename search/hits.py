"""A page of results, each with its marked words and the reasons why it was found."""

from collections.abc import Collection, Iterable
from typing import Final

from tantivy import DocAddress

from search.answer import Hit, HitCategory
from search.highlights import highlighted
from search.index import Index
from search.matching import Explanation, Matcher
from search.texts import Record
from search.tree import Node

_DECIMALS: Final = 4


def hits(
    index: Index, places: Iterable[tuple[float | None, DocAddress]], tree: Node, replaced: Collection[str]
) -> tuple[Hit, ...]:
    """The results at these places, each with its score."""
    found = [(index.kept(place), score) for score, place in places]
    reasons = Matcher(tree, replaced).explain([kept for kept, _ in found])
    return tuple(_hit(kept.record, score, why) for (kept, score), why in zip(found, reasons, strict=True))


def _hit(record: Record, score: float | None, reasons: Explanation) -> Hit:
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
