"""The plans of the bench, whose records were written by hand: every kind of document that bodies publish."""

from pathlib import Path

import pytest

from bench.reading_quality import PLANS, measure


@pytest.mark.parametrize("form", ["txt", "docx"])
@pytest.mark.parametrize("plan", sorted(path.stem for path in Path(PLANS).glob("*.md")))
def test_a_plan_is_read_as_its_records_say(plan: str, form: str) -> None:
    """Every recommendation, none besides, and each field that the plan states."""
    assert measure(plan, form).faults == []
