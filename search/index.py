"""The text index, open for reading."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, Self, TypeVar, TypeVarTuple, cast

import numpy as np
import orjson
import tantivy
from numpy.typing import NDArray
from rapidfuzz import process
from tantivy import DocAddress, Order, Query, Searcher

from ontology.errors import Damaged, NotFound
from search.kept import Kept, text_of
from search.kept_counts import KeptCounts
from search.schema import build_schema, register_analyzers
from search.texts import Record

_NEAREST: Final = 5
_CANDIDATES: Final = 2_000
_LONGEST: Final = 1_000
_SHOWN: Final = 200

#: What is remembered of queries, of which one with many narrower concepts holds some 20 KB.
_REMEMBERED: Final = 1_000

Given = TypeVarTuple("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are, and those of one page, each with its score or, by a column, its value."""

    count: int
    hits: list[tuple[Any, DocAddress]]


class Index:
    """A sealed text index, open for reading from any number of threads."""

    def __init__(self, index: tantivy.Index) -> None:
        register_analyzers(index)
        self.schema = index.schema
        self.searcher: Searcher = index.searcher()
        # The frequency of a term counts what was removed, too; and everything has just one kind.
        kinds = self.searcher.terms_with_prefix("kind", "", limit=_CANDIDATES)
        self._is_whole = sum(count for _, count in kinds) == self.searcher.num_docs
        #: Labels by thing id, as the catalog of the same snapshot gave them.
        self.labels: dict[str, str] = {}
        self.counts = KeptCounts()
        #: In how many recommendations a stem is, in title or text.
        self.frequencies: dict[str, int] = {}
        #: Whether a column is counted in two steps, as it turned out.
        self.counted_twice: dict[str, bool] = {}
        #: What was made of queries lately; see `once`.
        self.remembered = lru_cache(_REMEMBERED)(_made)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises Damaged where `path` is not an index of this version."""
        try:
            index = tantivy.Index.open(str(path))
        except ValueError as error:
            raise Damaged(f"The text index at {path} cannot be read: {error}.") from error
        if index.schema != build_schema():
            raise Damaged(f"The text index at {path} is of another version: run 'throughline rebuild'.")
        return cls(index)

    @property
    def count(self) -> int:
        """How many recommendations it holds."""
        return int(self.searcher.num_docs)

    def record(self, recommendation_id: str) -> bytes:
        """The JSON of the RecommendationView with this id; raises NotFound with the nearest ids."""
        wanted = recommendation_id[:_LONGEST].encode(errors="replace").decode()
        place = self._place("id", wanted) or self._place("id", wanted.lower())
        if place is None:
            near = self._nearest(wanted[:_SHOWN].lower())
            raise NotFound(f"There is no recommendation {wanted[:_SHOWN]!r}.", near)
        return self._record(place).encode()

    def records(self, ordinals: Sequence[int]) -> list[bytes]:
        """The JSON of the RecommendationViews with these ordinals, in their order; unknown ones left out."""
        return [self._record(place).encode() for place in self.places(ordinals)]

    def places(self, ordinals: Sequence[int]) -> list[DocAddress]:
        """Where the recommendations with these ordinals are kept, in their order; unknown ones left out."""
        # One look-up each: a set of terms at once takes eight times as long.
        places = [self._place("ordinal", int(ordinal)) for ordinal in ordinals]
        return [place for place in places if place is not None]

    def keyed(self, field: str, value: str | int) -> Query:
        """What has this value in a field of ids or numbers."""
        return Query.term_query(self.schema, field, value, index_option="basic")

    def has(self, field: str, value: str) -> bool:
        """Whether any recommendation has this value in a field of ids."""
        had = self.searcher.doc_freq(field, value)
        return had > 0 and (self._is_whole or self._place(field, value) is not None)

    def find(
        self,
        query: Query,
        limit: int = 1,
        offset: int = 0,
        order: str | None = None,
        *,
        descending: bool = True,
    ) -> Found:
        """A page of what a query finds: by score, or by a column. `limit` is at least 1."""
        found = self.searcher.search(
            query, limit, offset=offset, order_by_field=order, order=Order.Desc if descending else Order.Asc
        )
        return Found(int(found.count), list(found.hits))  # type: ignore[attr-defined] # its stub lacks it

    def count_of(self, query: Query) -> int:
        """How many a query finds; of very many in two thirds of the time of `find`, of few in more."""
        told = self.searcher.aggregate(query, {"found": {"value_count": {"field": "ordinal"}}})
        return int(told["found"]["value"])

    def kept(self, place: DocAddress) -> Kept:
        """All that is kept of the recommendation at this place."""
        return Kept(self.searcher.doc(place))

    def records_of(self, query: Query, limit: int) -> list[Record]:
        """The records that a query finds, best first, at most `limit` of them."""
        return [orjson.loads(self._record(place)) for _, place in self.find(query, limit).hits]

    def best(self, query: Query, limit: int, offset: int = 0) -> list[DocAddress]:
        """The places of the best that a query finds, uncounted: what cannot be among them is passed by."""
        return [place for _, place in self.searcher.search(query, limit, offset=offset, count=False).hits]

    def ordinals(self, query: Query, limit: int) -> list[int]:
        """The ordinals of the best that a query finds; how many there are is not counted, to be quicker."""
        places = self.best(query, limit)
        return [int(ordinal or 0) for ordinal in self.searcher.fast_field_values("ordinal", places)]

    def every_ordinal(self, query: Query, count: int) -> NDArray[np.uint32]:
        """The ordinals of all `count` recommendations that a query finds."""
        found = self.searcher.search(query, max(1, count), count=False, order_by_field="ordinal").hits
        return np.fromiter(map(itemgetter(0), found), np.uint32, len(found))

    def once(self, make: Callable[[*Given], Made], *given: *Given) -> Made:
        """What `make` makes of this; the latest is remembered, because an index and its catalog never change.

        What is given must be hashable, and what is made must not be changed.
        """
        return cast("Made", self.remembered(make, *cast("tuple[Hashable, ...]", given)))

    def close(self) -> None:
        """Let go of the files."""
        self.remembered.cache_clear()
        del self.searcher

    def _record(self, place: DocAddress) -> str:
        return text_of(self.searcher.doc(place), "record")

    def _place(self, field: str, value: str | int) -> DocAddress | None:
        hits = self.searcher.search(self.keyed(field, value), limit=1, count=False).hits
        return hits[0][1] if hits else None

    def _nearest(self, recommendation_id: str) -> tuple[str, ...]:
        """Ids with the same code in any document, then ids like it in the same document."""
        document, slash, code = recommendation_id.rpartition("/")
        same = self.records_of(self.keyed("code", code), _NEAREST)
        known = self.searcher.terms_with_prefix("id", f"{document}/", limit=_CANDIDATES) if slash else []
        like = process.extract(recommendation_id, [term for term, _ in known], limit=_NEAREST)
        places = [self._place("id", term) for term, _, _ in like]
        ids = [record["id"] for record in same]
        ids += [orjson.loads(self._record(place))["id"] for place in places if place is not None]
        return tuple(dict.fromkeys(ids))[:_NEAREST]


def _made(make: Callable[..., object], *given: Hashable) -> object:
    return make(*given)
