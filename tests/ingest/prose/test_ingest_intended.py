"""Plans that head what will be done alike in each chapter."""

import pytest

from ingest.reading import read

PLAN = """# Water

The borough draws its water from three wells below the mill.

## {heading}

{water}

# Paths

Half of the paths are lit. Visitors come for the river.

## {heading}

{paths}
"""

WATER = """- Drill a fourth well above the mill
- Fence the pumping station
"""

PATHS = """- Light the path to the station
- Survey the footbridge every spring
"""


def texts(text: str) -> list[str]:
    found = read(text.encode(), source_name="plan.md", slug="plan").recommendations
    return [one.text.value for one in found]


@pytest.mark.parametrize(
    "heading", ["Goals and Actions", "Goals & Actions", "What we will do", "Our commitments"]
)
def test_what_a_heading_of_several_chapters_stands_over_is_recommended(heading: str) -> None:
    found = read(
        PLAN.format(heading=heading, water=WATER, paths=PATHS).encode(), source_name="plan.md", slug="plan"
    ).recommendations
    assert [(one.text.value, one.category) for one in found] == [
        ("Drill a fourth well above the mill", "water"),
        ("Fence the pumping station", "water"),
        ("Light the path to the station", "paths"),
        ("Survey the footbridge every spring", "paths"),
    ]


def test_a_heading_that_any_text_may_have_counts_in_a_plan_alone() -> None:
    chapters = PLAN.format(heading="Next steps", water=WATER, paths=PATHS).replace("# ", "## ")
    assert texts(f"# The Borough in 1990\n\n{chapters}") == []
    assert len(texts(f"# Borough Green Plan\n\n{chapters}")) == 4


def test_an_item_that_says_what_to_do_is_recommended_without_its_reasons() -> None:
    water = """-   **Drill a fourth well above the mill**
  - Three wells ran dry in the summer. Pumps should never run dry.
-   **Fence the pumping station**
"""
    given = texts(PLAN.format(heading="Goals and Actions", water=water, paths=PATHS))
    assert given[:2] == ["Drill a fourth well above the mill", "Fence the pumping station"]
    assert len(given) == 4


def test_actions_below_a_goal_are_recommended_and_the_goal_is_their_subject() -> None:
    water = """- Water for dry summers
  - Drill a fourth well above the mill
  - Fence the pumping station
"""
    given = texts(PLAN.format(heading="Goals and Actions", water=water, paths=PATHS))
    assert given[:2] == ["Drill a fourth well above the mill", "Fence the pumping station"]
    assert len(given) == 4


def test_a_code_before_each_action_is_its_number() -> None:
    water = "- W-1.1 Drill a fourth well above the mill\n- W-1.2 Fence the pumping station\n"
    paths = "- P-1.1 Light the path to the station\n- P-1.2 Survey the footbridge every spring\n"
    text = PLAN.format(heading="Policies and Programs", water=water, paths=paths)
    found = read(text.encode(), source_name="plan.md", slug="plan").recommendations
    assert [one.code for one in found] == ["W-1.1", "W-1.2", "P-1.1", "P-1.2"]


def test_a_plan_of_ones_own_recommends_nothing_to_anybody() -> None:
    text = "# Legs\n\n## Goals and Actions\n\n- Run ten miles\n- Buy new shoes\n"
    text += "\n# Head\n\n## Goals and Actions\n\n- Read more books\n- Keep a diary\n"
    assert texts(text) == []


def test_a_bullet_set_off_widely_has_those_below_it_though_these_are_set_in_less() -> None:
    text = "# Report\n\n## Recommendations\n\n-   Drill a well:\n  - deep below the mill\n-   Fence the station\n"
    assert texts(text) == ["Drill a well: deep below the mill", "Fence the station"]
