"""Text is cut into words alike wherever it is cut."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import bare, composed, fold, stem, terms
from search.ordering import natural_key
from search.runs import beginning
from search.tree import Fuzzy, Node, Pattern, Phrase, Word
from search.wanted import Wanted

CORPUS = Path(__file__).parents[2] / "corpus"

#: Texts of words that are alike, and of letters that make no word; some of them have accents.
_WORDS = st.sampled_from(
    [
        "Peer",
        "peers",
        "a",
        "tie",
        "ties",
        "tying",
        "training",
        "Trained",
        "pér",
        "peer-",
        "“peers”",
        "peer’s",
        "a…",
    ]
)
_TEXTS = st.lists(_WORDS, max_size=8).map(" ".join) | st.text(
    st.sampled_from("peratinsgPE ,.-_'1"), max_size=80
)


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


@pytest.mark.parametrize(
    "leaves",
    [
        [Word("peers"), Word("training"), Word("a"), Word("tie")],
        [Phrase(("peer", "training")), Phrase(("a", "a")), Word("peers"), Phrase(("a", "tie"), slop=1)],
        [Fuzzy("peers", 1), Pattern("*ing"), Pattern("tr?in*"), Word("a")],
        [Pattern("pe*"), Fuzzy("training", 2)],
    ],
)
@settings(deadline=None)
@given(st.lists(_TEXTS, max_size=4))
def test_quick_and_thorough_looking_find_the_same(leaves: list[Node], texts: list[str]) -> None:
    wanted = Wanted(leaves)
    assert wanted.spans(texts) == [wanted._looked_through(text) for text in texts]


def test_words_stand_together_in_one_text_only() -> None:
    texts = ["A peer", "training", "Peer-training, peers trained"]
    assert Wanted([Phrase(("peers", "training"))]).spans(texts) == [
        [],
        [],
        [(0, 13, "stem", ""), (15, 28, "stem", "")],
    ]


@given(st.text(max_size=60))
def test_a_word_is_found_where_it_stands(before: str) -> None:
    text = composed(f"{before} peers")
    places = [text[span.start : span.end].lower() for span in Wanted([Word("Peers")]).spans([text])[0]]
    assert places
    assert all(re.fullmatch("peers?", place) for place in places)
