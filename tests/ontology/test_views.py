"""Views: the public JSON of records, key by key."""

from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import views
from ontology.concepts import Concept
from ontology.iris import Iris
from ontology.records import (
    Category,
    Definition,
    Document,
    Evidence,
    LegendEntry,
    LinkedRecommendation,
    Piece,
    Place,
    Question,
    Recommendation,
    Section,
    SourcedText,
    Tie,
)
from ontology.views.states import tier_of
from ontology.wording import same_wording

IRIS = Iris("http://localhost:8000/")
TEXT = "Row one.\nQ1 Teach peers | 63 %\n"


def said(value: str) -> SourcedText:
    start = max(TEXT.find(value), 0)
    return SourcedText(value, (Piece(0, start, start + len(value)),))


ROW = Place(0, 8, 1, 1)
VOTE = Place(9, 31, 2, 2, 3)
DOCUMENT = Document(
    slug="plan",
    title="A plan",
    text=TEXT,
    source_name="plan.txt",
    media_type="text/plain",
    encoding="utf-8",
    sha256="ab",
    size=31,
    reader="text",
    profile="any",
    publisher="A department",
    sections=(Section("A", "First", ROW), Section("A.1", "Part", ROW, "A")),
    categories=(
        Category("1", said("Pathways"), said("Strong partnerships"), ROW),
        Category("2", said("Aid"), None, ROW),
    ),
    questions=(Question("Q1", said("Teach peers"), VOTE, 63.0, None, said("CONSENSUS: Moved to Tier 1")),),
    legend=(LegendEntry("GREEN", said("Done."), ROW),),
    definitions=(Definition(said("Peer"), None, ROW),),
)
ROW_ONE = {
    "document": "plan",
    "quote": "Row",
    "start": 0,
    "end": 3,
    "line_start": 1,
    "line_end": 1,
    "page": None,
}
BARE = Recommendation("plan", "A.3", "policy", said("Teach peers."), ROW)


def tie(relation: str, target: str, **changes: Any) -> Tie:  # noqa: ANN401  # any field of a tie
    quote = changes.pop("quote", "Row")
    start = changes.pop("at", 0)
    evidence = Evidence("plan", quote, start, start + len(quote), 1, 1)
    whole = Tie(relation, target, "Label", "kind", "text", 0, len(quote), "stated", "a-rule", evidence)
    return replace(whole, **changes)


def view(recommendation: Recommendation, *ties: Tie) -> dict[str, Any]:
    built = views.recommendation_view(LinkedRecommendation(recommendation, ties), DOCUMENT, IRIS)
    found: dict[str, Any] = orjson.loads(orjson.dumps(built))
    return found


def test_what_is_not_stated_is_null_or_empty() -> None:
    assert list(view(BARE).items()) == [
        ("id", "plan/A.3"),
        ("iri", "http://localhost:8000/id/recommendation/plan/A.3"),
        ("document", "plan"),
        ("code", "A.3"),
        ("kind", "policy"),
        ("category", None),
        ("title", None),
        ("text", "Teach peers."),
        ("actions", []),
        ("actor", None),
        ("funding", None),
        ("status", None),
        ("question", None),
        ("responsible", []),
        ("mentions", []),
        ("notes", []),
        ("attributes", {}),
        (
            "source",
            {
                "document": "plan",
                "line_start": 1,
                "line_end": 1,
                "page": None,
                "quote": "Row one.",
                "start": 0,
            },
        ),
    ]


def test_the_category_brings_its_goal() -> None:
    named = tie("category", "category/plan/1")
    assert view(replace(BARE, category="1"), named)["category"] == {
        "id": "plan/1",
        "number": "1",
        "label": "Pathways",
        "goal": "Strong partnerships",
        "evidence": ROW_ONE,
    }
    assert view(replace(BARE, category="2"), named)["category"]["goal"] is None
    assert view(replace(BARE, category="9"))["category"] is None


def test_actions_are_named_once_each_in_order() -> None:
    ties = [tie("action", "action/improve"), tie("action", "action/expand"), tie("action", "action/improve")]
    assert view(BARE, *ties)["actions"] == ["improve", "expand"]


