"""How quotes are cut and marked; no browser is needed."""

from api.site.quoting import cut, distinct
from api.site.rendering import broken


def proof(quote: str, *spans: tuple[int, int]) -> dict[str, object]:
    """A quote of one line with the spans that prove."""
    return {"document": "d", "line_start": 1, "quote": quote, "spans": list(spans)}


def test_a_sentence_that_proves_two_ties_is_shown_once_with_both_marked() -> None:
    said = "Nurses get a stipend."
    proofs = [
        {"document": "d", "line_start": 1, "quote": said, "start": 13, "end": 20},
        {"document": "d", "line_start": 1, "quote": said, "start": 0, "end": 6},
    ]
    (one,) = distinct(proofs)
    assert list(cut(one)) == [
        ("", False),
        ("Nurses", True),
        (" get a ", False),
        ("stipend", True),
        (".", False),
    ]


def test_spans_that_overlap_are_marked_once() -> None:
    parts = list(cut(proof("Psychiatric nurses work.", (12, 18), (0, 18))))
    assert [words for words, marked in parts if marked] == ["Psychiatric nurses"]


def test_a_quote_that_is_all_proof_has_no_mark() -> None:
    assert list(cut(proof("Nurses", (0, 6)))) == [("Nurses", False)]


def test_a_long_quote_is_cut_around_what_tells_and_loses_no_word_of_it() -> None:
    said = "a " * 600 + "stipend" + " b" * 600
    parts = list(cut(proof(said, (1200, 1207))))
    assert [words for words, marked in parts if marked] == ["stipend"]
    whole = "".join(words for words, _ in parts)
    assert (whole[0], whole[-1], len(whole)) == ("…", "…", 2 + 250 + 7 + 250)


def test_lines_that_end_within_a_cell_are_not_run_together() -> None:
    assert broken("Ratify <it>\u2028Position: noted") == "Ratify &lt;it&gt;<br>Position: noted"
