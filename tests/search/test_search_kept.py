"""What is kept of a recommendation to show it."""

from typing import Any

import orjson
from tantivy import Document

from search.answer import read_hit
from search.compiling import compiled
from search.hits import hits
from search.index import Index
from search.kept import Kept, packed
from search.tree import Everything

_RECORD: dict[str, Any] = {
    "id": "plan/A1.1",
    "iri": "https://plans.example/id/recommendation/plan/A1.1",
    "document": "plan",
    "code": "A1.1",
    "kind": "policy",
    "title": None,
    "text": "Cafe\u0301s\0open “late”.",
    "category": {"id": "plan/1", "number": None, "label": "Nightlife", "goal": "Open doors."},
    "question": {"id": "plan/3", "text": "Agree?", "percent": 62.5, "outcome_text": None},
    "notes": ["One", "Two"],
    "attributes": {"Cost": "High"},
}


def test_what_is_packed_is_read_again() -> None:
    tie = ("topic/cafe", "text", 0, 5, "Cafés")
    kept = Kept(
        Document(shown=packed(_RECORD, {"status": "Open"}, [tie]), record=orjson.dumps(_RECORD).decode())
    )
    assert kept.texts() == {
        "text": "Cafés open “late”.",  # composed, and without the character that parts texts
        "note": "One; Two",
        "status": "Open",
        "question": "Agree?",
        "attributes/Cost": "High",
    }
    assert kept.reasons["ties"] == [list(tie)]
    assert kept.reasons["question"] == {"id": "plan/3", "percent": 62.5}
    assert kept.record == _RECORD


def test_a_hit_repeats_its_record(index: Index) -> None:
    places = index.find(compiled(Everything(), index).query, index.count).hits
    for shown in hits(index, places, Everything(), ()):
        told = orjson.loads(shown)
        record = orjson.loads(index.record(told["id"]))
        same = told.keys() - {"category", "score", "highlights", "matched"}
        assert {name: told[name] for name in same} == {name: record[name] for name in same}
        assert (told["category"] or {}).items() <= (record["category"] or {}).items()
        assert orjson.dumps(read_hit(shown)).decode() == shown