def test_funding_and_status_are_states_or_else_the_words() -> None:
    told = replace(BARE, funding=said(" NOT WET – HR"), status=said("Somehow"), actor=said("Both "))
    assert view(told)["funding"] == {"state": "NOT WET – HR", "source_text": "NOT WET – HR"}
    assert view(told)["status"] == {
        "state": "Somehow",
        "source_text": "Somehow",
        "basis": "stated",
        "evidence": None,
    }
    assert view(told)["actor"] == "Both"
    assert view(told, tie("funding", "funding/not-wet"))["funding"]["state"] == "not-wet"
    assert view(told, tie("status", "status/in-progress"))["status"]["state"] == "in-progress"


def test_a_status_by_the_legend_is_named_by_its_mark() -> None:
    filled = view(BARE, tie("status", "status/plan.green", label="GREEN"))
    assert filled["status"] == {
        "state": "green",
        "source_text": None,
        "basis": "stated",
        "evidence": ROW_ONE,
    }


def test_a_state_of_a_foreign_vocabulary_is_named_by_its_label() -> None:
    foreign = tie("action", "http://example.org/c/12", label="Scale Up")
    assert view(BARE, foreign)["actions"] == ["scale-up"]


def test_an_empty_cell_says_nothing() -> None:
    empty = replace(BARE, funding=said(" "), status=said(""), actor=said(""))
    assert [view(empty)[key] for key in ("funding", "status", "actor")] == [None, None, None]


def test_the_vote_tells_per_cent_outcome_and_tier() -> None:
    voted = view(
        replace(BARE, question="Q1"), tie("outcome", "outcome/consensus"), tie("outcome", "outcome/tier-1")
    )
    assert voted["question"] == {
        "id": "Q1",
        "text": "Teach peers",
        "percent": 63,
        "outcome": "consensus",
        "outcome_text": "CONSENSUS: Moved to Tier 1",
        "tier": 1,
        "wording_changed": False,
    }


def test_a_percentage_is_whole_where_it_is_whole() -> None:
    half = replace(DOCUMENT, questions=(replace(DOCUMENT.questions[0], percent=62.5),))
    linked = LinkedRecommendation(replace(BARE, question="Q1"), ())
    for document, expected in ((half, b'"percent":62.5'), (DOCUMENT, b'"percent":63,')):
        assert expected in orjson.dumps(views.recommendation_view(linked, document, IRIS))


def test_a_vote_on_other_words_is_told() -> None:
    assert (
        view(replace(BARE, question="Q1", text=said("Teach all peers.")))["question"]["wording_changed"]
        is True
    )
    assert (
        view(replace(BARE, question="Q1", text=said("Do so."), title=said("TEACH PEERS")))["question"][
            "wording_changed"
        ]
        is False
    )


def test_a_party_is_shown_once_and_as_stated_where_it_is_stated() -> None:
    parties = view(
        BARE,
        tie("responsible", "system/hr", basis="inferred", rule="led-by"),
        tie("responsible", "system/training", basis="inferred", rule="led-by", at=4),
        tie("responsible", "system/hr", basis="stated", rule="stated-responsible", at=5),
    )["responsible"]
    assert [(p["id"], p["basis"], p["rule"]) for p in parties] == [
        ("system/training", "inferred", "led-by"),
        ("system/hr", "stated", "stated-responsible"),
    ]
    assert parties[1]["evidence"] == {
        "document": "plan",
        "quote": "Row",
        "start": 5,
        "end": 8,
        "line_start": 1,
        "line_end": 1,
        "page": None,
    }


def test_a_mention_quotes_its_field() -> None:
    mention = tie("mentions", "population/peers", quote="peers", start=6, end=11)
    assert view(BARE, mention)["mentions"] == [
        {
            "concept": "population/peers",
            "label": "Label",
            "kind": "kind",
            "field": "text",
            "start": 6,
            "end": 11,
            "quote": "peers",
            "evidence": None,
        }
    ]
    answer = tie("mentions", "population/peers", at=9, quote="Q1 Teach")
    assert view(BARE, answer)["mentions"][0]["evidence"]["start"] == 9
    over_markup = tie("mentions", "population/peers", quote="pe<b>ers", start=6, end=11)
    assert view(BARE, over_markup)["mentions"][0]["quote"] == "peers"


