"""Candidate terms: phrases that recommendations often use and that no concept covers.

A candidate is a run of one to four words of a title or text, between borders: punctuation, numbers, stop
words, words of `candidates_borders.txt`, and the words of a concept that was found there. Forms of one word
are one word. Candidates are rated by C-value (K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition of
multi-word terms", 2000), with log2(1 + length) for its log2(length), so that single words are rated too (as
A. Barrón-Cedeño and others do, 2009)::

    log2(1 + |a|) · (f(a) - the mean f(b) of the longer candidates b that hold a)

where f counts occurrences. So "peer resource" is not told beside "peer resource center" unless it is said by
itself.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any, Final

from ontology.labels import tokenize, word_key
from search.analysis import stop_words

LONGEST: Final = 4  # words of a candidate
EXAMPLES: Final = 3
_JOINS: Final = re.compile(r"[ \t\n\u00a0-]*")  # what may stand between the words of one phrase
_FIELDS: Final = ("title", "text")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One place where a term is said: characters `start` to `end` of the `field` of a recommendation."""

    recommendation: str
    field: str
    start: int
    end: int
    quote: str
    document: str
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term: how it is mostly written, its other forms, and how often (`count`) it is said by how many."""

    label: str
    forms: tuple[str, ...]
    score: float
    count: int
    recommendations: int
    examples: tuple[Example, ...]


@dataclass(slots=True)
class _Said:
    """What was met of one candidate so far."""

    count: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    by: set[str] = field(default_factory=set)
    examples: list[Example] = field(default_factory=list)


def candidates(records: Iterable[Record], least: int = 2) -> list[Candidate]:
    """The candidates that at least so many recommendations hold, the best first; records are as in JSON."""
    said: defaultdict[tuple[str, ...], _Said] = defaultdict(_Said)
    for record in records:
        for key, example in _phrases(record):
            _note(said[key], example)
    kept = {key: each for key, each in said.items() if len(each.by) >= least}
    scores = _scores({key: each.count for key, each in kept.items()})
    best = sorted((key for key in kept if scores[key] > 0), key=lambda key: (-scores[key], key))
    return [_candidate(kept[key], scores[key]) for key in best]


def _note(said: _Said, example: Example) -> None:
    said.count += 1
    said.forms[example.quote] += 1
    if example.recommendation not in said.by and len(said.examples) < EXAMPLES:
        said.examples.append(example)
    said.by.add(example.recommendation)


def _phrases(record: Record) -> Iterator[tuple[tuple[str, ...], Example]]:
    for name in _FIELDS:
        text = record[name] or ""
        for run in _runs(text, _covered(record, name)):
            for first in range(len(run)):
                for last in range(first, min(first + LONGEST, len(run))):
                    start, end = run[first][1], run[last][2]
                    key = tuple(word for word, _, _ in run[first : last + 1])
                    yield key, _example(record, name, text, start, end)


def _runs(text: str, covered: list[tuple[int, int]]) -> Iterator[list[tuple[str, int, int]]]:
    """The runs of words between borders, each word as its key and its place."""
    run: list[tuple[str, int, int]] = []
    for token in tokenize(text):
        if run and not _JOINS.fullmatch(text, run[-1][2], token.start):
            yield run
            run = []
        hidden = any(start < token.end and token.start < end for start, end in covered)
        if hidden or _is_border(token.text):
            if run:
                yield run
            run = []
        else:
            run.append((word_key(token.text), token.start, token.end))
    if run:
        yield run


@cache
def _borders() -> frozenset[str]:
    lines = files("library.terms").joinpath("candidates_borders.txt").read_text("utf-8").splitlines()
    return stop_words() | {word for line in lines if not line.startswith("#") for word in line.split()}


def _is_border(word: str) -> bool:
    plain = word.casefold()
    return len(plain) < 2 or plain in _borders() or any(c.isdigit() for c in plain) or plain.endswith("ly")


def _covered(record: Record, name: str) -> list[tuple[int, int]]:
    """Where concepts were found in a field."""
    return [(each["start"], each["end"]) for each in record["mentions"] if each["field"] == name]


def _example(record: Record, name: str, text: str, start: int, end: int) -> Example:
    source = record["source"]
    quote = " ".join(text[start:end].split())
    where = source["document"], source["line_start"], source["line_end"]
    return Example(record["id"], name, start, end, quote, *where)


def _scores(counts: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], float]:
    """The C-value of each candidate."""
    holding: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, count in counts.items():
        inside = {
            key[first : first + size] for size in range(1, len(key)) for first in range(len(key) - size + 1)
        }
        for part in inside:
            holding[part].append(count)
    return {
        key: log2(1 + len(key)) * (count - sum(holding[key]) / max(1, len(holding[key])))
        for key, count in counts.items()
    }


def _candidate(said: _Said, score: float) -> Candidate:
    label, *forms = sorted(said.forms, key=lambda form: (-said.forms[form], form))
    return Candidate(label, tuple(forms), round(score, 3), said.count, len(said.by), tuple(said.examples))
