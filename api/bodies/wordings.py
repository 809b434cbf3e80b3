"""The words of recommendations, compared by what the text index knows of them."""

import re
from collections.abc import Mapping, Sequence
from math import log
from typing import Final

from graph.quoting.quotes import Record
from graph.related.likeness import SaidWord
from search.analysis import stem, stop_words, terms
from search.combining import any_of
from search.compiling import compiled
from search.index import Index
from search.ordinals import ordinal_of
from search.schema import stemmed
from search.tree import Word

_WORD: Final = re.compile(r"[^\W_]+")
_MAX_ASKED: Final = 8  # words of one record
_LONGEST: Final = 4_000  # characters of one text that are read


class IndexWordings:
    """A `graph.related.likeness.Wordings` over a text index, for one question."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._roots: dict[str, str] = {}
        self._weights: dict[str, float] = {}

    def words(self, record: Record) -> Mapping[str, SaidWord]:
        """The words of title and text but for stop words and single letters, by stem."""
        found: dict[str, SaidWord] = {}
        for field in ("title", "text"):
            for word in _WORD.findall((record[field] or "")[:_LONGEST]):
                root = self._root(word)
                if root and root not in found:
                    found[root] = SaidWord(word, self._weight(root), field == "title")
        return found

    def nearest(self, record: Record, limit: int) -> Sequence[int]:
        """The ordinals of the recommendations with the most of its rarest words, the best first."""
        said = sorted(self.words(record).items(), key=lambda each: -each[1].weight)
        known = [word.text for root, word in said if self._count(root) > 1]
        query = any_of(
            [
                compiled(Word(word, field), self._index).query
                for word in known[:_MAX_ASKED]
                for field in ("title", "text")
            ]
        )
        hits = self._index.find(query, limit).hits
        return [ordinal_of(self._index, self._index.kept(place).record["id"]) for _, place in hits]

    def _root(self, word: str) -> str:
        """The stem of a word; "" of one that tells nothing."""
        root = self._roots.get(word)
        if root is None:
            cut = terms(word)
            telling = len(cut) == 1 and len(cut[0]) > 1 and cut[0] not in stop_words()
            root = self._roots[word] = stem(cut[0]) if telling else ""
        return root

    def _weight(self, root: str) -> float:
        """ln((N + 1) / (n + 1)) for a word in n of N texts, as of things in `graph.ties.specificity`."""
        if root not in self._weights:
            self._weights[root] = log((self._index.count + 1) / (self._count(root) + 1))
        return self._weights[root]

    def _count(self, root: str) -> int:
        return max(int(self._index.searcher.doc_freq(stemmed(field), root)) for field in ("title", "text"))