def test_notes_and_other_columns_are_kept() -> None:
    kept = view(replace(BARE, notes=(said("Launching 2024"),), attributes={"Lead": said("A. B.")}))
    assert (kept["notes"], kept["attributes"]) == (["Launching 2024"], {"Lead": "A. B."})


def test_a_document_is_shown_without_its_text() -> None:
    built = orjson.loads(orjson.dumps(views.document_view(DOCUMENT, IRIS, {"policy": 2, "statement": 1})))
    assert built["id"] == "plan"
    assert built["iri"] == "http://localhost:8000/id/document/plan"
    assert (built["characters"], built["lines"], built["pages"]) == (31, 2, None)
    assert built["counts"] == {
        "recommendations": 3,
        "policy": 2,
        "statement": 1,
        "sections": 2,
        "categories": 2,
        "questions": 1,
        "legend": 1,
        "definitions": 1,
    }
    assert [section["parent"] for section in built["sections"]] == [None, "plan/A"]
    assert [(entry["mark"], entry["description"]) for entry in built["legend"]] == [("GREEN", "Done.")]
    assert [(entry["term"], entry["text"]) for entry in built["definitions"]] == [("Peer", None)]
    assert built["provenance"]["sha256"] == "ab"


def test_parts_have_ids_under_their_document() -> None:
    category = views.category_view(DOCUMENT.categories[0], DOCUMENT, IRIS)
    section = views.section_view(DOCUMENT.sections[1], DOCUMENT, IRIS)
    assert (category.id, category.iri) == ("plan/1", "http://localhost:8000/id/category/plan/1")
    assert (section.id, section.iri) == ("plan/A.1", "http://localhost:8000/id/section/plan/A.1")


def test_a_vote_is_shown_with_all_its_outcomes() -> None:
    ties = (tie("outcome", "outcome/consensus"), tie("outcome", "outcome/tier-1"))
    vote = views.question_view(DOCUMENT.questions[0], ties, DOCUMENT, IRIS)
    assert (vote.id, vote.outcome, vote.outcomes, vote.tier) == (
        "plan/Q1",
        "consensus",
        ("consensus", "tier-1"),
        1,
    )
    assert (vote.source.page, vote.source.quote) == (3, "Q1 Teach peers | 63 %\n")


def test_a_concept_is_shown_without_its_hidden_labels() -> None:
    concept = Concept("topic/a b", "", "topic", "A", ("B",), hidden_labels=("C",), source="plan")
    built = orjson.loads(orjson.dumps(views.concept_view(concept, IRIS)))
    assert built["iri"] == "http://localhost:8000/id/topic/a%20b"
    assert built["alt_labels"] == ["B"]
    assert "C" not in orjson.dumps(built).decode()


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("CONSENSUS: Moved to Tier 1", 1),
        ("tier-2", 2),
        ("Tier II", 2),
        ("Tier three", 3),
        ("ENDORSED: Adopted Consent Agenda", None),
        ("frontier 3", None),
        (None, None),
    ],
)
def test_a_tier_is_read_from_the_words_only(words: str | None, tier: int | None) -> None:
    assert tier_of(words) == tier


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Adopt it.", "Adopt  it"),
        ("into mental health. (outreach, etc.)", "into mental health (outreach, etc.)."),
        ("the “Master’s” level – now", 'the "Master\'s" level - now'),
        ("evidence‑based", "evidence-based"),
        ("ﬁnd so\u00adcial", "find social"),
    ],
)
def test_wording_is_the_same_whatever_spaces_punctuation_and_typography(one: str, other: str) -> None:
    assert same_wording(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Explore it", "Develop it"),
        ("raise by 5 %", "raise by 5"),
        ("category(s)", "category(ies)"),
        ("a b", "ab"),
    ],
)
def test_other_words_are_another_wording(one: str, other: str) -> None:
    assert not same_wording(one, other)


@given(st.text(), st.text())
def test_wording_is_compared_alike_both_ways(one: str, other: str) -> None:
    assert same_wording(one, one)
    assert same_wording(one, other) == same_wording(other, one)
