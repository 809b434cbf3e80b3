"""Wording: the same words are found to be the same, and others are shown, verbatim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.wording import closest_wording, difference, reworded, same_wording

WORDS = st.lists(st.sampled_from(["peers", "Staff", "don’t", "10 %", "(s)", "…", " ", "\n", "-", "ﬁt"]))
TEXTS = st.text() | WORDS.map("".join) | WORDS.map(" ".join)


@given(TEXTS, TEXTS)
def test_the_runs_joined_are_the_texts(left: str, right: str) -> None:
    runs = difference(left, right)
    assert "".join(run.left for run in runs) == left
    assert "".join(run.right for run in runs) == right


@given(TEXTS, TEXTS)
def test_runs_are_equal_in_words_or_on_one_side_only(left: str, right: str) -> None:
    for run in difference(left, right):
        if run.change == "equal":
            assert same_wording(run.left, run.right)
        else:
            assert bool(run.left) == (run.change == "delete")
            assert bool(run.right) == (run.change == "insert")


@pytest.mark.parametrize(
    ("left", "right", "runs"),
    [
        (
            "Explore develop pilot project/mentorship program to mentor individuals.",
            "Develop pilot project/mentorship program to mentor individuals.",
            [
                ("delete", "Explore"),
                ("equal", " develop pilot project/mentorship program to mentor individuals."),
            ],
        ),
        (
            "Explore innovative efforts. This would be a long-term project. (Moved from Category 3)",
            "Implement innovative efforts. This would be a long-term project.",
            [
                ("delete", "Explore"),
                ("insert", "Implement"),
                ("equal", " innovative efforts. This would be a long-term project."),
                ("delete", " (Moved from Category 3)"),
            ],
        ),
        (
            "bonuses to current DMH staff (TBD which staff category(s) specifically).",
            "bonuses to current DMH staff, to be determined later which staff category(ies) specifically.",
            [
                ("equal", "bonuses to current DMH staff"),
                ("delete", " (TBD"),
                ("insert", " to be determined later"),
                ("equal", " which staff category"),
                ("delete", "(s)"),
                ("insert", "(ies)"),
                ("equal", " specifically)."),
            ],
        ),
        ("don't", "don’t", [("equal", "don't")]),
        ("", "", []),
        ("", "new", [("insert", "new")]),
    ],
)
def test_what_was_changed_is_shown(left: str, right: str, runs: list[tuple[str, str]]) -> None:
    """The first three are Q5, Q7 and Q9 of the document that ships, a little shortened."""
    assert [(run.change, run.left or run.right) for run in difference(left, right)] == runs


def test_texts_too_long_to_compare_are_shown_as_a_whole() -> None:
    """Where they begin and end alike, that is still shown."""
    left = "begin " + " ".join(f"a{n}" for n in range(1500)) + " end"
    right = "begin " + " ".join(f"b{n}" for n in range(1500)) + " end"
    runs = difference(left, right)
    assert [run.change for run in runs] == ["equal", "delete", "insert", "equal"]
    assert (runs[0].left, runs[-1].right) == ("begin", " end")


@pytest.mark.parametrize("text", ["a-" * 50_000, "(" * 50_000, "x" * 50_000, "a b " * 20_000])
def test_what_is_long_and_alike_takes_no_comparing(text: str) -> None:
    """A run of signs or words without end, between words that differ."""
    runs = difference(f"one {text} two", f"other {text} two")
    assert [run.change for run in runs] == ["delete", "insert", "equal"]


def test_the_text_with_the_most_of_the_words_is_compared() -> None:
    assert closest_wording(["Peer Training", "Train all peers in care"], "Train peers in care") == 1
    assert closest_wording(["Peer training", "Train all peers in care"], "Peer Training") == 0


def test_reworded_is_what_no_text_says() -> None:
    assert not reworded(["Peer training", "Train peers."], "Train peers")
    assert reworded(["Peer training", "Train peers."], "Train all peers")
    assert reworded([], "Train")
