"""Questions in plain English: their own words are not looked for. The rows are of the conftest."""

from collections.abc import Callable

import pytest

from search.answer import SearchAnswer

Ask = Callable[..., SearchAnswer]


@pytest.mark.parametrize(
    "question",
    [
        "what mentions a bilingual list",
        "Which items regarding a bilingual list are touched?",
        "tell us what is said about bilingual lists",
    ],
)
def test_the_words_of_a_question_are_not_looked_for(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert [hit.code for hit in answer.items] == ["A1.12"]
    assert any("words of the question" in note for note in answer.notes)
    assert not any("some of them" in note for note in answer.notes)


def test_what_is_written_with_a_field_or_in_quotes_is_looked_for(ask: Ask) -> None:
    assert ask("bilingual text:mentions").notes != ask("bilingual mentions").notes
    assert ask('bilingual "mentions"').total == ask("bilingual text:mentions").total


def test_a_query_of_nothing_but_such_words_is_looked_for(ask: Ask) -> None:
    assert not any("words of the question" in note for note in ask("show mentions").notes)


def test_a_question_is_not_taken_for_a_misspelling(ask: Ask) -> None:
    answer = ask("mention bilingual")
    assert (answer.corrected_used, [hit.code for hit in answer.items]) == (False, ["A1.12"])


def test_a_plain_word_that_leaves_nothing_out_is_told(ask: Ask) -> None:
    """As most people write it; "peers without" asks for nothing to leave out."""
    told = "“not” is not looked for; NOT, in capitals, leaves out what has a word: NOT psychiatric."
    assert told in ask("training not psychiatric").notes
    assert not any("leaves out" in note for note in ask("peers without").notes)
