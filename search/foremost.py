"""The foremost of very many results: those that have the very word that was asked for.

All of these come before what has another form of the word, or a word like it, and among themselves they stand
as well as they match in any form. So the best in any form are found, in a third of the time that it takes to
rate the tiers of all, and of these the ones are kept that have the very word.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from tantivy import DocAddress, Query

from search.combining import all_of, any_of, flat
from search.filters import Filters, narrowed
from search.index import Found, Index

#: At most so many are looked at to find a page of those that have the very word, a few more than there should
#: have to be; and so many could be rated in the time that it takes to look at one.
_MOST: Final = 500
_SPARE: Final = 10
_RATED: Final = 300


class Foremost(NamedTuple):
    """What has a word in any form, rated, and what has it as it is, where that is not the same.

    `texts` have the word in any form, `share` of them as it is, about. The whole query scores `tiers` and
    `floor` more.
    """

    forms: Query
    exact: Query | None
    texts: int
    share: float
    tiers: tuple[float, ...]
    floor: float = 0.0

    def score(self, found: float) -> float:
        """The score in the whole query, to the last digit: tantivy adds in single precision."""
        return float(sum(map(np.float32, self.tiers), np.float32(found))) + self.floor


def foremost_page(
    foremost: Foremost, filters: Filters, index: Index, limit: int, offset: int
) -> Found | None:
    """How many have any form, and a page of the foremost; None where these are few, or found no sooner."""
    reach = offset + limit
    most = int(reach / foremost.share) + reach // 4 + _SPARE
    if most > _MOST or (foremost.exact and most * _RATED > foremost.texts):
        return None
    found = index.find(narrowed(foremost.forms, filters, index), most)
    hits = _having(foremost.exact, found.hits, index) if foremost.exact else found.hits
    if len(hits) < reach:
        return None
    scored = [(foremost.score(score), place) for score, place in hits]
    # What scores alike stands as it was added; among these, single precision leaves more alike.
    scored.sort(key=lambda hit: (-hit[0], hit[1].segment_ord, hit[1].doc))
    return Found(found.count, scored[offset:reach])


def _having(
    exact: Query, hits: Sequence[tuple[float, DocAddress]], index: Index
) -> list[tuple[Any, DocAddress]]:
    """Those of some hits that a query finds, too."""
    ordinals = index.searcher.fast_field_values("ordinal", [place for _, place in hits])
    among = any_of([index.keyed("ordinal", int(ordinal or 0)) for ordinal in ordinals])
    places = index.best(all_of([among, flat(exact, 0.0)]), max(1, len(hits)))
    having = {(place.segment_ord, place.doc) for place in places}
    return [(score, place) for score, place in hits if (place.segment_ord, place.doc) in having]
