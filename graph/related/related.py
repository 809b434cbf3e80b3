"""The recommendations nearest to one, by the specific things that they share and by their wording."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import orjson

from graph.catalog.catalog import Catalog
from graph.related.candidates import bounds, sharing
from graph.related.likeness import Side, Wordings, likeness
from graph.related.told import RelatedItem, told_items
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from ontology.errors import Invalid, TooLarge

#: The most that can be asked for, and how many are told where nothing is said.
MAX_LIMIT: Final = 20
LIMIT: Final = 5

_BY_THINGS: Final = 24
_BY_WORDS: Final = 16
# Whatever is less alike shares no more than any two plans do.
_LEAST: Final = 0.1


@dataclass(frozen=True, slots=True)
class RelatedAnswer:
    """The nearest recommendations to one, the nearest first; `compared` is how many were looked at."""

    id: str
    title: str | None
    text: str
    limit: int
    compared: int
    items: tuple[RelatedItem, ...]


def related(
    catalog: Catalog,
    ties: Ties,
    fetch: Fetch,
    wordings: Wordings,
    recommendation: int,
    *,
    limit: int = LIMIT,
) -> RelatedAnswer:
    """What is nearest to the recommendation with this ordinal. Raises Invalid, TooLarge (naming the cap)."""
    _check(limit)
    record = orjson.loads(fetch([recommendation])[0])
    # Words are looked up outside of Python's lock, while those that share things are read.
    with ThreadPoolExecutor(1) as meanwhile:
        worded = meanwhile.submit(wordings.nearest, record, _BY_WORDS)
        sharers = sharing(ties, recommendation, _BY_THINGS)
        sides = _sides(ties, wordings, fetch, sharers)
        here = Side.of(recommendation, record, bounds(ties, [recommendation])[0], wordings.words(record))
    further = [other for other in worded.result() if other not in {recommendation, *sharers}]
    sides += _sides(ties, wordings, fetch, further)
    alike = [(side, likeness(here, side)) for side in sides]
    alike.sort(key=lambda pair: (-pair[1].score, int(ties.ranks[pair[0].ordinal])))
    return RelatedAnswer(
        id=record["id"],
        title=record["title"],
        text=record["text"],
        limit=limit,
        compared=len(sides),
        items=told_items(catalog, ties, here, [pair for pair in alike if pair[1].score >= _LEAST][:limit]),
    )


def _sides(ties: Ties, wordings: Wordings, fetch: Fetch, recommendations: Sequence[int]) -> list[Side]:
    records = [orjson.loads(record) for record in fetch(recommendations)] if recommendations else []
    of_each = zip(recommendations, records, bounds(ties, recommendations), strict=True)
    return [Side.of(at, record, bound, wordings.words(record)) for at, record, bound in of_each]


def _check(limit: int) -> None:
    if limit < 1:
        raise Invalid(f"The limit is at least 1, not {limit}.", "limit")
    if limit > MAX_LIMIT:
        raise TooLarge(f"The limit is at most {MAX_LIMIT}, not {limit}.", "limit")
