"""A sentence of a record is found in the source it was made from, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.quoting.passages import passage


def found(source: str, sentence: str, words: str) -> tuple[str, str] | None:
    """What stands in the source for a sentence, and for the words looked for in it."""
    start = sentence.index(words)
    where = passage(source, sentence, start, start + len(words))
    return (source[where.at : where.stop], source[where.start : where.end]) if where else None


@pytest.mark.parametrize(
    ("source", "sentence", "words", "stands"),
    [
        ("1\tTrain peers.\tYES", "Train peers.", "peers", ("Train peers.", "peers")),
        ("1\tHire 1 person\t1", "1", "1", ("1", "1")),
        (
            "Train our\n  peers well.",
            "Train our peers well.",
            "our peers",
            ("Train our\n  peers well.", "our\n  peers"),
        ),
        (
            "It helps peers <ul> Page 3 </ul> and other staff",
            "It helps peers and other staff",
            "other",
            ("and other staff", "other"),
        ),
        (
            "peers are\nstaff; “peers”\nhelp",
            "are staff; “peers” help",
            "peers",
            ("are\nstaff; “peers”\nhelp", "peers"),
        ),
    ],
)
def test_the_longest_part_with_the_words_is_found(
    source: str, sentence: str, words: str, stands: tuple[str, str]
) -> None:
    assert found(source, sentence, words) == stands


@pytest.mark.parametrize("sentence", ["Train nurses", "Train peers over a page"])
def test_what_does_not_stand_there_is_not_found(sentence: str) -> None:
    assert found("Train peers <page> over a page", sentence, sentence) is None


@given(st.lists(st.sampled_from(["a", "b", "c,", "d."]), min_size=1, max_size=8), st.data())
def test_a_row_broken_anywhere_is_found_whole(words: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n", "\n  "]), min_size=len(words), max_size=len(words)))
    source = "x " + "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    first = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    where = passage(source, " ".join(words), start, start + len(words[first]))
    assert where is not None
    assert source[where.at : where.stop].split() == words
    assert source[where.start : where.end] == words[first]
