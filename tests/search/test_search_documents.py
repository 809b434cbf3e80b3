"""The two documents that ship, searched; what should be found was read in them by eye."""

from collections.abc import Callable

import pytest

from search.answer import SearchAnswer

Ask = Callable[..., SearchAnswer]


def codes(answer: SearchAnswer) -> list[str]:
    return [hit.code for hit in answer.items]


def test_all_are_there(ask_documents: Ask) -> None:
    answer = ask_documents(facets=("document", "kind", "category"))
    assert answer.total.value == 63
    assert {value.value: value.count for value in answer.facets["document"]} == {
        "wet-2024-2026": 52,
        "cosii-workforce": 11,
    }
    assert {value.value: value.count for value in answer.facets["category"]} == {
        "wet-2024-2026/1": 20,
        "wet-2024-2026/2": 8,
        "wet-2024-2026/3": 5,
        "wet-2024-2026/4": 16,
    }


def test_peer_training_finds_both_rows_of_that_name_first(ask_documents: Ask) -> None:
    answer = ask_documents("peer training")
    assert set(codes(answer)[:2]) == {"A1.3", "A1.25"}
    assert codes(answer)[2] == "4.9"


HUMAN_RESOURCES = {"A1.16", "B.2", "B.3", "B.7", "B.8", "B.9", "B.11", "B.12"}


@pytest.mark.parametrize("q", ["HR", "hr", "Human Resources", "human resources"])
def test_hr_and_human_resources_find_the_same_eight(ask_documents: Ask, q: str) -> None:
    answer = ask_documents(q)
    assert set(codes(answer)) == HUMAN_RESOURCES
    assert [expansion.id for expansion in answer.expanded] == ["system/human-resources"]


def test_words_as_typed_come_before_other_names(ask_documents: Ask) -> None:
    assert set(codes(ask_documents("HR"))[:3]) == {"A1.16", "B.9", "B.11"}
    assert codes(ask_documents("Human Resources"))[-1] == "A1.16"


def test_stipend_nurse_finds_the_two_stipend_programs(ask_documents: Ask) -> None:
    assert codes(ask_documents("stipend nurse")) == ["A1.13", "A1.5"]


def test_what_trainings_are_there_for_peers(ask_documents: Ask) -> None:
    assert set(codes(ask_documents("what trainings are there for peers?"))[:2]) == {"A1.3", "A1.25"}


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ('"chief of nursing"', {"A1.6", "A1.14"}),
        ('"diverse workforce"', {"4.8", "B.5"}),
        ("burnout", {"A1.19"}),
        ("5150", {"A1.27"}),
        ("Medi-Cal", {"A1.3"}),
        ("LGBTQIA2-S", {"A1.21"}),
        ("ASL", {"A2.6", "A2.11"}),
        ("American Sign Language", {"A2.6", "A2.11"}),
        ("percent:[80 TO 100]", {"A2.2", "A2.3", "A2.4"}),
        ("percent:50", {"A2.10"}),
        ("code:[A1.9 TO A1.11]", {"A1.9", "A1.10", "A1.11"}),
        ("apprentic*", {"A2.9"}),
        ("Harbor-UCLA", {"A1.2", "A1.10", "A1.11"}),
        ('"to be determined later"', {"A2.10"}),
        ("fidelity", {"4.7"}),
    ],
)
def test_what_is_found(ask_documents: Ask, q: str, found: set[str]) -> None:
    assert set(codes(ask_documents(q))) == found


@pytest.mark.parametrize("number", range(1, 12))
def test_a_question_finds_the_recommendation_that_was_voted_on(ask_documents: Ask, number: int) -> None:
    voted = dict(enumerate(["A1.15", "A2.2", "A2.3", "A2.4", "A2.5", "A2.6", "A2.7", "A2.8", "A2.10", "A2.11", "B.1"], 1))  # fmt: skip
    assert codes(ask_documents(f"Q{number}"))[0] == voted[number]


def test_misspelled(ask_documents: Ask) -> None:
    answer = ask_documents("stiped nurs")
    assert answer.corrected is not None
    assert codes(answer)[0] == "A1.13"


def test_the_part_that_matches_is_shown_of_a_long_text(ask_documents: Ask) -> None:
    (hit,) = ask_documents("reimbursement").items
    assert hit.code == "A1.12"
    shown = hit.highlights["text"]
    assert "<mark>Reimbursement</mark>" in shown
    assert shown.startswith("…")
    assert len(shown) < 400
