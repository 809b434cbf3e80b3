"""Text is cut into words alike wherever it is cut."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import bare, composed, fold, stem, terms
from search.ordering import natural_key
from search.tree import Word
from search.wanted import Wanted, beginning

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peer-run trainings", ["peer", "run", "trainings"]),
        ("Café RÉSUMÉ", ["cafe", "resume"]),
        ("Cafe\u0301", ["cafe"]),
        ("LGBTQIA2-S & C++", ["lgbtqia2", "s", "c"]),
        ("👩‍⚕️ nurse", ["nurse"]),
        ("看護師 nurse", ["看護師", "nurse"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert terms(text) == words


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("trainings", "train"),
        ("training", "train"),
        ("nursing", "nurs"),
        ("nurses", "nurs"),
        ("policies", "polici"),
    ],
)
def test_stems_are_of_snowball(word: str, root: str) -> None:
    assert stem(word) == root


def test_a_possessive_is_the_word_itself() -> None:
    assert [bare("patient's"), bare("patients'"), bare("is")] == ["patient", "patients", "is"]


def test_folding_keeps_the_text_whole() -> None:
    assert fold("A1.15 É") == "a1.15 e"


def test_natural_order_counts_numbers_as_numbers() -> None:
    codes = ["B.12", "A1.10", "a1.9", "B.2", "A1.2", "A2.1"]
    assert sorted(codes, key=natural_key) == ["A1.2", "a1.9", "A1.10", "A2.1", "B.2", "B.12"]


@pytest.mark.parametrize("name", ["wet-2024-2026.txt", "cosii-workforce.txt"])
def test_every_word_begins_as_its_stem_does(name: str) -> None:
    words = set(terms((CORPUS / name).read_text("utf-8"))) | {
        "dying",
        "lying",
        "tying",
        "skies",
        "cries",
        "ties",
    }
    assert [word for word in words if not word.startswith(beginning(stem(word)))] == []


@given(st.text(st.sampled_from("peratinsgPE ,.-_'1"), max_size=80))
def test_quick_and_thorough_looking_find_the_same(text: str) -> None:
    wanted = Wanted([Word("peers"), Word("training"), Word("a"), Word("tie")])
    assert wanted._looked_up(text) == wanted._looked_through(text)


@given(st.text(max_size=60))
def test_a_word_is_found_where_it_stands(before: str) -> None:
    text = composed(f"{before} peers")
    places = [text[span.start : span.end].lower() for span in Wanted([Word("Peers")]).spans(text)]
    assert places
    assert all(re.fullmatch("peers?", place) for place in places)
