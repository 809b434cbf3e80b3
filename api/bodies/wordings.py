"""The words of recommendations, compared by what the text index knows of them."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import log
from typing import Final

from tantivy import Query

from graph.quoting.quotes import Record
from graph.related.likeness import SaidWord
from search.analysis import stem, stop_words, terms
from search.combining import any_of
from search.index import Index
from search.schema import stemmed

_WORD: Final = re.compile(r"[^\W_]+")
_FIELDS: Final = ("title", "text")
_MAX_ASKED: Final = 8  # words of one record
_LONGEST: Final = 4_000  # characters of one text that are read
_FAR: Final = 500_000  # recommendations in which the words of one record are followed
_MAX_KEPT: Final = 100_000  # words of which the frequency is kept


class IndexWordings:
    """A `graph.related.likeness.Wordings` over a text index, for one question."""

    def __init__(self, index: Index) -> None:
        self._index = index
        if len(index.frequencies) > _MAX_KEPT:
            index.frequencies.clear()
        self._weights: dict[str, float] = {}

    def words(self, record: Record) -> Mapping[str, SaidWord]:
        """The words of title and text but for stop words and single letters, by stem."""
        found: dict[str, SaidWord] = {}
        for field in _FIELDS:
            for word in _WORD.findall((record[field] or "")[:_LONGEST]):
                root = _root(word)
                if root and root not in found:
                    found[root] = SaidWord(word, self._weight(root), field == "title")
        return found

    def nearest(self, record: Record, limit: int) -> Sequence[int]:
        """The ordinals of the recommendations with the most of its rarest words, the best first."""
        said = sorted(self.words(record).items(), key=lambda each: -each[1].weight)
        known = self._followed([root for root, _ in said if self._count(root) > 1][:_MAX_ASKED])
        # Mere terms: only of these does tantivy pass over what cannot be among the best.
        schema = self._index.schema
        asked = [Query.term_query(schema, stemmed(field), root) for root in known for field in _FIELDS]
        return self._index.ordinals(any_of(asked), limit)

    def _followed(self, roots: Sequence[str]) -> list[str]:
        """The first of these words that stand in no more recommendations, taken together, than are read."""
        reach = accumulate(map(self._count, roots))
        return [
            root for at, (root, far) in enumerate(zip(roots, reach, strict=True)) if not at or far <= _FAR
        ]

    def _weight(self, root: str) -> float:
        """ln((N + 1) / (n + 1)) for a word in n of N texts, as of things in `graph.ties.specificity`."""
        if (weight := self._weights.get(root)) is None:
            weight = self._weights[root] = log((self._index.count + 1) / (self._count(root) + 1))
        return weight

    def _count(self, root: str) -> int:
        known = self._index.frequencies
        if (count := known.get(root)) is None:
            searcher = self._index.searcher
            count = known[root] = max(int(searcher.doc_freq(stemmed(field), root)) for field in _FIELDS)
        return count


@lru_cache(maxsize=65_536)
def _root(word: str) -> str:
    """The stem of a word; "" of one that tells nothing."""
    cut = terms(word)
    telling = len(cut) == 1 and len(cut[0]) > 1 and cut[0] not in stop_words()
    return stem(cut[0]) if telling else ""
