"""What is found, in which order, and why. The rows are PLAN and OTHER of the conftest."""

from collections.abc import Callable

import pytest

from search.answer import Match, SearchAnswer

Ask = Callable[..., SearchAnswer]
Found = Callable[..., list[str]]


def reasons(answer: SearchAnswer, code: str) -> list[tuple[str, str, str]]:
    (hit,) = [hit for hit in answer.items if hit.code == code]
    return [(match.how, match.field, match.term) for match in hit.matched]


@pytest.mark.parametrize(
    ("q", "codes"),
    [
        ("peer training", ["A1.1", "A1.2", "A1.10"]),
        ("stipend nurse", ["A1.9"]),
        ("HR", ["A1.12", "B.1"]),
        ("hr", ["A1.12", "B.1"]),
        ("what trainings are there for peers?", ["A1.1", "A1.2", "A1.10"]),
        ('"chief of nursing"', ["B.3"]),
        ('"human resources"', ["B.1"]),
        ('"resources human"', []),
        ('"resources human"~3', ["B.1", "B.2"]),
        ("train*", ["A1.1", "A1.2", "A1.9", "A1.10"]),
        ("*ternal", ["1"]),
        ("wom?n", []),
        ("n?rse", ["A1.9"]),
        ("nurze~", ["A1.9"]),
        ("follow NOT chief", ["A1.15"]),
        ("follow -chief", ["A1.15"]),
        ("bilingual OR perks", ["1", "A1.12"]),
        ("(bilingual OR perks) course", ["1"]),
        ("title:peer", ["A1.1"]),
        ("text:peer", ["A1.2", "A1.1"]),
        ("cells:desk", ["A1.12"]),
        ("note:launching", ["A1.10"]),
        ("question:frontline", ["A1.15"]),
        ("frontline", ["A1.15"]),
        ("system:hr", ["A1.12", "B.1"]),
        ('system:"human resources"', ["A1.12", "B.1"]),
        ("system:human*", ["A1.12", "B.1"]),
        ("system:hum?n", ["A1.12", "B.1"]),
        ("system:*", []),
        ("category:1", ["A1.1", "A1.2"]),
        ("category:incentives", ["A1.9", "A1.10"]),
        ("action:expand", ["A1.1"]),
        ("funding:yes", ["A1.1"]),
        ("concept:population/peers", ["A1.1", "A1.2", "A1.10"]),
        ("kind:program-new", ["1", "2"]),
        ("document:other-plan", ["1", "2"]),
        ("percent:[60 TO 80]", ["A1.15"]),
        ("percent:>63", ["B.5"]),
        ("percent:>=63", ["A1.15", "B.5"]),
        ("code:[A1.9 TO A1.11]", ["A1.9", "A1.10", "A1.11"]),
        ("code:{A1.9 TO A1.11}", ["A1.10"]),
        ("code:A1.1*", ["A1.1", "A1.10", "A1.11", "A1.12", "A1.15"]),
        ("5150", ["A1.15"]),
        ("Medi-Cal", ["A1.15"]),
        ("medi cal", ["A1.15"]),
        ("LGBTQIA2-S", ["B.5"]),
        ("resume cafe", ["1"]),
        ("RÉSUMÉ", ["1"]),
        ("C++", []),
        ("🎉", []),
        ("#", []),
    ],
)
def test_what_is_found(found: Found, q: str, codes: list[str]) -> None:
    assert found(q) == codes


@pytest.mark.parametrize("q", ["A1.15", "a1.15", "plan/A1.15", "PLAN/a1.15", "Q7", "q7", "code:A1.15"])
def test_a_code_finds_its_item_first(found: Found, q: str) -> None:
    assert found(q)[0] == "A1.15"


def test_words_in_a_code_are_required_beside_it(found: Found) -> None:
    assert found("A1.15 pay") == ["A1.15"]


def test_a_name_finds_what_is_called_otherwise_and_the_reverse(ask: Ask, found: Found) -> None:
    assert set(found("HR")) <= set(found("Human Resources"))
    assert reasons(ask("HR"), "B.1") == [("alias", "text", "Human Resources")]
    assert reasons(ask("human resources"), "A1.12") == [("alias", "actions", "HR")]
    assert [(e.words, e.id, e.label) for e in ask("HR").expanded] == [
        ("HR", "system/human-resources", "Human Resources")
    ]


