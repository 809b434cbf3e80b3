"""Items that have a name of their own before a colon: it is their title, not a part of their words."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]
HEAD = "# Report\n\n## Recommendations\n\n"
NAMED = (
    ("Dig Once", "Lay conduit wherever a street is opened for other works."),
    ("A Map of Wells", "Publish a map of all wells, with their depth and their owner."),
    ("Share Gauges Between Boards", "The Department should give all boards what its gauges show."),
)


@pytest.mark.parametrize(
    "form", ["1. **{}**: {}\n", "* **{}:** {}\n", "- {}: {}\n", "<p></p>\n\n1. <b>{}</b>: {}\n"]
)
def test_the_name_before_a_colon_is_the_title_of_its_item(reads: Reads, form: str) -> None:
    found = list(reads(HEAD + "".join(form.format(*one) for one in NAMED)).recommendations)
    assert [(one.title.value if one.title else None, one.text.value) for one in found] == list(NAMED)


def test_words_that_stand_before_several_items_name_none(reads: Reads) -> None:
    found = reads(HEAD + "".join(f"- Housing: {text}\n" for _, text in NAMED)).recommendations
    assert not any(one.title for one in found)


def test_a_sentence_that_goes_on_after_a_colon_is_no_name(reads: Reads) -> None:
    items = (
        "Publish what the gauges of the river show: Water, wind and ice, for all the boards and for the press.",
        "Pay for three things that the boards asked for: Boats, nets and lamps, before the ice is on the lake.",
        "Open the weirs in the months of high water: March, April and May, when the salmon begins to rise.",
    )
    found = list(reads(HEAD + "".join(f"- {one}\n" for one in items)).recommendations)
    assert [one.text.value for one in found] == list(items)


def test_names_before_dashes_title_the_list_that_has_them(reads: Reads) -> None:
    named = [
        ("Open Gauges", "the Board shall print what its gauges show"),
        ("Clean Wells", "the Board shall test each well"),
        ("Safe Weirs", "the Board, when it mends a weir, shall put a rail on it"),
    ]
    plain = ["Adopt a rule for boats", "Appoint a warden of weirs", "Print a map", "Publish all accounts"]
    text = (
        "# Report\n\n## Recommendations\n\nWe recommend that:\n\n"
        + "".join(f"- {name} — {words};\n" for name, words in named)
        + "\nWe further recommend:\n\n"
        + "".join(f"- {words};\n" for words in plain)
    )
    found = list(reads(text).recommendations)
    assert [one.title.value if one.title else None for one in found] == [
        *(name for name, _ in named),
        *(None for _ in plain),
    ]
    assert [one.value for one in found[0].responsible] == ["Board"]


def test_a_name_before_a_motion_is_its_title(reads: Reads) -> None:
    text = (
        "# Paper\n\n## Recommendations\n\n1. That two boats be bought.\n"
        "2. Fees of Weirs. That a fee of two coins be charged at each weir from May to June.\n"
    )
    found = [(one.title.value if one.title else None, one.text.value) for one in reads(text).recommendations]
    assert found == [
        (None, "That two boats be bought."),
        ("Fees of Weirs", "That a fee of two coins be charged at each weir from May to June."),
    ]


def test_an_aside_between_dashes_parts_no_name(reads: Reads) -> None:
    items = (
        "Pay for lamps - which are dark - now.",
        "Mend the quay - it is old - soon.",
        "Buy boats - two of them - and nets.",
    )
    found = reads(HEAD + "".join(f"- {one}\n" for one in items)).recommendations
    assert not any(one.title for one in found)


@pytest.mark.parametrize("head", ["Practice", "Recommendation"])
def test_the_names_in_the_cells_of_a_table_are_titles(reads: Reads, head: str) -> None:
    rows = "".join(f"| {at} | {name}: {words} | High |\n" for at, (name, words) in enumerate(NAMED, 1))
    text = f"# Report\n\n| No. | {head} | Priority |\n|---|---|---|\n{rows}"
    found = [(one.title.value if one.title else None, one.text.value) for one in reads(text).recommendations]
    assert found == list(NAMED)


def test_a_word_before_the_colons_of_a_few_cells_titles_none(reads: Reads) -> None:
    text = (
        "# Report\n\n| No. | Recommendation |\n|---|---|\n| 1 | Wells: Publish a map of all of the wells. |\n"
        "| 2 | Wells: Close those that are dry in the summer. |\n| 3 | Mend the roofs of the halls. |\n"
    )
    assert not any(one.title for one in reads(text).recommendations)
