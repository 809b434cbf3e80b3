"""The sentence around some words is found whole, and never costs much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.quoting.sentences import MAX_QUOTE, sentence_around


def around(text: str, words: str) -> str:
    """The sentence around the first place of these words."""
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Hire staff. Train peers well. Then stop.", "peers", "Train peers well."),
        ("Hire staff. Train peers well. Then stop.", "Hire", "Hire staff."),
        ("Hire staff. Train peers well. Then stop", "stop", "Then stop"),
        ("Post high (i.e., AA, and BA) for people.", "BA", "Post high (i.e., AA, and BA) for people."),
        ("The U.S. Navy and Dr. Ho met No. 5. Later more.", "Ho", "The U.S. Navy and Dr. Ho met No. 5."),
        ("Fairs, schools, etc. Priority is given.", "Priority", "Priority is given."),
        ("It ends in 2024. Peers go on.", "Peers", "Peers go on."),
        ("16. The Department hires.", "hires", "16. The Department hires."),
        ("Who helps? “Peers do.” They said so.", "Peers", "“Peers do.”"),
        ("Incentive • DMH offers loans • MH recruits", "DMH", "DMH offers loans"),
        ("1\tPeer Training\tTrain them", "Peer", "Peer Training"),
        ("Old part\n\nNew part\nof two lines", "lines", "New part\nof two lines"),
        ("Old part\u2028\u2028New part\u2028of a cell\u2028\u2028", "cell", "New part\u2028of a cell"),
        ("Go. One thing. Another one. Stop.", "thing. Another", "One thing. Another one."),
        ("HR", "HR", "HR"),
    ],
)
def test_the_whole_sentence_is_found(text: str, words: str, sentence: str) -> None:
    assert around(text, words) == sentence


def test_a_too_long_sentence_is_cut_between_words_around_what_is_looked_for() -> None:
    text = "before " * 300 + "peers" + " after" * 300
    quote = around(text, "peers")
    assert "peers" in quote
    assert len(quote) <= MAX_QUOTE
    assert set(quote.split()) == {"before", "peers", "after"}


@given(st.text(alphabet="aB .!?\n\t•(\"'", max_size=300), st.data())
def test_what_is_looked_for_is_always_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


@pytest.mark.parametrize("unit", [".", ". ", " \n", "\t", "A. ", '."'])
def test_a_text_made_to_cost_much_does_not(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    first, last = sentence_around(text, 100_000, 100_001)
    assert last - first <= MAX_QUOTE
