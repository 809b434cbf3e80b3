"""What a question of touching means, where the whole of it is no name."""

from typing import Any, Protocol

import pytest

from graph.touching.touches import TouchesAnswer
from ontology.errors import NotFound


class Plan(Protocol):
    """As conftest makes it."""

    def touches(self, **asked: Any) -> TouchesAnswer: ...  # noqa: ANN401  # the fields of a TouchesRequest


def codes(answer: TouchesAnswer) -> list[str]:
    """The codes of an answer's items, in order."""
    return [item.code for group in answer.groups for item in group.items]


@pytest.mark.parametrize(
    "question",
    [
        "What touches peers?",
        "which recommendations mention peers",
        "Show me all the recommendations about the peers, please",
        "peers?",
    ],
)
def test_the_words_of_the_question_are_no_part_of_what_it_is_about(plan: Plan, question: str) -> None:
    answer = plan.touches(q=question)
    assert answer.asked == (("population/peers",),)
    assert codes(answer) == ["4.9", "A1.3", "A1.4"]


@pytest.mark.parametrize(
    "question",
    [
        "what role do peers play?",
        "what are peers supposed to do",
        "does anyone say something that contains peers",
        "which ones are marked as having to do with peers",
    ],
)
def test_how_a_question_is_put_is_no_part_of_what_it_is_about(plan: Plan, question: str) -> None:
    answer = plan.touches(q=question)
    assert (answer.asked, answer.unmet) == ((("population/peers",),), "")


@pytest.mark.parametrize("sort", ["category", "section", "heading", "theme"])
def test_a_word_for_the_sort_of_what_is_named_beside_it_is_no_part_of_it(plan: Plan, sort: str) -> None:
    """Before the name or after it; before it, what is not of that sort is not meant."""
    name = "Mental Health Career Pathways"
    named = plan.touches(q=name)
    assert named.asked == (("category/wet/1", "topic/career-pathways"),)
    before, after = plan.touches(q=f"{sort} {name}"), plan.touches(q=f"the {name} {sort}")
    assert (before.asked, before.unmet, before.total) == ((("category/wet/1",),), "", 3)
    assert (after.asked, after.unmet, after.total) == (named.asked, "", named.total)


def test_several_things_are_touched_by_what_is_tied_to_each(plan: Plan) -> None:
    """Both rows are of peers' training; only A1.3 names Peer Services too."""
    answer = plan.touches(q="peers and Chief of Peer Services")
    assert answer.asked == (("population/peers",), ("system/peer-services",))
    assert codes(answer) == ["A1.3"]
    assert answer.total == 1


def test_each_of_several_ties_is_proven(plan: Plan) -> None:
    (group,) = plan.touches(q="Peer Services with peers").groups
    quoted = {quote.quote[quote.start : quote.end] for quote in group.items[0].evidence}
    assert {"Peer Services", "peers"} <= {words.removeprefix("Chief of ") for words in quoted}
    said, _, quotes = group.items[0].sentence.partition(": ")
    assert "; A1.3 mentions Peers" in said
    assert quotes.count("“") == quotes.count("”") >= 1


def test_things_that_share_nothing_are_told_with_none(plan: Plan) -> None:
    answer = plan.touches(q="loan repayment for peers")
    assert (answer.total, answer.groups) == (0, ())
    assert {reading.id for reading in answer.resolved} >= {"population/peers"}


def test_words_that_tell_more_than_the_names_are_not_passed_over(plan: Plan) -> None:
    with pytest.raises(NotFound) as caught:
        plan.touches(q="haunted peers")
    assert caught.value.nearest[0] == "Peers"


def test_a_long_question_is_not_taken_apart(plan: Plan) -> None:
    with pytest.raises(NotFound):
        plan.touches(q="peers " * 100)
