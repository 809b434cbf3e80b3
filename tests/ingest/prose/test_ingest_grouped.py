"""Headings that say what recommendations are about are their categories, where nothing else names any."""

import orjson
import pytest

from ingest.reading import read
from ontology.records import Reading


def subjects(reading: Reading) -> list[tuple[str, str | None]]:
    """The first word of each recommendation, and the label of its category."""
    labels = {one.number: one.label.value for one in reading.document.categories}
    return [
        (one.text.value.split()[0], labels[one.category] if one.category else None)
        for one in reading.recommendations
    ]


UNDER = """# A plan

## Recommendations

### Housing

1. Build homes near the stations.
2. Repair homes that are empty.

### Water

3. Replace the pipes of lead.
"""
EACH = """# A plan

## Homes for all

Rents rose.

### Recommendations

- Build homes near the stations.

## Clean water

Pipes are old.

### Recommendations

- Replace the pipes of lead.
"""
AGAIN = EACH.replace("### Recommendations", "### Our calls").replace("- ", "- We call upon the city to ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (UNDER, [("Build", "Housing"), ("Repair", "Housing"), ("Replace", "Water")]),
        (EACH, [("Build", "Homes for all"), ("Replace", "Clean water")]),
        (AGAIN, [("We", "Homes for all"), ("We", "Clean water")]),
    ],
)
def test_the_nearest_heading_that_names_a_subject_is_the_category(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    reading = read(text.encode(), source_name="plan.md", slug="plan")
    assert subjects(reading) == found
    cell = next(iter(reading.recommendations)).category_cell
    assert cell is not None
    assert reading.document.text[cell.pieces[0].start :].startswith(cell.value)


def test_one_heading_over_all_is_no_category() -> None:
    text = "# A plan\n\n## Recommendations\n\n### Housing\n\n1. Build homes.\n2. Repair homes.\n"
    assert subjects(read(text.encode(), source_name="plan.md", slug="plan")) == [
        ("Build", None),
        ("Repair", None),
    ]


def test_headings_that_count_recommendations_are_no_categories() -> None:
    text = (
        "# An audit\n\n## Recommendation 1\n\nThe Council should build homes.\n\n"
        "## Recommendation 2\n\nThe Council should repair homes.\n"
    )
    assert [label for _, label in subjects(read(text.encode(), source_name="a.md", slug="a"))] == [None, None]


def test_parts_of_data_are_subjects_of_the_recommendations_in_them() -> None:
    told = {
        "name": "An inquiry",
        "categories": [
            {
                "name": "Custody",
                "description": "What happens to people in cells",
                "recommendations": [
                    {"id": 1, "recommendation": "Look in every hour."},
                    {"id": 2, "recommendation": "Call a doctor."},
                ],
            },
            {
                "name": "Courts",
                "description": "How people are tried",
                "recommendations": [{"id": 3, "recommendation": "Hear cases sooner."}],
            },
        ],
    }
    reading = read(orjson.dumps(told), source_name="inquiry.json", slug="inquiry")
    assert [one.code for one in reading.recommendations] == ["1", "2", "3"]
    assert subjects(reading) == [("Look", "Custody"), ("Call", "Custody"), ("Hear", "Courts")]
