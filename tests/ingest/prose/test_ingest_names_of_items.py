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