def test_expansion_can_be_switched_off(ask: Ask, found: Found) -> None:
    assert found("HR", expand=False) == ["A1.12"]
    assert ask("HR", expand=False).expanded == ()


def test_the_longest_name_is_taken(ask: Ask) -> None:
    (expansion,) = ask("American sign language").expanded
    assert (expansion.words, expansion.id) == ("American sign language", "topic/american-sign-language")


def test_narrower_things_are_found_last_as_related(ask: Ask, found: Found) -> None:
    assert found("peers")[-1] == "A1.11"
    assert reasons(ask("peers"), "A1.11") == [("relation", "text", "Parent advocates")]
    assert ask("peers").expanded[0].narrower == 1


def test_a_category_named_finds_what_is_in_it_as_related(ask: Ask) -> None:
    answer = ask("Career Pathways")
    assert [hit.code for hit in answer.items] == ["A1.1", "A1.2"]
    assert reasons(answer, "A1.1") == [("relation", "category", "Career Pathways")]


def test_only_a_name_that_stands_whole_is_a_reason(ask: Ask) -> None:
    assert reasons(ask("chief of nursing"), "B.3")[0] == ("exact", "text", "Chief")
    assert ("exact", "text", "human") not in reasons(ask("human resources bureau"), "B.1")


def test_each_reason_is_told_from_the_record_itself(ask: Ask) -> None:
    assert reasons(ask("peer training"), "A1.1") == [
        ("exact", "title", "Peer"),
        ("exact", "title", "Training"),
        ("stem", "text", "Train"),
        ("stem", "text", "peers"),
    ]
    assert reasons(ask("percent:63"), "A1.15") == [("exact", "percent", "63")]
    assert reasons(ask("Q7"), "A1.15") == [("exact", "question", "Q7")]
    assert reasons(ask("kind:policy"), "B.1") == [("exact", "kind", "Policy, practice or advocacy")]


def test_a_hit_tells_the_recommendation_in_brief(ask: Ask) -> None:
    hit = ask("A1.1").items[0]
    assert (hit.id, hit.document, hit.code, hit.kind) == ("plan/A1.1", "plan", "A1.1", "program-existing")
    assert (hit.title, hit.text) == ("Peer Training", "Train peers for jobs.")
    assert hit.iri == "http://localhost:8000/id/recommendation/plan/A1.1"
    assert hit.category is not None
    assert (hit.category.id, hit.category.number, hit.category.label) == ("plan/1", "1", "Career Pathways")


def test_markup_in_a_text_is_escaped(ask: Ask) -> None:
    (hit,) = ask("5150").items
    assert hit.highlights["text"] == (
        "Raise pay; it follows the &lt;b&gt;<mark>5150</mark>&lt;/b&gt; &amp; 5250 rules for Medi-Cal."
    )


def test_what_is_tied_by_another_name_is_marked(ask: Ask) -> None:
    (hit,) = [hit for hit in ask("HR").items if hit.code == "B.1"]
    assert hit.highlights["text"] == "Work with <mark>Human Resources</mark> on job titles."


def test_words_with_accents_are_marked_where_they_stand(ask: Ask) -> None:
    (hit,) = ask("resume").items
    assert hit.highlights["text"] == "Internal staff get a café and a <mark>résumé</mark> course."


def test_an_empty_query_lists_all_in_the_order_of_documents_and_codes(ask: Ask) -> None:
    answer = ask("", limit=100)
    assert [hit.id for hit in answer.items][:4] == ["other-plan/1", "other-plan/2", "plan/A1.1", "plan/A1.2"]
    assert [hit.code for hit in answer.items][4:8] == ["A1.9", "A1.10", "A1.11", "A1.12"]
    assert (answer.total.value, answer.total.relation) == (14, "eq")


def test_a_denial_alone_lists_all_else_in_the_same_order(found: Found) -> None:
    assert found("NOT training NOT kind:policy") == ["1", "2", "A1.11", "A1.12", "A1.15"]


def test_what_nothing_has_finds_nothing_and_says_so(ask: Ask) -> None:
    answer = ask("system:sheriff")
    assert (answer.items, answer.total.value) == ((), 0)
    assert answer.notes == ("There is no system called “sheriff”.",)


def test_matches_are_values(ask: Ask) -> None:
    assert ask("cafe").items[0].matched == (Match("exact", "text", "café"),)
