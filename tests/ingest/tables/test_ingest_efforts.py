"""Tables with heading rows over what is done already and over what is proposed."""

import csv
import io

import pytest

from ingest.reading import read


def said(*rows: str) -> list[tuple[str, str | None]]:
    """Each recommendation with its category; cells are parted by bars."""
    text = io.StringIO()
    csv.writer(text).writerows(row.split("|") for row in rows)
    found = read(text.getvalue().encode(), source_name="a.csv", slug="a")
    labels = {one.number: one.label.value for one in found.document.categories}
    return [(one.text.value, labels.get(one.category or "")) for one in found.recommendations]


@pytest.mark.parametrize(
    ("existing", "proposed"),
    [
        ("Current Efforts", "Proposed Efforts"),
        ("Existing programs", "New programs"),
        ("What we are already doing", "What we will do next"),
    ],
)
def test_what_is_told_of_current_efforts_is_no_recommendation(existing: str, proposed: str) -> None:
    assert said(
        "Initiative|Short|Long|Lead",
        "a. Clean air|||",
        f"{existing}|||",
        "1. The city has joined a coalition|||",
        f"{proposed}|||",
        "1. Adopt a fleet policy|X||Fleet",
        "2. Limit idling of trucks|X||Police",
        "b. Energy|||",
        f"{existing}|||",
        "1. The college signed a pledge|||",
        f"{proposed}|||",
        "1. Insulate city hall||X|Works",
    ) == [
        ("Adopt a fleet policy", "Clean air"),
        ("Limit idling of trucks", "Clean air"),
        ("Insulate city hall", "Energy"),
    ]


def test_rows_with_parties_under_what_is_under_way_are_recommendations() -> None:
    found = said(
        "Action|Lead|Status",
        "Existing actions||",
        "Plant trees|Parks|Begun",
        "New actions||",
        "Fund buses|Transit|New",
    )
    assert [text for text, _ in found] == ["Plant trees", "Fund buses"]


@pytest.mark.parametrize(
    "pointer", ["See 4.b Public Works, below", "Refer to Action 12", "See above", "Addressed in section 3.1"]
)
def test_a_row_that_only_points_elsewhere_is_no_recommendation(pointer: str) -> None:
    found = said("Recommendation|Lead", "Adopt a tree policy|Parks", f"{pointer}|", "Hire a forester|Staff")
    assert [text for text, _ in found] == ["Adopt a tree policy", "Hire a forester"]


def test_words_that_begin_as_a_pointer_and_say_what_to_do_are_kept() -> None:
    found = said("Recommendation|Lead", "See that all wells are capped|Water", "Hire a forester|Staff")
    assert [text for text, _ in found] == ["See that all wells are capped", "Hire a forester"]
