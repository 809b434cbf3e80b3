"""The words of a stored record that prove its tie to a thing: their sentence, verbatim, and where it stands.

Records are the JSON of `ontology.views.RecommendationView`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.quoting.passages import CELL, Passage, cell_of_row, passage
from graph.quoting.sentences import sentence_around
from graph.ties.relations import PART_OF
from ontology.labels import label_key, tokenize, word_key
from ontology.records import Basis

#: A stored record, as read from its JSON.
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence or a cell of a document; characters `start` to `end` of it are the words that prove a tie.

    They are empty where the tie is to the document itself. `line_start` and `line_end` are 1-based lines of
    the document, `page` its page, where it has pages. The tie proven is `relation` to `thing` (an id), stated
    or inferred, by `rule` where the record names one.
    """

    quote: str
    start: int
    end: int
    document: str
    line_start: int
    line_end: int
    page: int | None
    relation: str
    thing: str
    basis: Basis
    rule: str | None


@dataclass(frozen=True, slots=True)
class Proven:
    """A tie to look for the proof of; `labels` are those of the thing, `source` is where its words stand, if
    not in the record's own row (a vote's outcome stands in the row of the vote)."""

    relation: str
    thing: str
    labels: tuple[str, ...]
    basis: Basis
    source: Record | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Characters `start` to `end` of `text`, which is the source or a part of the record made from it.

    `elsewhere` is the evidence of words that stand outside of the record, as in a heading above it.
    """

    text: str
    start: int
    end: int
    rule: str | None = None
    basis: Basis | None = None  # where it is not that of every tie of this relation to this thing
    elsewhere: Record | None = None


def quotes(record: Record, tie: Proven) -> tuple[Quote, ...]:
    """The proofs of one tie, in the order in which the record has them; of one sentence, its first words."""
    source = tie.source or record["source"]
    found: dict[tuple[str, int], Quote] = {}
    for words in _words(record, tie):
        quote = quote_of(words, tie, source)
        found.setdefault((quote.quote, quote.line_start), quote)
    return tuple(found.values())


def _words(record: Record, tie: Proven) -> Iterator[Words]:
    source = record["source"]["quote"]
    if tie.relation == "mentions":
        yield from (_mention(record, each) for each in record["mentions"] if each["concept"] == tie.thing)
    elif tie.relation == "responsible":
        parties = (each for each in record["responsible"] if each["id"] == tie.thing)
        yield from (_evident(record, each["evidence"], each["rule"], each["basis"]) for each in parties)
    elif tie.relation in {"category", "status"} and (said := record[tie.relation]) and said["evidence"]:
        yield _evident(record, said["evidence"])
    elif tie.relation == "action":
        yield from _labelled(source, tie.labels)
    elif tie.relation == PART_OF:
        yield Words(record["text"], 0, 0)
    elif cell := _cell(record, tie.relation):
        yield Words(cell, 0, len(cell))


def _cell(record: Record, relation: str) -> str | None:
    """The words of the source in the cell that a relation is read from."""
    question = record["question"]
    cells = {
        "actor": record["actor"],
        "funding": record["funding"] and record["funding"]["source_text"],
        "status": record["status"] and record["status"]["source_text"],
        "question": question and question["id"],
        "outcome": question and question["outcome_text"],
    }
    return cells.get(relation)


def _mention(record: Record, mention: Record) -> Words:
    field, start, end, words = (mention[name] for name in ("field", "start", "end", "quote"))
    text = record["attributes"].get(field.partition("/")[2]) if "/" in field else record.get(field)
    if not isinstance(text, str):
        text = _cell(record, field)
    # Where the record does not keep the cell, it is the one of the source with these words in that place.
    cells = [cell[0].strip() for cell in CELL.finditer(record["source"]["quote"])]
    texts = [text, *cells] if isinstance(text, str) else cells
    held = next((each for each in texts if each[start:end] == words), None)
    where = mention["evidence"]
    if held is None:
        return Words(words, 0, len(words), elsewhere=where)
    return Words(held, start, end, elsewhere=where)


def _evident(record: Record, evidence: Record, rule: str | None = None, basis: Basis | None = None) -> Words:
    """The words of a piece of evidence in the sentence or the cell of the record in which they stand."""
    source, said = record["source"], record["text"]
    words, text = evidence["quote"], source["quote"]
    at = evidence["start"] - source["start"]
    if at < 0 or not text.startswith(words, at):
        return Words(words, 0, len(words), rule, basis, evidence)
    # In the record's own text the sentence stands without the number of its item.
    within = at - text.find(said)
    if 0 <= within <= at and said.startswith(words, within):
        text, at = said, within
    elif cell := cell_of_row(text, words, said):
        text, at = cell, cell.index(words)
    return Words(text, at, at + len(words), rule, basis)


def _labelled(source: str, labels: Sequence[str]) -> Iterator[Words]:
    """The shortest cell of the source with one of the labels in it, and the label's place there."""
    keys = [label_key(label).split() for label in labels]
    for cell in sorted((cell[0].strip() for cell in CELL.finditer(source)), key=len):
        tokens = tokenize(cell)
        words = [word_key(token.text) for token in tokens]
        for key in keys:
            for at in range(len(words) - len(key) + 1):
                if words[at : at + len(key)] == key:
                    yield Words(cell, tokens[at].start, tokens[at + len(key) - 1].end)
                    return


def quote_of(words: Words, tie: Proven, source: Record) -> Quote:
    """The sentence around words, as the source has it; `source` is where they stand, if not elsewhere."""
    source = words.elsewhere or source
    first, last = sentence_around(words.text, words.start, words.end)
    sentence, start, end = words.text[first:last], words.start - first, words.end - first
    line_start, line_end = source["line_start"], source["line_end"]
    whole = source["quote"]
    # Elsewhere the sentence is told as the record has it, on the lines of its words.
    stands = None if words.elsewhere else _passage(words, whole, first, last)
    if stands:
        sentence, start, end = (
            whole[stands.at : stands.stop],
            stands.start - stands.at,
            stands.end - stands.at,
        )
        line_start += whole.count("\n", 0, stands.at)
        line_end = line_start + sentence.count("\n")
    return Quote(
        quote=sentence,
        start=start,
        end=end,
        document=source["document"],
        line_start=line_start,
        line_end=line_end,
        page=source["page"],
        relation=tie.relation,
        thing=tie.thing,
        basis=words.basis or tie.basis,
        rule=words.rule,
    )


def _passage(words: Words, whole: str, first: int, last: int) -> Passage | None:
    """Where characters `first` to `last` of the text of some words stand in the whole source."""
    if words.text is whole:
        return Passage(first, last, words.start, words.end)
    return passage(whole, words.text[first:last], words.start - first, words.end - first)
