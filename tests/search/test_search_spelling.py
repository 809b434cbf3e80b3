"""What may have been meant, where nothing is found as typed. The rows are PLAN and OTHER of the conftest."""

from collections.abc import Callable

import pytest

from search.answer import SearchAnswer

Ask = Callable[..., SearchAnswer]


@pytest.mark.parametrize(
    ("typed", "meant", "codes"),
    [
        ("psychiatrik", "psychiatric", ["A1.9"]),
        ("bilingaul list", "bilingual list", ["A1.12"]),
        ("bilingul -peer", "bilingual -peer", ["A1.12"]),
        ("apprentiship", "apprenticeships", ["2"]),
        ("title:perls", "title:perks", ["1"]),
    ],
)
def test_a_word_that_nothing_has_is_put_right(ask: Ask, typed: str, meant: str, codes: list[str]) -> None:
    answer = ask(typed)
    assert (answer.query, answer.corrected, answer.corrected_used) == (typed, meant, True)
    assert [hit.code for hit in answer.items] == codes
    assert any(meant in note for note in answer.notes)


def test_a_corrected_word_is_found_as_a_likeness(ask: Ask) -> None:
    assert [match.how for match in ask("psychiatrik").items[0].matched] == ["fuzzy"]


def test_a_correction_is_only_offered_where_the_query_finds_something(ask: Ask) -> None:
    answer = ask("bilingual OR psychiatrik")
    assert (answer.corrected, answer.corrected_used) == ("bilingual OR psychiatric", False)
    assert [hit.code for hit in answer.items] == ["A1.12"]


@pytest.mark.parametrize(
    "typed", ["training", "peer training", "HR", "A1.15", "xyzzy", "zzz", "5151", "C++", "whith"]
)
def test_what_is_known_or_like_nothing_is_left_alone(ask: Ask, typed: str) -> None:
    assert ask(typed).corrected is None


def test_some_of_the_words_are_found_where_nothing_has_all(ask: Ask) -> None:
    answer = ask("bilingual peers")
    assert answer.items[0].code == "A1.12"
    assert {"A1.1", "A1.2"} <= {hit.code for hit in answer.items}
    assert answer.notes[-1].startswith("Nothing has all of these words")


def test_a_word_that_nothing_has_is_told(ask: Ask) -> None:
    answer = ask("bilingual xyzzy")
    assert [hit.code for hit in answer.items] == ["A1.12"]
    assert answer.notes[0] == "Nothing has “xyzzy”."


def test_where_nothing_is_found_there_is_advice(ask: Ask) -> None:
    assert ask("xyzzy").notes == (
        "Nothing was found: try other words, or the beginning of one with a star, such as train*.",
    )


def test_what_is_denied_or_asked_of_a_field_stays_required(ask: Ask) -> None:
    answer = ask("bilingual peers kind:program-existing -mentors")
    assert {hit.code for hit in answer.items} == {"A1.12", "A1.1", "A1.10", "A1.11"}


def test_stop_words_are_not_required_nor_marked(ask: Ask) -> None:
    (hit,) = ask("what is there about the stipend of a nurse?").items
    assert hit.highlights["text"] == (
        "A <mark>stipend</mark> for each psychiatric <mark>nurse</mark> in training."
    )


def test_stop_words_are_words_where_nothing_else_is_asked(ask: Ask) -> None:
    assert {hit.code for hit in ask("with").items} == {"B.1", "B.3", "2"}
