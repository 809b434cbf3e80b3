"""A page of results, each with its marked words and the reasons why it was found, as JSON."""

from collections.abc import Collection, Iterable
from typing import Final

import orjson
from tantivy import DocAddress

from search.highlights import highlighted
from search.index import Index
from search.kept import Kept
from search.matching import Explanation, Matcher
from search.tree import Node

_DECIMALS: Final = 4


def hits(
    index: Index, places: Iterable[tuple[float | None, DocAddress]], tree: Node, replaced: Collection[str]
) -> tuple[str, ...]:
    """The results at these places, each with its score, as `search.answer.Hit` in JSON."""
    found = [(index.kept(place), score) for score, place in places]
    reasons = Matcher(tree, replaced).explain([kept for kept, _ in found])
    return tuple(_hit(kept, score, why) for (kept, score), why in zip(found, reasons, strict=True))


def _hit(kept: Kept, score: float | None, why: Explanation) -> str:
    """The brief as it is kept, and after it what this search found."""
    found = {
        "score": None if score is None else round(score, _DECIMALS),
        "highlights": {field: highlighted(text, spans) for field, (text, spans) in why.marked.items()},
        "matched": [{"how": how, "field": field, "term": term} for how, field, term in why.matches],
    }
    return f"{{{kept.brief},{orjson.dumps(found)[1:].decode()}"
