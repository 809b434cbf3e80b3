"""Phrases of a profile are found where words begin with them, the first of them wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import has_leader
from ingest.phrases import position

WORDS = st.lists(st.sampled_from(["New", "new", "review", "Reviews", "of", "roads", "a.b", "ǅ"]), max_size=6)
PHRASES = st.lists(st.sampled_from(["new", "Review", "review of", "=new", "=New", "a.b", "ad", "s of"]))


@given(WORDS, PHRASES)
def test_the_first_of_all_phrases_counts_in_whatever_order_they_are(
    words: list[str], phrases: list[str]
) -> None:
    said = f" {' '.join(words)}".casefold()
    whole = [0 for phrase in phrases if phrase.casefold() == f"={said.strip()}"]
    begun = [said.find(f" {phrase.casefold()}") for phrase in phrases if not phrase.startswith("=")]
    assert position("\n ".join(words), phrases) == min(whole + [at for at in begun if at >= 0], default=None)


@pytest.mark.parametrize(
    ("words", "at"),
    [("Existing programs", 0), ("All existing programs", 4), ("Preexisting programs", None), ("", None)],
)
def test_a_phrase_stands_for_words_that_begin_with_it(words: str, at: int | None) -> None:
    assert position(words, ("existing program",)) == at


@pytest.mark.parametrize(
    "words",
    [
        "Roads ...... 4",
        "Roads . . . .",
        "Roads ... ",
        "Roads … 12",
        "Roads    7",
        "Roads\t7\n",
        "Roads. . .9 ",
    ],
)
def test_dots_or_a_gap_before_a_page_end_an_entry_of_a_table_of_contents(words: str) -> None:
    assert has_leader(words)


@pytest.mark.parametrize(
    "words",
    ["", "Repair the roads.", "Repair, e.g. roads.", "Road 7", "Wait ... for it", "Roads…", "Roads. ."],
)
def test_sentences_and_numbers_of_roads_are_no_such_entries(words: str) -> None:
    assert not has_leader(words)
