"""What a title or a line counts: as many items, headings or paragraphs that say what to do."""

from collections.abc import Callable

import pytest

from ontology.records import Reading

Reads = Callable[[str], Reading]
IDEAS = "1. Plant trees along the quay.\n2. Open the weir in summer.\n3. Lend boats at the library.\n"
EXPLAINED = (
    "It has been asked for since the spring, by those who live there, and it would cost next to nothing."
)


def _said(reads: Reads, text: str) -> list[str]:
    return [one.text.value for one in reads(text).recommendations]


@pytest.mark.parametrize(
    "line",
    [
        "The following three ideas show how the Council can bring the river back:",
        "Here are 3 measures for a city on the water.",
        "Three steps the Mayor can take:",
        "In this paper we set out three practical proposals:",
    ],
)
def test_as_many_items_as_the_line_over_them_counts_are_recommended(reads: Reads, line: str) -> None:
    assert _said(
        reads, f"# The river\n\nThe river is low.\n\n{line}\n\n{IDEAS}\n## Sources\n\n- Gauges.\n"
    ) == [
        "Plant trees along the quay.",
        "Open the weir in summer.",
        "Lend boats at the library.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The following four ideas show how the Council can bring the river back:",  # there are three
        "The following three ideas make for a good day out:",
        "The three measures already taken by the Council:",
        "Follow these three steps to install the pump:",
        "Three photographs of the city:",
        "Three ways to enjoy the city this summer:",
    ],
)
def test_a_line_that_counts_otherwise_or_something_else_announces_nothing(reads: Reads, line: str) -> None:
    assert not _said(reads, f"# The river\n\nThe river is low.\n\n{line}\n\n{IDEAS}")


def test_what_is_counted_has_to_say_what_to_do(reads: Reads) -> None:
    text = "# Town\n\nThe three priorities of the town council were:\n\n- Housing\n- Schools\n- The river\n"
    assert not _said(reads, text)


@pytest.mark.parametrize("mark", ["## ", "### ", "## 1. ", "**"])
def test_as_many_headings_as_the_title_counts_are_recommended(reads: Reads, mark: str) -> None:
    ideas = (
        "Plant trees along the quay",
        "Open the weir in summer",
        "Mornings on the water for schools",
        "Lend boats",
    )
    end = "**" if mark == "**" else ""
    body = "".join(f"{mark}{idea}{end}\n\n{EXPLAINED}\n\n" for idea in ideas)
    assert _said(reads, f"# Four ideas for the city's river\n\n{EXPLAINED}\n\n{body}") == list(ideas)


def test_as_many_sentences_with_a_paragraph_below_each_as_are_counted_are_recommended(reads: Reads) -> None:
    ideas = ("Plant trees along the quay.", "Cool the playgrounds with water.", "Lend boats at the library.")
    body = "".join(f"{idea}\n\n{EXPLAINED}\n\n" for idea in ideas)
    text = f"The river\n\nThis paper has three policy ideas that we wrote about in spring.\n\n{body}"
    assert _said(reads, text) == list(ideas)


def test_headings_that_are_not_as_many_as_the_title_counts_are_not_recommended(reads: Reads) -> None:
    body = "".join(f"## {idea}\n\n{EXPLAINED}\n\n" for idea in ("Plant trees", "Open the weir", "Lend boats"))
    assert not _said(reads, f"# Nine ideas for the city's river\n\n{body}")
