"""One record of what two places of a document say of a recommendation: a table and a text, say."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from ingest.layouts.wording.findings import Recognised
from ingest.layouts.wording.references import is_reference
from ingest.meanings import normal
from ontology.records import Recommendation, SourcedText


def joined(first: Recognised, second: Recognised) -> Recognised:
    """The fuller of two statements, with what only the other says; the other's place is told beside it."""
    full, other = (first, second) if _fullness(first) >= _fullness(second) else (second, first)
    return replace(
        full,
        recommendation=_fused(full.recommendation, other.recommendation),
        restated=(*full.restated, other.recommendation.place, *other.restated),
    )


def _fullness(one: Recognised) -> int:
    text = one.recommendation.text.value
    return 0 if is_reference(text) else len(text)


def _fused(full: Recommendation, other: Recommendation) -> Recommendation:
    """A record with each field that it lacks from another, and the other's words, where they are others."""
    stated = full if full.category or full.category_cell else other
    asked = full if full.question or full.question_cell else other
    return replace(
        full,
        title=full.title or other.title,
        category=stated.category,
        category_cell=stated.category_cell,
        question=asked.question,
        question_cell=asked.question_cell,
        actions=full.actions or other.actions,
        actor=full.actor or other.actor,
        funding=full.funding or other.funding,
        status=full.status or other.status,
        status_fill=full.status_fill or other.status_fill,
        responsible=_responsible(full, other),
        notes=(*full.notes, *_restated(full, other)),
        attributes={**other.attributes, **full.attributes},
    )


def _responsible(full: Recommendation, other: Recommendation) -> tuple[SourcedText, ...]:
    """The parties that are stated beside the words; only where none are, those whom the words address."""
    return _beside(full) or _beside(other) or full.responsible or other.responsible


def _beside(record: Recommendation) -> tuple[SourcedText, ...]:
    inside = [(piece.start, piece.end) for piece in record.text.pieces]
    return tuple(
        party
        for party in record.responsible
        if not any(start <= party.pieces[0].start < end for start, end in inside)
    )


def _restated(full: Recommendation, other: Recommendation) -> Iterable[SourcedText]:
    """The other's words, where they are not those of the record."""
    known = {normal(text.value) for text in chain((full.text,), full.notes, filter(None, (full.title,)))}
    return [
        text
        for text in (other.text, *other.notes)
        if not is_reference(text.value) and normal(text.value) not in known
    ]
