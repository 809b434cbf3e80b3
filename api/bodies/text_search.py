"""What `graph.touching.touches` looks for in texts, found in the text index."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import orjson
from numpy.typing import NDArray
from tantivy import DocAddress, Query

from graph.touching.wordings import (
    MAX_CODED,
    MAX_COUNTED,
    Coded,
    Either,
    TextHit,
    TextPage,
    TextSpan,
    Wording,
)
from search.analysis import bare, stop_words, terms
from search.combining import all_of, any_of, flat
from search.compiling import compiled
from search.index import Found, Index
from search.language import MAX_TERMS, cleaned
from search.matching import Explanation, Matcher
from search.spelling import corrections, unknown_words
from search.texts import Record
from search.tree import Node, Nothing, Or, Phrase, Word
from search.tree import all_of as every

_FIELDS: Final = ("text", "title", "cells")
_TOGETHER: Final = 1000.0  # a score that no words reach which stand apart
_MAX_SPANS: Final = 12  # of one text


class IndexTexts:
    """A `graph.touching.by_text.TextSearch` over a text index.

    Words are plain words, whatever marks stand among them: nothing in them is syntax, a code or a name.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def count(self, wording: Wording) -> int:
        """How many recommendations have it."""
        return self._index.find(self._query(_tree(wording), wording, rated=False)).count

    def ordinals(self, wording: Wording) -> NDArray[np.uint32]:
        """The ordinals of all that have it."""
        query = self._query(_tree(wording), wording, rated=False)
        return self._index.every_ordinal(query, self._index.find(query).count)

    def hits(self, wording: Wording, ordinals: Sequence[int]) -> list[TextHit]:
        """Where some that have it have it, in the order given."""
        matcher = Matcher(_marked(wording))
        return self._hits(matcher, self._index.places(ordinals))

    def respelled(self, words: Sequence[str]) -> dict[str, str]:
        """For each of some words that no text has, the word that one has which is spelled most like it."""
        unknown = {word for each in words for word in unknown_words(Word(bare(each)), self._index)}
        return corrections([word for word in words if bare(word) in unknown], self._index)

    def coded(self, code: str, documents: Sequence[str] = ()) -> tuple[Coded, ...]:
        """The recommendations with this code, at most MAX_CODED; of `documents` (slugs), or of all."""
        # What is written with a slash has a dash in its id.
        query = all_of([self._key("code", code.lower().replace("/", "-")), *self._within(documents)])
        ordinals = self._index.ordinals(query, MAX_CODED)
        ids = (orjson.loads(record)["id"] for record in self._index.records(ordinals))
        return tuple(map(Coded, ids, ordinals))

    def page(self, wording: Wording, limit: int, offset: int) -> TextPage:
        """At most `limit` of them after the first `offset`, the best first."""
        tree = _tree(wording)
        matcher = Matcher(_marked(wording))
        # In the order of a column nothing is rated, which takes half the time.
        found = self._query(tree, wording, rated=False)
        counted = self._index.find(found, MAX_COUNTED, order="ordinal", descending=False)
        rated = limit and counted.count > offset
        # Of a great many, looking where words stand together would cost more than it tells.
        together = self._together(wording.words) if counted.count <= MAX_COUNTED else []
        best = self._index.best(self._query(tree, wording, together), limit, offset) if rated else []
        return TextPage(
            counted.count,
            tuple(self._hits(matcher, best)),
            _ordinals(counted),
        )

    def _query(
        self, tree: Node, wording: Wording, wished: Sequence[Query] = (), *, rated: bool = True
    ) -> Query:
        within = self._within(wording.documents)
        along = [self._key(*_field(thing)) for thing in wording.along]
        tied = map(self._tied_to, wording.within)
        apart = list(map(self._tied_to, wording.apart_from))
        refused = [self._either(each, rated=False) for each in wording.denied]
        denied = [all_of(each) for each in (apart, refused) if each]
        either = [self._either(each, rated=rated) for each in wording.either]
        found = [compiled(tree, self._index, rated=rated).query] if _worded(wording) or not either else []
        return all_of([*found, *within, *along, *tied, *either], wished, denied)

    def _together(self, text: str) -> list[Query]:
        """All the words as they stand together, before all that has them apart; none where they are not
        several."""
        words = terms(text)
        phrases = tuple(Phrase(tuple(words), field) for field in _FIELDS)
        return [flat(compiled(Or(phrases), self._index).query, _TOGETHER)] if len(words) > 1 else []

    def _within(self, documents: Sequence[str]) -> list[Query]:
        return [any_of([self._key("document", slug) for slug in documents])] if documents else []

    def _either(self, either: Either, *, rated: bool) -> Query:
        texts = [compiled(text, self._index, rated=rated).query for text in _texts(either)]
        return any_of([*texts, *([self._tied_to(either.tied)] if either.tied else [])])

    def _tied_to(self, things: Sequence[str]) -> Query:
        return any_of([self._key(*_field(thing)) for thing in things])

    def _key(self, field: str, value: str) -> Query:
        return Query.term_query(self._index.schema, field, value, index_option="basic")

    def _hits(self, matcher: Matcher, places: Sequence[DocAddress]) -> list[TextHit]:
        page = list(map(self._index.kept, places))
        return [_hit(kept.record, why) for kept, why in zip(page, matcher.explain(page), strict=True)]


def _hit(record: Record, why: Explanation) -> TextHit:
    spans = (
        TextSpan(field, text, span.start, span.end, span.root or text[span.start : span.end].lower())
        for field, (text, found) in why.marked.items()
        for span in found[:_MAX_SPANS]
    )
    # Where the marks are not found again, the text as a whole has to do.
    whole = TextSpan("text", record["text"], 0, len(record["text"]), "")
    return TextHit(record, tuple(spans) or (whole,))


def _ordinals(found: Found) -> NDArray[np.uint32]:
    """Those of hits in the order of that column."""
    return np.array([ordinal for ordinal, _ in found.hits], np.uint32)


def _field(thing: str) -> tuple[str, str]:
    """Under which field the index knows what is tied to a thing, and by which id."""
    kind, _, rest = thing.partition("/")
    return (kind, rest) if kind in {"category", "document"} else ("concept", thing)


def _worded(wording: Wording) -> bool:
    return bool(wording.words or wording.phrases)


def _marked(wording: Wording) -> Node:
    """What is marked in what is found: alternatives, too."""
    texts = [text for either in wording.either for text in _texts(either)]
    texts += [_tree(wording)] if _worded(wording) or not texts else []
    return texts[0] if len(texts) == 1 else Or(tuple(texts))


def _tree(wording: Wording) -> Node:
    return Or(phrases) if (phrases := tuple(_phrases(wording.phrases))) else _all(wording.words)


def _texts(either: Either) -> list[Node]:
    return [*map(_all, either.words), *_phrases(either.phrases)]


def _phrases(phrases: Sequence[str]) -> Iterator[Node]:
    for words in map(terms, phrases):
        yield from (Phrase(tuple(words), field) for field in _FIELDS if words)


def _all(text: str) -> Node:
    """All the words of a text that tell something, in any form."""
    words = [word for each in cleaned(text).split() if terms(word := bare(each))][:MAX_TERMS]
    telling = [word for word in words if not stop_words().issuperset(terms(word))]
    return every([_anywhere(word) for word in telling]) if telling else Nothing()


def _anywhere(word: str) -> Node:
    """A word in any field of words; without a field it could also be a code."""
    return Or(tuple(Word(word, field) for field in _FIELDS))
