"""What touches a thing: the right recommendations, each once, by its nearest tie, with the proof."""

from typing import Any, Protocol

import pytest

from graph.touching.items import TouchItem
from graph.touching.request import MAX_DEPTH, MAX_LIMIT
from graph.touching.touches import TouchesAnswer
from ontology.errors import Invalid, NotFound, TooLarge


class Plan(Protocol):
    """As conftest makes it."""

    def touches(self, **asked: Any) -> TouchesAnswer: ...  # noqa: ANN401  # the fields of a TouchesRequest


def codes(answer: TouchesAnswer) -> dict[str, list[str]]:
    """The codes of an answer's items by relation."""
    return {group.relation: [item.code for item in group.items] for group in answer.groups}


def only(answer: TouchesAnswer, code: str) -> TouchItem:
    """The item with this code."""
    (item,) = [item for group in answer.groups for item in group.items if item.code == code]
    return item


def test_peers_are_touched_by_what_names_them_or_a_narrower_population(plan: Plan) -> None:
    answer = plan.touches(q="peers")
    assert codes(answer) == {"mentions": ["4.9", "A1.3", "A1.4"]}
    assert answer.total == 3
    assert [(reading.id, reading.how) for reading in answer.resolved] == [("population/peers", "label")]


def test_an_item_tells_its_path_sentence_and_evidence(plan: Plan) -> None:
    item = only(plan.touches(q="peers"), "4.9")
    assert item.path == (
        {"from": "recommendation/cosii/4.9", "relation": "mentions", "to": "population/peers"},
    )
    assert item.sentence == "4.9 mentions Peers: “Peers should be active in educating the workforce.”"
    assert (item.distance, item.basis) == (1, "stated")
    (quote,) = item.evidence
    assert quote.quote == "Peers should be active in educating the workforce."
    assert quote.quote[quote.start : quote.end] == "Peers"
    assert (quote.document, quote.line_start, quote.line_end) == ("cosii", 1, 1)


def test_a_tie_through_a_narrower_concept_shows_the_way(plan: Plan) -> None:
    item = only(plan.touches(q="peers"), "A1.4")
    assert item.distance == 2
    assert item.path == (
        {
            "from": "recommendation/wet/A1.4",
            "relation": "mentions",
            "to": "population/parent-advocates",
        },
        {"from": "population/parent-advocates", "relation": "broader", "to": "population/peers"},
    )
    assert item.sentence == (
        "A1.4 mentions Parent advocates, narrower than Peers: “Potentially expand training program for "
        "individuals interested in working as Parent Advocates/Parent Partners in the public mental health "
        "system.”"
    )


def test_depth_one_leaves_narrower_concepts_out(plan: Plan) -> None:
    assert codes(plan.touches(q="peers", depth=1)) == {"mentions": ["4.9", "A1.3"]}


def test_a_recommendation_is_in_the_group_of_its_nearest_tie_only(plan: Plan) -> None:
    # B.2 is stated to be for HR; of A1.16 that is inferred, but it names HR in two cells.
    answer = plan.touches(q="HR")
    assert codes(answer) == {"responsible": ["B.2"], "mentions": ["A1.16"]}
    assert [(group.label, group.count) for group in answer.groups] == [("Responsible", 1), ("Mentions", 1)]


def test_evidence_holds_every_tie_to_the_thing_the_nearest_first(plan: Plan) -> None:
    item = only(plan.touches(q="HR"), "A1.16")
    assert [(quote.quote, quote.relation, quote.basis, quote.rule) for quote in item.evidence] == [
        ("Move to HR", "mentions", "stated", None),
        ("NOT WET – HR", "mentions", "stated", None),
        ("Move to HR", "responsible", "inferred", "given-to"),
    ]


def test_an_inferred_tie_names_its_rule(plan: Plan) -> None:
    item = only(plan.touches(q="Peer Services", relation=("responsible",)), "A1.3")
    assert item.basis == "inferred"
    assert item.sentence == (
        "A1.3 gives Peer Services as responsible, as inferred by the rule “Under its direction”: “Under "
        "the direction of the Chief of Peer Services, the Department is committed to securing specialty "
        "training to peers interested in employment.”"
    )


def test_a_quote_stands_as_in_the_source_where_lines_break(plan: Plan) -> None:
    (quote,) = only(plan.touches(q="diverse workforce"), "B.2").evidence
    assert quote.quote == (
        "Continue using inclusive criteria for all pathways to ensure a diverse\n  mental health workforce."
    )
    assert quote.quote[quote.start : quote.end] == "diverse\n  mental health workforce"
    assert (quote.line_start, quote.line_end) == (7, 8)


@pytest.mark.parametrize(
    ("asked", "code", "proof"),
    [
        ({"q": "tier 1"}, "A1.15", ("outcome", "CONSENSUS: Moved to Tier 1", 9)),
        ({"id": "category/wet/3"}, "A1.15", ("category", "3", 5)),
        ({"q": "additional funds"}, "A1.3", ("funding", "YES", 3)),
        ({"q": "expand"}, "A1.4", ("action", "Expand", 4)),
    ],
)
def test_the_words_of_a_cell_prove_a_tie_to_what_it_says(
    plan: Plan, asked: dict[str, str], code: str, proof: tuple[str, str, int]
) -> None:
    quote = only(plan.touches(**asked), code).evidence[0]
    assert (quote.relation, quote.quote, quote.line_start) == proof


