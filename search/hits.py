"""A page of results, each with its marked words and the reasons why it was found."""

from collections.abc import Collection, Iterable
from typing import Final

from tantivy import DocAddress

from search.answer import Shown
from search.highlights import highlighted
from search.index import Index
from search.kept import Kept
from search.matching import Explanation, Matcher
from search.tree import Node

_DECIMALS: Final = 4


def hits(
    index: Index, places: Iterable[tuple[float | None, DocAddress]], tree: Node, replaced: Collection[str]
) -> tuple[Shown, ...]:
    """The results at these places, each with its score."""
    found = [(index.kept(place), score) for score, place in places]
    reasons = Matcher(tree, replaced).explain([kept for kept, _ in found])
    return tuple(_hit(kept, score, why) for (kept, score), why in zip(found, reasons, strict=True))


def _hit(kept: Kept, score: float | None, why: Explanation) -> Shown:
    return Shown(
        kept.brief,
        None if score is None else round(score, _DECIMALS),
        {field: highlighted(text, spans) for field, (text, spans) in why.marked.items()},
        why.matches,
    )
