"""What questions are about, told from how they are asked."""

import pytest

from ontology.framing import unframed


@pytest.mark.parametrize(
    "question",
    [
        "What role does the Harbour Office play?",
        "what is the Harbour Office supposed to deliver",
        "Please, what would the Harbour Office have to change?",
        "the Harbour Office’s responsibilities",
        "tasks for the Harbour Office",
        "which actions fall under the Harbour Office's remit?",
        "recommendations where the Harbour Office is the lead",
        "what's in it for the Harbour Office",
        "Could you tell me what was expected of  the Harbour Office ?",
    ],
)
def test_a_frame_around_a_name_is_taken_away(question: str) -> None:
    assert unframed(question) == "the Harbour Office"


def test_who_has_to_do_something_is_asked_of_that() -> None:
    assert unframed("Which agency has to inspect the moorings?") == "inspect the moorings"


@pytest.mark.parametrize(
    "question",
    [
        "the Harbour Office",
        "jobs for divers",  # jobs are what it is about
        "what is under consideration",
        "what should the Harbour Office do about divers",
        "",
        "what role does " + "x" * 500 + " play",
    ],
)
def test_what_is_no_frame_alone_stays_as_it_is_asked(question: str) -> None:
    assert unframed(question) == question
