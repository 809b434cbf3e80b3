"""What a band or a category cell says before a category's name is what it is, and no part of the name."""

import csv
import io
from collections.abc import Callable

import pytest

from ingest.reading import read
from ontology.records import Reading


def _banded(*bands: str) -> Reading:
    rows = "".join(
        f"<tr><td colspan=3>{band}</td></tr><tr><td>{at}.1</td><td>Build homes near stop {at}</td><td>Works</td></tr>"
        f"<tr><td>{at}.2</td><td>Mend the pipes of street {at}</td><td>Parks</td></tr>"
        for at, band in enumerate(bands, 1)
    )
    head = "<tr><th>No.</th><th>Recommendation</th><th>Lead</th></tr>"
    page = f"<h1>Harbour plan</h1><table>{head}{rows}</table>"
    return read(page.encode(), source_name="plan.html", slug="plan")


def _in_cells(*categories: str) -> Reading:
    out = io.StringIO()
    rows = [
        (one, f"Mend the pipes of street {at}", "Works")
        for at, one in enumerate((*categories, categories[0]))
    ]
    csv.writer(out).writerows([("Category", "Recommendation", "Lead"), *rows])
    return read(out.getvalue().encode(), source_name="plan.csv", slug="plan")


def _names(reading: Reading) -> list[tuple[str, str]]:
    return [(one.number, one.label.value) for one in reading.document.categories]


@pytest.mark.parametrize("made", [_banded, _in_cells], ids=["bands", "cells"])
@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("FOCUS AREA: Housing", "FOCUS AREA: Water", ("housing", "water")),
        ("Theme: Housing", "Topic: Water", ("housing", "water")),
        ("Goal 1 – Housing", "Goal 2 – Water", ("1", "2")),
        ("Goal 1: Housing", "Goal 2: Water", ("1", "2")),
        ("Priority Area 1. Housing", "Priority Area 2. Water", ("1", "2")),
        ("STRATEGIC GOAL 3 Housing", "STRATEGIC GOAL 4 Water", ("3", "4")),
        ("Objective 1.1: Housing", "Objective 1.2: Water", ("1.1", "1.2")),
        ("Pillar A: Housing", "Pillar B: Water", ("A", "B")),
        ("Chapter III: Housing", "Chapter IV: Water", ("III", "IV")),
        ("Theme One: Housing", "Theme Two: Water", ("One", "Two")),
        ("Promise: Housing", "Promise: Water", ("housing", "water")),
    ],
)
def test_the_word_for_a_category_is_none_of_its_name(
    made: Callable[..., Reading], first: str, second: str, numbers: tuple[str, str]
) -> None:
    reading = made(first, second)
    assert _names(reading) == list(zip(numbers, ("Housing", "Water"), strict=True))
    found = list(reading.recommendations)
    assert {one.category for one in found} == {*numbers}
    assert {one.category_cell.value for one in found if one.category_cell} == {first, second}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Housing", "Water"), id="names alone"),
        pytest.param(("Goal", "Theme"), id="only the words"),
        pytest.param(("Goal 1", "Goal 2"), id="words and numbers"),
        pytest.param(("Goal setting", "Theme nights"), id="words that go on"),
        pytest.param(("Part-time work", "Area-wide care"), id="compounds"),
        pytest.param(("Goal A better town", "Plan B homes"), id="letters that are words"),
        pytest.param(("Rules: homes", "Parks: water"), id="words that tell apart"),
    ],
)
def test_other_words_are_the_name(names: tuple[str, str]) -> None:
    assert [label for _, label in _names(_in_cells(*names))] == [*names]


def test_categories_of_the_same_number_or_name_stay_apart() -> None:
    found = _names(_in_cells("Goal 1: Housing", "Theme 1: Water", "Theme 2: Housing"))
    assert found == [
        ("1", "Housing"),
        ("theme-1-water", "Theme 1: Water"),
        ("theme-2-housing", "Theme 2: Housing"),
    ]


def test_a_cell_names_the_category_that_a_table_sets_up() -> None:
    page = (
        "<h1>Harbour plan</h1><table><tr><th>No.</th><th>Theme</th><th>Goal</th></tr>"
        "<tr><td>1</td><td>Housing</td><td>All live well.</td></tr><tr><td>2</td><td>Water</td><td>It is clean.</td></tr>"
        "</table><h2>What to do</h2><table><tr><th>Theme</th><th>Recommendation</th><th>Lead</th></tr>"
        "<tr><td>Theme 2: Water</td><td>Mend the pipes</td><td>Works</td></tr>"
        "<tr><td>Theme 1</td><td>Build homes</td><td>Works</td></tr></table>"
    )
    reading = read(page.encode(), source_name="plan.html", slug="plan")
    assert [one.category for one in reading.recommendations] == ["2", "1"]


def _listing(*cells: str) -> Reading:
    rows = "".join(
        f"<tr><td>{at}.</td><td>Mend the pipes of street {at}.</td><td>{cell}</td></tr>"
        for at, cell in enumerate(cells, 1)
    )
    page = (
        "<h1>Harbour plan</h1><table><tr><th>No.</th><th>Recommendation</th><th>Full list of themes</th></tr>"
        f"<tr><td colspan=3>Theme: Clean water</td></tr>{rows}</table>"
    )
    return read(page.encode(), source_name="plan.html", slug="plan")


def test_the_heading_row_names_the_category_where_the_cells_list_it_among_others() -> None:
    cells = "Clean water<br>Safe homes<br>Affected: all", "Safe homes<br>Clean water"
    reading = _listing(*cells)
    assert [label for _, label in _names(reading)] == ["Clean water"]
    found = list(reading.recommendations)
    assert len({one.category for one in found}) == 1
    assert [one.attributes["Full list of themes"].value.split("\n")[0] for one in found] == [
        "Clean water",
        "Safe homes",
    ]


def test_a_cell_that_does_not_list_the_heading_row_names_its_own_category() -> None:
    assert [label for _, label in _names(_listing("Safe homes", "Fair rents"))][-2:] == [
        "Safe homes",
        "Fair rents",
    ]


def test_a_numbered_category_that_heads_the_column_of_actions_is_that_of_its_table() -> None:
    tables = "".join(
        f"| {head} | Lead | When |\n|--|--|--|\n| Mend pipe {at} of the old town | Works | May |\n"
        f"| Count the pumps of ward {at} | Parks | June |\n\n"
        for at, head in enumerate(("Objective 1: Housing", "Objective 2: Water"))
    )
    reading = read(f"# Harbour plan\n\n{tables}".encode(), source_name="plan.md", slug="plan")
    assert _names(reading) == [("1", "Housing"), ("2", "Water")]
    assert [one.category for one in reading.recommendations] == ["1", "1", "2", "2"]


def test_a_head_that_only_numbers_what_stands_below_names_no_category() -> None:
    page = "# Harbour plan\n\n| Action 1: what we do | Lead | When |\n|--|--|--|\n| Mend the pipes | Works | May |\n"
    reading = read(page.encode(), source_name="plan.md", slug="plan")
    assert (len(list(reading.recommendations)), reading.document.categories) == (1, ())
