"""Headings as categories: as cells that say the same name them, also over the tables of their parts."""

from collections.abc import Callable

from ontology.records import Reading

Reads = Callable[[str], Reading]

GOALS = """# Harbour plan

## Goal 1: Safer piers

### Recommendations

- Mend the steps.
- Light the pier.

## {second}: Cleaner water

### Recommendations

- Clear the weed.
- Stop the spills.
"""
MILESTONES = """# Harbour plan

## {word} 1: Count the boats

The harbour should know its boats. In May the office should begin.

| **Milestone** | **Date** | **Owner** |
|---|---|---|
| **1.1** Buy a counter | May | Harbour Office |
| **1.2** Publish the count | June | Harbour Office |

## {word} 2: Mend the lamps

The lamps should be mended before the winter.

| **Milestone** | **Date** | **Owner** |
|---|---|---|
| **2.1** All lamps listed | July | Lamp Board |
"""


def named(reading: Reading) -> list[tuple[str, str]]:
    return [(one.number, one.label.value) for one in reading.document.categories]


def test_a_heading_names_a_category_as_a_cell_does(reads: Reads) -> None:
    cells = "# Plan\n\n| Goal | Recommendation |\n|---|---|\n| Goal 1: Safer piers | Mend the steps. |\n"
    table = f"{cells}| Goal 2: Cleaner water | Clear the weed. |\n"
    assert named(reads(GOALS.format(second="Goal 2"))) == named(reads(table))
    assert named(reads(table)) == [("1", "Safer piers"), ("2", "Cleaner water")]


def test_headings_with_one_number_keep_the_words_before_it(reads: Reads) -> None:
    assert named(reads(GOALS.format(second="Theme 1"))) == [
        ("goal-1-safer-piers", "Goal 1: Safer piers"),
        ("theme-1-cleaner-water", "Theme 1: Cleaner water"),
    ]


def test_an_action_over_a_table_of_its_milestones_is_their_subject(reads: Reads) -> None:
    reading = reads(MILESTONES.format(word="Action"))
    labels = dict(named(reading))
    assert [(one.code, one.text.value, labels[one.category or ""]) for one in reading.recommendations] == [
        ("1.1", "Buy a counter", "Count the boats"),
        ("1.2", "Publish the count", "Count the boats"),
        ("2.1", "All lamps listed", "Mend the lamps"),
    ]


def test_a_recommendation_over_a_table_of_its_milestones_stays_one(reads: Reads) -> None:
    found = [one.code for one in reads(MILESTONES.format(word="Recommendation")).recommendations]
    assert set(found) == {"1", "1.1", "1.2", "2", "2.1"}
