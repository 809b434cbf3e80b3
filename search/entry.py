"""One recommendation as the index takes it."""

from dataclasses import dataclass
from typing import Any

import orjson

from ontology.concepts import KINDS
from ontology.records import Document, LinkedRecommendation, Recommendation
from ontology.views import RecommendationView
from search.kept import Tie, packed
from search.ordering import natural_key
from search.schema import WORD_FIELDS, stemmed
from search.texts import composed_texts, index_fields

Value = str | int | float | list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one recommendation: plain values by field, which processes can hand on."""

    fields: dict[str, Value]


def index_entry(linked: LinkedRecommendation, view: RecommendationView, _document: Document) -> Entry:
    """The entry of a linked recommendation of this document; its `view` is stored as it is."""
    stored = orjson.dumps(view)
    record = orjson.loads(stored)
    cells = _cells(linked.recommendation)
    fields: dict[str, Value] = {
        "record": stored.decode(),
        "shown": packed(record, cells, _tie_places(linked)),
        **_words(record, cells),
        **_things(linked),
        **_keys(linked.recommendation, record),
    }
    return Entry({name: value for name, value in fields.items() if value not in ([], None)})


def _cells(recommendation: Recommendation) -> dict[str, str]:
    """The source's words of the columns of which the record tells only the meaning."""
    cells = {
        "actions": recommendation.actions,
        "funding": recommendation.funding,
        "status": recommendation.status,
        "actor": recommendation.actor,
    }
    parties = [party.value for party in recommendation.responsible]
    apart = "; ".join(party for party in parties if party not in recommendation.text.value)
    found = {name: cell.value for name, cell in cells.items() if cell and cell.value.strip()}
    return {**found, "responsible": apart} if apart else found


def _tie_places(linked: LinkedRecommendation) -> list[Tie]:
    """Where each tie to a concept stands: what names the concept before the phrases that name is part of."""
    ties = [tie for tie in linked.ties if tie.kind in KINDS]
    ties.sort(key=lambda tie: tie.relation == "responsible")
    return [(tie.target, tie.field, tie.start, tie.end, tie.label) for tie in ties]


def _words(record: dict[str, Any], cells: dict[str, str]) -> dict[str, Value]:
    texts: dict[str, list[str]] = {field: [] for field in WORD_FIELDS}
    for name, text in composed_texts(record, cells):
        for field in index_fields(name):
            texts[field].append(text)
    return {**texts, **{stemmed(field): found for field, found in texts.items()}}


def _things(linked: LinkedRecommendation) -> dict[str, Value]:
    """Ids of what the recommendation is tied to, by kind of thing; `concept` holds those of every kind."""
    found: dict[str, dict[str, None]] = {kind: {} for kind in (*KINDS, "concept", "category")}
    for tie in linked.ties:
        if tie.relation == "category":
            found["category"][tie.target.removeprefix("category/")] = None
        elif tie.kind in KINDS:
            found[tie.kind][tie.target] = None
            found["concept"][tie.target] = None
    return {kind: list(ids) for kind, ids in found.items()}


def _keys(recommendation: Recommendation, record: dict[str, Any]) -> dict[str, Value]:
    code, document = natural_key(recommendation.code), natural_key(recommendation.document)
    title = natural_key(record["title"] or "")
    number = recommendation.question
    return {
        "id": list(dict.fromkeys([recommendation.id, recommendation.id.lower()])),
        "code": [name.lower() for name in (recommendation.code, number) if name],
        "document": recommendation.document,
        "kind": recommendation.kind,
        "category_number": [recommendation.category] if recommendation.category else [],
        "percent": float(record["question"]["percent"]) if _percent(record) is not None else [],
        "document_order": f"{document}\0{code}",
        "code_order": code,
        # Without a title there is no key either, and what has no key comes last in any order.
        "title_order": title or [],
    }


def _percent(record: dict[str, Any]) -> float | None:
    return record["question"]["percent"] if record["question"] else None
