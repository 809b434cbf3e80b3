"""Ties: what a recommendation is tied to, by which words, and where these stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.concepts import Concept, Vocabulary
from ontology.linking import Linker
from ontology.records import (
    Category,
    Document,
    LegendEntry,
    LinkedRecommendation,
    Piece,
    Place,
    Question,
    Recommendation,
    SourcedText,
)
from ontology.ties import DocumentLinker

LABELS = {
    "action/expand": ("Expand",),
    "action/improve": ("Improve",),
    "action/transfer": ("Transfer", "Move to"),
    "funding/additional-funds": ("Additional funds", "Yes"),
    "funding/not-wet": ("not WET",),
    "organization/dmh": ("DMH",),
    "outcome/consensus": ("Consensus",),
    "outcome/tier-1": ("Tier 1",),
    "population/peers": ("Peers",),
    "program/peer-training": ("Peer Training",),
    "status/completed": ("Completed", "Done"),
    "system/human-resources": ("Human Resources", "HR"),
    "system/peer-services": ("Peer Services", "Chief of Peer Services"),
    "topic/wet": ("WET",),
}
VOCABULARY = Vocabulary(
    {
        name: Concept(name, f"http://x/{name}", name.partition("/")[0], forms[0], tuple(forms[1:]))
        for name, forms in LABELS.items()
    },
    "",
)
LINKER = Linker(VOCABULARY)

TEXT = """CATEGORIES
1 Pathways | Strong partnerships
GREEN | It is being done.
● | It is done.
Peer Training | 3. Under the direction of the Chief of Peer Services, <b>teach</b> peers. | Move to HR | \
NOT WET – HR
\fQ1 | Teach peers. | 63% | CONSENSUS: Moved to Tier 1
"""


def place(start: int, end: int) -> Place:
    return Place(start, end, TEXT.count("\n", 0, start) + 1, TEXT.count("\n", 0, end) + 1)


def sourced(*quotes: str, nth: int = 0) -> SourcedText:
    """A text put together from quotes of TEXT, each found after the one before it."""
    at, value, pieces = 0, "", []
    for quote in quotes:
        for _ in range(nth + 1):
            at = TEXT.index(quote, at) + 1
        start = at - 1
        pieces.append(Piece(len(value), start, start + len(quote)))
        value, at, nth = value + quote, start + len(quote), 0
    return SourcedText(value, tuple(pieces))


def lines(first: str, last: str) -> Place:
    start = TEXT.index(first)
    return place(start, TEXT.index(last, start) + len(last))


DOCUMENT = Document(
    slug="plan",
    title="A plan",
    text=TEXT,
    source_name="plan.txt",
    media_type="text/plain",
    encoding="utf-8",
    sha256="",
    size=len(TEXT),
    reader="text",
    profile="any",
    page_starts=(0, TEXT.index("\f")),
    categories=(Category("1", sourced("Pathways"), sourced("Strong partnerships"), lines("1 P", "ships")),),
    questions=(
        Question(
            "Q1",
            sourced("Teach peers."),
            lines("Q1", "Tier 1"),
            63.0,
            None,
            sourced("CONSENSUS: Moved to Tier 1"),
        ),
    ),
    legend=(
        LegendEntry("GREEN", sourced("It is being done."), lines("GREEN", "being done.")),
        LegendEntry("●", sourced("It is done."), lines("●", "It is done.")),
    ),
)
ROW = lines("Peer Training", "WET – HR")
WORDS = sourced("Under the direction of the Chief of Peer Services, ", "teach", " peers.")


SAID = Recommendation(document="plan", code="A.3", kind="policy", text=WORDS, place=ROW)


def link(said: Recommendation) -> LinkedRecommendation:
    return DocumentLinker(DOCUMENT, VOCABULARY, LINKER).link(said)


def told(linked: LinkedRecommendation, relation: str) -> list[tuple[str, str, str, str]]:
    """Target, field, rule and quote of the ties of a relation."""
    return [(t.target, t.field, t.rule, t.evidence.quote) for t in linked.ties if t.relation == relation]


def test_words_mention_what_they_name() -> None:
    said = replace(SAID, title=sourced("Peer Training"))
    assert told(link(said), "mentions") == [
        ("program/peer-training", "title", "label-in-text", "Peer Training"),
        ("system/peer-services", "text", "label-in-text", "Chief of Peer Services"),
        ("population/peers", "text", "label-in-text", "peers"),
    ]


def test_a_tie_tells_its_place_in_the_field_and_in_the_document() -> None:
    tie = next(tie for tie in link(SAID).ties if tie.target == "population/peers")
    assert WORDS.value[tie.start : tie.end] == "peers"
    assert TEXT[tie.evidence.start : tie.evidence.end] == tie.evidence.quote == "peers"
    assert (tie.evidence.line_start, tie.evidence.line_end, tie.evidence.page) == (5, 5, 1)
    assert (tie.label, tie.kind, tie.basis, tie.evidence.document) == (
        "Peers",
        "population",
        "stated",
        "plan",
    )


def test_evidence_over_markup_holds_the_markup() -> None:
    vocabulary = Vocabulary(
        {"topic/t": Concept("topic/t", "http://x/t", "topic", "Teaching", ("teach peers",))}, ""
    )
    linked = DocumentLinker(DOCUMENT, vocabulary, Linker(vocabulary)).link(SAID)
    assert told(linked, "mentions") == [("topic/t", "text", "label-in-text", "teach</b> peers")]


def test_a_column_ties_to_its_own_kind_and_mentions_the_rest() -> None:
    linked = link(replace(SAID, actions=sourced("Move to HR"), funding=sourced("NOT WET – HR")))
    assert told(linked, "action") == [("action/transfer", "actions", "named-in-column", "Move to")]
    assert told(linked, "funding") == [("funding/not-wet", "funding", "named-in-column", "NOT WET")]
    assert told(linked, "mentions")[2:] == [
        ("system/human-resources", "actions", "label-in-text", "HR"),
        ("system/human-resources", "funding", "label-in-text", "HR"),
    ]


def test_common_words_of_columns_mean_nothing_in_the_text() -> None:
    text = SourcedText("Improve and expand what is done, yes, by consensus", ())
    assert link(replace(SAID, text=text)).ties == ()


def test_who_is_responsible_is_inferred_from_a_phrase() -> None:
    linked = link(replace(SAID, actions=sourced("Move to HR")))
    assert told(linked, "responsible") == [
        (
            "system/peer-services",
            "text",
            "under-direction",
            "Under the direction of the Chief of Peer Services",
        ),
        ("system/human-resources", "actions", "given-to", "Move to HR"),
    ]
    assert {tie.basis for tie in linked.ties if tie.relation == "responsible"} == {"inferred"}


def test_who_is_responsible_is_known_by_the_stated_name() -> None:
    linked = link(replace(SAID, text=sourced("Teach peers."), responsible=(sourced("HR"),)))
    assert told(linked, "responsible") == [
        ("system/human-resources", "responsible", "stated-responsible", "HR")
    ]
    assert [tie.basis for tie in linked.ties if tie.relation == "responsible"] == ["stated"]


def test_an_unknown_stated_party_becomes_a_concept_of_the_document() -> None:
    linker = DocumentLinker(DOCUMENT, VOCABULARY, LINKER)
    first = linker.link(replace(SAID, responsible=(SourcedText("The Fire Department (FD); HR", ()),)))
    second = linker.link(replace(SAID, responsible=(SourcedText("fire departments", ()),)))
    assert [t.target for t in first.ties if t.rule == "stated-responsible"] == [
        "system/plan.fire-department",
        "system/human-resources",
    ]
    assert [t.target for t in second.ties if t.rule == "stated-responsible"] == [
        "system/plan.fire-department"
    ]
    found = linker.found["system/plan.fire-department"]
    assert (found.label, found.alt_labels, found.kind, found.source) == (
        "Fire Department",
        ("FD",),
        "system",
        "plan",
    )


def test_a_party_that_is_named_like_a_topic_is_a_party() -> None:
    linked = link(replace(SAID, responsible=(SourcedText("WET", ()),)))
    assert [t.target for t in linked.ties if t.rule == "stated-responsible"] == ["system/plan.wet"]


def test_category_and_vote_are_tied_by_number() -> None:
    linked = link(
        replace(SAID, category="1", category_cell=sourced("1"), question="Q1", question_cell=sourced("Q1"))
    )
    assert told(linked, "category") == [("category/plan/1", "category", "category-by-number", "1")]
    assert told(linked, "question") == [("question/plan/Q1", "question", "question-by-number", "Q1")]
    assert next(tie for tie in linked.ties if tie.relation == "category").label == "Pathways"


def test_a_number_that_the_document_does_not_set_up_ties_to_nothing() -> None:
    assert told(link(replace(SAID, category="7", question="Q7")), "category") == []
    assert told(link(replace(SAID, category="7", question="Q7")), "question") == []


def test_the_outcome_is_what_the_vote_states() -> None:
    linked = link(replace(SAID, question="Q1"))
    assert told(linked, "outcome") == [
        ("outcome/consensus", "question/outcome", "vote-joined-by-number", "CONSENSUS"),
        ("outcome/tier-1", "question/outcome", "vote-joined-by-number", "Tier 1"),
    ]
    assert [tie.evidence.page for tie in linked.ties if tie.relation == "outcome"] == [2, 2]


@pytest.mark.parametrize("cell", ["GREEN", "Green", " green ", "Green – since May"])
def test_a_status_in_a_mark_of_the_legend_is_the_documents_own(cell: str) -> None:
    linker = DocumentLinker(DOCUMENT, VOCABULARY, LINKER)
    linked = linker.link(replace(SAID, status=SourcedText(cell, ())))
    assert [target for target, *_ in told(linked, "status")] == ["status/plan.green"]
    found = linker.found["status/plan.green"]
    assert (found.label, found.definition, found.source) == ("GREEN", "It is being done.", "plan")


def test_a_mark_may_be_a_sign() -> None:
    linked = link(replace(SAID, status=SourcedText("●", ())))
    assert [target for target, *_ in told(linked, "status")] == ["status/plan.mark-2"]


@pytest.mark.parametrize("fill", ["green", "light green"])
def test_a_fill_is_read_by_the_legend(fill: str) -> None:
    assert told(link(replace(SAID, status_fill=fill)), "status") == [
        ("status/plan.green", "status", "status-by-fill", "GREEN | It is being done.")
    ]


def test_a_fill_is_found_by_what_the_legend_calls_it() -> None:
    entry = LegendEntry("Green", SourcedText("Done: nothing is left", ()), DOCUMENT.legend[0].place)
    linker = DocumentLinker(replace(DOCUMENT, legend=(entry,)), VOCABULARY, LINKER)
    said = told(linker.link(replace(SAID, status_fill="Done")), "status")
    assert [target for target, *_ in said] == ["status/plan.green"]
    assert linker.found["status/plan.green"].label == "Done"


def test_a_fill_that_no_legend_explains_says_nothing() -> None:
    assert told(link(replace(SAID, status_fill="red")), "status") == []


def test_a_status_in_known_words_is_tied_by_them_and_in_others_by_none() -> None:
    assert (
        told(link(replace(SAID, status=SourcedText("Done in May", ()))), "status")[0][0] == "status/completed"
    )
    assert told(link(replace(SAID, status=SourcedText("Somehow", ()))), "status") == []


def test_the_actor_is_tied_and_mentioned() -> None:
    linked = link(replace(SAID, text=SourcedText("x", ()), actor=SourcedText("DMH", ())))
    assert [(tie.relation, tie.target) for tie in linked.ties] == [
        ("actor", "organization/dmh"),
        ("mentions", "organization/dmh"),
    ]


def test_attributes_are_read_under_their_header() -> None:
    linked = link(replace(SAID, attributes={"Who": SourcedText("peers", ())}))
    assert ("population/peers", "attributes/Who") in [(t.target, t.field) for t in linked.ties]


def test_a_name_stated_inside_the_text_is_mentioned_once() -> None:
    text = sourced("NOT WET – HR")
    linked = link(replace(SAID, text=text, responsible=(sourced("HR", nth=1),)))
    mentions = [(t.target, t.field) for t in linked.ties if t.relation == "mentions"]
    assert mentions.count(("system/human-resources", "text")) == 1
    assert ("system/human-resources", "responsible") not in mentions


def test_ties_stand_in_the_order_of_the_source() -> None:
    linked = link(replace(SAID, title=sourced("Peer Training"), actions=sourced("Move to HR"), question="Q1"))
    starts = [tie.evidence.start for tie in linked.ties]
    assert starts == sorted(starts)
    assert linked.recommendation.code == "A.3"


def cut(span: tuple[int, int]) -> SourcedText:
    start, end = span[0], min(sum(span), len(TEXT))
    return SourcedText(TEXT[start:end], (Piece(0, start, end),))


CELLS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 60)).map(cut)
RECORDS = st.builds(
    replace,
    st.just(SAID),
    text=CELLS,
    title=CELLS,
    actions=CELLS,
    funding=CELLS,
    status=CELLS,
    responsible=st.tuples(CELLS),
    question=st.sampled_from([None, "Q1", "Q2"]),
)


@given(RECORDS)
def test_every_tie_of_any_record_proves_itself_and_none_is_there_twice(said: Recommendation) -> None:
    ties = link(said).ties
    for tie in ties:
        evidence = tie.evidence
        assert evidence.quote == TEXT[evidence.start : evidence.end]
        assert evidence.line_start == TEXT.count("\n", 0, evidence.start) + 1
        assert evidence.line_end >= evidence.line_start
    assert len({(t.relation, t.target, t.field, t.start, t.end) for t in ties}) == len(ties)
