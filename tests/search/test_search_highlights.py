"""What matched is marked, and nothing else is markup."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from search.analysis import composed
from search.highlights import _LEAD, MAX_LENGTH, _richest, highlighted
from search.tree import Phrase, Word
from search.wanted import Span, Wanted


def marked(text: str, *words: str) -> str:
    return highlighted(text, *Wanted([Word(word) for word in words]).spans([text]))


def plain(html: str) -> str:
    return unescape(html.replace("<mark>", "").replace("</mark>", ""))


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x02\x03"), max_size=200),
    st.sampled_from(["peer", "é", "b"]),
)
def test_without_its_marks_a_short_text_is_itself(text: str, word: str) -> None:
    text = composed(text)
    html = marked(text, word)
    assert plain(html) == text
    assert "<" not in html.replace("<mark>", "").replace("</mark>", "")


@given(st.lists(st.sampled_from(["peer", "filler", "words", "<b>", "ünï", "🎉"]), max_size=200).map(" ".join))
def test_of_a_long_text_a_part_with_a_match_is_shown(text: str) -> None:
    html = marked(text, "peer")
    assert plain(html).strip("…") in text
    assert len(plain(html)) <= MAX_LENGTH + 2
    assert ("<mark>peer</mark>" in html) == ("peer" in text.split())


def test_of_a_long_text_without_a_match_the_beginning_is_shown() -> None:
    html = highlighted("Filler words. " * 50, [])
    assert html.startswith("Filler")
    assert html.endswith("…")


def test_the_part_with_the_most_different_words_is_shown() -> None:
    text = f"A peer. {'Filler words stand here. ' * 30} A peer in training. {'More of the same. ' * 30}"
    html = marked(text, "peer", "training")
    assert "<mark>peer</mark> in <mark>training</mark>" in html
    assert html.startswith("…")
    assert html.endswith("…")


@given(st.lists(st.sampled_from(["peer", "Peers", "staff", "a", "filler " * 9]), min_size=1).map(" ".join))
def test_no_part_that_begins_with_a_match_has_more_different_words(text: str) -> None:
    (spans,) = Wanted([Word("peer"), Word("staff"), Word("a"), Phrase(("staff", "a"))]).spans([text])

    def worth(start: int) -> int:
        within = (span for span in spans if start <= span.start and span.end <= start + MAX_LENGTH - _LEAD)
        return len({text[span.start : span.end].lower() for span in within})

    starts = sorted({span.start for span in spans})
    assert not spans or _richest(text, spans) == max(starts, key=worth)


def test_other_forms_and_phrases_are_marked() -> None:
    assert marked("Peers trained.", "peer", "training") == "<mark>Peers</mark> <mark>trained</mark>."
    text = "The Chief of Nursing."
    assert highlighted(text, *Wanted([Phrase(("chief", "of", "nursing"))]).spans([text])) == (
        "The <mark>Chief of Nursing</mark>."
    )


def test_marks_do_not_overlap() -> None:
    text = "Human Resources"
    spans = [Span(0, 5, "exact"), Span(0, 15, "alias"), Span(6, 15, "exact")]
    assert highlighted(text, spans) == "<mark>Human Resources</mark>"


def test_letters_outside_the_first_plane_do_not_shift_marks() -> None:
    assert marked("🎉🎉 é peers 🎉", "peers") == "🎉🎉 é <mark>peers</mark> 🎉"
