"""What touches a thing by the words of its text alone, or has words that name no thing.

Ties are complete for what the vocabulary knows, where its labels stand as names. Last of all come the
recommendations that have the words, but no tie: whoever asks sees what the linking has passed by.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.asked import Step
from graph.catalog import Catalog
from graph.items import TouchItem, item_of
from graph.proofs import MAX_QUOTES
from graph.quotes import Proven, Quote, Record, Words, quote_of
from graph.relations import IN_TEXT, WORDS
from graph.resolve import Reading
from graph.sentences import sentence_around
from ontology.labels import FUNCTION_WORDS, is_acronym, label_key

#: The most narrower concepts whose ties are told from words alone; a thing with more has no such group.
MAX_APART: Final = 1000
#: Of more recommendations than these by text alone, not all count in what is connected.
MAX_COUNTED: Final = 10_000
_MAX_PHRASES: Final = 24


@dataclass(frozen=True, slots=True)
class Wording:
    """What is looked for in the texts: all of `words` in any form, or any of `phrases` whole.

    What is tied to a thing of `apart_from` (ids) is left out, and what is not tied to each of `along` (ids);
    of `documents` (slugs) any will do, none means all.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters `start` to `end` of a text of a record; `field` is as in `search.texts`, `word` what they
    are a form of."""

    field: str
    text: str
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class TextHit:
    """A stored record, and where it has what was looked for: in one place at least."""

    record: Record
    spans: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TextPage:
    """How many recommendations there are, the hits of one page, the best first, and the ordinals of all, of
    at most MAX_COUNTED of them."""

    total: int
    hits: tuple[TextHit, ...]
    ordinals: NDArray[np.uint32]

    @property
    def counts(self) -> dict[str, int]:
        """How many there are by relation: all by this one."""
        return {IN_TEXT: self.total} if self.total else {}


class TextSearch(Protocol):
    """Finds a wording in the texts of a library; the text index supplies it."""

    def count(self, wording: Wording) -> int:
        """How many recommendations have it."""
        ...

    def page(self, wording: Wording, limit: int, offset: int) -> TextPage:
        """At most `limit` of them after the first `offset`, the best first."""
        ...


NOTHING: Final = TextPage(0, (), np.zeros(0, np.uint32))


def wording_of(
    catalog: Catalog,
    readings: Sequence[Reading],
    documents: tuple[str, ...] = (),
    along: tuple[str, ...] = (),
) -> Wording | None:
    """How texts name the things that were meant, and what is tied to them; None where they cannot be told."""
    if readings[0].type == "text":
        return Wording(words=readings[0].label, documents=documents, along=along)
    named = [reading for reading in readings if reading.type in {"concept", "category"}]
    concepts = [reading.id for reading in named if reading.type == "concept"]
    under = [each.id for each in catalog.under(concepts)] if concepts else []
    views = [orjson.loads(thing.view) for thing in catalog.by_ids([reading.id for reading in named])]
    phrases = dict.fromkeys(phrase for view in views for phrase in _phrases(view))
    if not phrases or len(under) > MAX_APART:
        return None
    apart = (*under, *(reading.id for reading in named if reading.type == "category"))
    return Wording("", tuple(phrases)[:_MAX_PHRASES], apart, documents, along)


def _phrases(view: Mapping[str, object]) -> Iterator[str]:
    """The labels of a thing that a text without capitals tells from other words; one word in both numbers."""
    alternatives = view.get("alt_labels")
    for label in (view["label"], *(alternatives if isinstance(alternatives, list) else ())):
        assert isinstance(label, str)
        key = label_key(label)
        words = key.split()
        if is_acronym(label) or all(word in FUNCTION_WORDS or word.isdigit() for word in words):
            continue
        yield label
        if len(words) == 1:
            yield key


def text_items(catalog: Catalog, hits: Sequence[TextHit], asked: Reading) -> list[TouchItem]:
    """The items of a page of what was found by text alone."""
    votes = _votes(catalog, hits)
    return [_item(hit, votes, asked) for hit in hits]


def _votes(catalog: Catalog, hits: Sequence[TextHit]) -> dict[str, Record]:
    """Where the votes stand whose words were found, by id."""
    ids = {_vote(hit.record) for hit in hits if any(map(_of_vote, hit.spans))}
    return {thing.id: orjson.loads(thing.view)["source"] for thing in catalog.by_ids(sorted(ids))}


def _of_vote(span: TextSpan) -> bool:
    return span.field.partition("/")[0] == "question"


def _vote(record: Record) -> str:
    return f"question/{record['document']}/{record['question']['id'].rpartition('/')[2]}"


def _item(hit: TextHit, votes: Mapping[str, Record], asked: Reading) -> TouchItem:
    record = hit.record
    evidence = tuple(islice(_quotes(record, hit.spans, votes, asked), MAX_QUOTES))
    found = dict.fromkeys(quote.quote[quote.start : quote.end] for quote in evidence)
    told = ", ".join(f"“{each}”" for each in found)
    best = next((quote for quote in evidence if quote.quote != record["title"]), evidence[0])
    said = WORDS[IN_TEXT].sentence.format(code=record["code"], thing=told)
    return item_of(
        record,
        distance=1,
        basis="stated",
        steps=(Step(f"recommendation/{record['id']}", IN_TEXT, asked.id, asked.label),),
        sentence=f"{said}: “{best.quote}”",
        evidence=evidence,
    )


def _quotes(
    record: Record, spans: Sequence[TextSpan], votes: Mapping[str, Record], asked: Reading
) -> Iterator[Quote]:
    """The fewest sentences that have all the words, each word once; those of the text before the others."""
    tie = Proven(IN_TEXT, asked.id, (), "stated")
    sentences = _sentences(spans)
    missing = {span.word for span in spans}
    while missing:
        best = max(sentences, key=lambda sentence: len(missing & sentence.keys()))
        for word in sorted(missing & best.keys(), key=lambda word: best[word].start):
            span = best[word]
            source = votes[_vote(record)] if _of_vote(span) else record["source"]
            yield quote_of(Words(span.text, span.start, span.end), tie, source)
        missing -= best.keys()


def _sentences(spans: Sequence[TextSpan]) -> list[dict[str, TextSpan]]:
    """The first span of each word, by sentence, those of the text first."""
    found: dict[tuple[str, int], dict[str, TextSpan]] = {}
    for span in sorted(spans, key=lambda span: span.field != "text"):
        first, _ = sentence_around(span.text, span.start, span.end)
        found.setdefault((span.text, first), {}).setdefault(span.word, span)
    return list(found.values())
