"""What touches a thing by the words of its text alone, or has words that name no thing.

Ties are complete for what the vocabulary knows, where its labels stand as names. Last of all come the
recommendations that have the words, but no tie: whoever asks sees what the linking has passed by.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import orjson

from graph.catalog.catalog import MAX_PAGE, Catalog
from graph.catalog.resolve import Reading
from graph.quoting.quotes import Proven, Quote, Record, Words, quote_of
from graph.quoting.sentences import sentence_around
from graph.ties.relations import IN_TEXT, WORDS
from graph.touching.asked import MAX_APART, Step, tied_ids
from graph.touching.items import TouchItem, item_of
from graph.touching.meant import Meant, either
from graph.touching.near import STATES
from graph.touching.proofs import MAX_QUOTES
from graph.touching.request import TouchesRequest
from graph.touching.wordings import Either, TextHit, TextSpan, Wording
from ontology.labels import FUNCTION_WORDS, is_acronym, label_key

_MAX_PHRASES: Final = 24


def wording_of(
    catalog: Catalog,
    meant: Meant,
    documents: tuple[str, ...] = (),
    along: tuple[str, ...] = (),
) -> Wording | None:
    """How texts name what was meant, and what is tied to it; None where they cannot be told."""
    if not meant.named or meant.mixed:
        return _by_words(catalog, meant, documents, along)
    apart = tuple(tied_ids(catalog, group) for group in meant.named)
    if meant.without or any(not 0 < len(ids) <= MAX_APART for ids in apart):
        return None
    if len(meant.groups) > 1:
        return Wording(meant.words, (), apart, documents, along)
    phrases = phrases_of(catalog, meant.readings)
    denied = _opposites(catalog, meant.readings[0], phrases)
    return Wording("", phrases, apart, documents, along, denied=denied) if phrases else None


def _opposites(catalog: Catalog, reading: Reading, phrases: Sequence[str]) -> tuple[Either, ...]:
    """The names of other states that have a state's own in them: "no new funding needed" is not needed."""
    if reading.kind not in STATES:
        return ()
    _, states = catalog.things("concept", kind=reading.kind, limit=MAX_PAGE)
    keys = [f" {label_key(phrase)} " for phrase in phrases]
    names = [
        name for thing in states if thing.id != reading.id for name in _phrases(orjson.loads(thing.view))
    ]
    longer = [name for name in names if any(key in f" {label_key(name)} " for key in keys)]
    return (Either((), (), tuple(longer)),) if longer else ()


def _by_words(
    catalog: Catalog, meant: Meant, documents: tuple[str, ...], along: tuple[str, ...]
) -> Wording | None:
    """Where words are asked for, alone or as an alternative to things: what is not tied to each thing."""
    apart = tuple(tied_ids(catalog, group) for group in meant.named)
    denied = tuple(either(catalog, group) for group in meant.without)
    if any(len(ids) > MAX_APART for ids in apart) or any(not (each.tied or each.words) for each in denied):
        return None
    words = " ".join(group[0].label for group in meant.worded if len(group) == 1)
    listed = tuple(either(catalog, group) for group in meant.groups if len(group) > 1 or group in meant.named)
    alone = not meant.without and len(meant.groups) == 1 and words
    return Wording(meant.words if alone else words, (), apart, documents, along, (), listed, denied)


def in_any_form(catalog: Catalog, meant: Meant, request: TouchesRequest) -> Wording:
    """All the words of any name of a thing, in any form and order: "immigration" for immigrants."""
    names = phrases_of(catalog, meant.readings)
    return Wording(documents=request.document, along=request.along, either=(Either((), names),))


def phrases_of(catalog: Catalog, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The names of things that a text without capitals tells from other words, not too many; and initials by
    which a thing is asked for."""
    named = [reading.id for reading in readings if reading.type in {"concept", "category"}]
    views = [orjson.loads(thing.view) for thing in catalog.by_ids(named)]
    short = [reading.name for reading in readings if reading.how == "initials"]
    return tuple(dict.fromkeys((*short, *(name for view in views for name in _phrases(view)))))[:_MAX_PHRASES]


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
    """The items of what has the words of what was asked about in its text."""
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