def test_a_vote_is_touched_by_what_was_put_to_it(plan: Plan) -> None:
    assert codes(plan.touches(q="Q1")) == {"question": ["A1.15"]}


def test_a_goal_is_touched_by_what_is_in_its_category(plan: Plan) -> None:
    item = only(plan.touches(id="goal/wet/3"), "A1.16")
    assert [step["to"] for step in item.path] == ["category/wet/3", "goal/wet/3"]


def test_a_document_is_touched_by_its_recommendations_in_their_order(plan: Plan) -> None:
    answer = plan.touches(id="document/wet")
    assert codes(answer) == {"document": ["A1.3", "A1.4", "A1.15", "A1.16", "B.2"]}
    assert only(answer, "A1.3").sentence == "A1.3 is part of Workforce Education."


def test_a_category_alone_ties_nothing_together(plan: Plan) -> None:
    # A1.3 and B.2 are both in category 1; only B.2 speaks of a diverse workforce, and 4.9 of a kind of it.
    assert codes(plan.touches(q="diverse workforce")) == {"mentions": ["B.2", "4.9"]}


def test_the_answer_can_be_narrowed_by_relation_and_document(plan: Plan) -> None:
    assert codes(plan.touches(q="HR", relation=("mentions",))) == {"mentions": ["A1.16", "B.2"]}
    assert codes(plan.touches(q="peers", document=("cosii",))) == {"mentions": ["4.9"]}
    assert plan.touches(q="peers", document=("cosii", "wet")).total == 3


def test_pages_run_through_the_groups_and_keep_the_true_counts(plan: Plan) -> None:
    seen = []
    for offset in range(4):
        answer = plan.touches(q="HR", limit=1, offset=offset)
        assert answer.total == 2
        assert [(group.relation, group.count) for group in answer.groups] == [
            ("responsible", 1),
            ("mentions", 1),
        ]
        seen += [item.code for group in answer.groups for item in group.items]
    assert seen == ["B.2", "A1.16"]


def test_what_else_is_connected_is_counted(plan: Plan) -> None:
    connected = plan.touches(q="peers").connected
    assert [(each.id, each.count) for each in connected.systems] == [("system/peer-services", 1)]
    assert [(each.id, each.label, each.count) for each in connected.categories] == [
        ("wet/1", "Mental Health Career Pathways", 2)
    ]
    assert [(each.id, each.label, each.count) for each in connected.goals] == [
        ("wet/1", "Strong partnerships with local colleges", 2)
    ]
    assert [(each.id, each.count) for each in connected.documents] == [("wet", 2), ("cosii", 1)]
    assert "population/peers" not in [each.id for each in connected.populations]


def test_votes_and_outcomes_are_connected(plan: Plan) -> None:
    connected = plan.touches(q="loan repayment").connected
    assert [(each.id, each.count) for each in connected.questions] == [("wet/Q1", 1)]
    assert "outcome/tier-1" in [each.id for each in connected.outcomes]


def test_a_known_thing_that_nothing_touches_has_an_empty_answer(plan: Plan) -> None:
    answer = plan.touches(q="consent agenda")
    assert (answer.total, answer.groups) == (0, ())
    assert answer.resolved[0].id == "outcome/consent-agenda"


def test_an_unknown_name_tells_the_nearest(plan: Plan) -> None:
    with pytest.raises(NotFound) as failed:
        plan.touches(q="human resorces")
    assert "Human Resources" in failed.value.nearest


def test_an_unknown_id_tells_the_nearest(plan: Plan) -> None:
    with pytest.raises(NotFound) as failed:
        plan.touches(id="population/peer")
    assert "population/peers" in failed.value.nearest


def test_an_unknown_document_tells_the_nearest(plan: Plan) -> None:
    with pytest.raises(NotFound) as failed:
        plan.touches(q="peers", document=("cosi",))
    assert failed.value.nearest == ("cosii",)


@pytest.mark.parametrize(("name", "cap"), [("limit", MAX_LIMIT), ("depth", MAX_DEPTH)])
def test_what_is_over_a_cap_is_refused_with_the_cap_named(plan: Plan, name: str, cap: int) -> None:
    with pytest.raises(TooLarge, match=f"at most {cap}") as failed:
        plan.touches(q="peers", **{name: cap + 1})
    assert failed.value.name == name


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": "peers", "id": "population/peers"},
        {"q": "  "},
        {"q": "peers", "limit": -1},
        {"q": "peers", "depth": 0},
        {"q": "peers", "relation": ("touches",)},
        {"q": "x" * 5000},
        {"q": "half \ud800"},
        {"id": "half/\ud800"},
    ],
)
def test_what_cannot_be_asked_is_invalid(plan: Plan, asked: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        plan.touches(**asked)
