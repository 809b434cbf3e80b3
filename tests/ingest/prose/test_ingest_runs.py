"""Several lists in one section: those that say what to do, and those that say something else."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]
HEAD = "# Report\n\n## Recommendations\n\n"


def _said(reads: Reads, text: str) -> list[str]:
    return [one.text.value for one in reads(HEAD + text).recommendations]


def test_a_numbered_line_that_asks_in_general_is_the_line_over_its_items(reads: Reads) -> None:
    text = (
        "7. With regard to mining, the Special Rapporteur recommends that the Government:\n\n"
        "   - Review all permits;\n   - Supply safe water.\n\n"
        "8. With regard to water, the Special Rapporteur recommends that the Ministry:\n\n"
        "   - Publish the tariffs;\n   - Prohibit locks.\n"
    )
    found = list(reads(HEAD + text).recommendations)
    assert [one.text.value for one in found] == [
        "Review all permits;",
        "Supply safe water.",
        "Publish the tariffs;",
        "Prohibit locks.",
    ]
    assert [[name.value for name in one.responsible] for one in found] == [["Government"]] * 2 + [
        ["Ministry"]
    ] * 2


def test_parts_in_small_letters_go_on_with_the_sentence(reads: Reads) -> None:
    text = "1. I recommend that the Mayor:\n\n   (a) review the permits; and\n\n   (b) test the water.\n\n2. Paint the hall.\n"
    assert len(_said(reads, text)) == 2


@pytest.mark.parametrize("line", ["I direct that this be sent to the following:", "Copies are enclosed for:"])
def test_those_to_whom_a_report_is_sent_are_not_recommended(reads: Reads, line: str) -> None:
    text = (
        f"1. Paint the hall.\n\n2. Sell the barn.\n\n{line}\n\n(a) The family of A. B.\n\n(b) Corran Shire\n"
    )
    assert _said(reads, text) == ["Paint the hall.", "Sell the barn."]


def test_after_the_fourth_roman_number_comes_the_fifth(reads: Reads) -> None:
    numbers = ("i", "ii", "iii", "iv", "v", "vi")
    text = "\n\n".join(f"({number}) Paint hall {number}." for number in numbers)
    assert _said(reads, text) == [f"Paint hall {number}." for number in numbers]


@pytest.mark.parametrize("number", ["", "A. "])
def test_headings_with_one_paragraph_each_that_says_what_to_do_are_titles(reads: Reads, number: str) -> None:
    texts = {
        "Dig once": "The Department should lay conduit.",
        "Map it": "Publish a map.",
        "Lend": "Lend tablets.",
    }
    text = f"### {number}Networks\n\n" + "".join(
        f"#### {title}\n\n{said}\n\n" for title, said in texts.items()
    )
    found = list(reads(HEAD + text).recommendations)
    assert {one.title.value: one.text.value for one in found if one.title} == texts


def test_headings_over_what_only_tells_are_no_titles_of_recommendations(reads: Reads) -> None:
    text = "".join(
        f"### Point {word}\n\nThe bridge was painted in May.\n\n" for word in ("one", "two", "three")
    )
    assert _said(reads, text) == []
