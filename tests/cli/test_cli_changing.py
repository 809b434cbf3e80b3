"""`throughline diff`, on a small document of which a second version was added."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from typer.testing import Result

Run = Callable[..., Result]

FIRST = """Recommendations

1. The City should plant two hundred trees along the river by 2030.
2. The City should replace the street lights of the old town.
"""
SECOND = """Recommendations

1. The City should plant three hundred trees along the river by 2030.
2. The City should run night buses every twenty minutes.
"""


@pytest.fixture
def twice(own: Run, tmp_path: Path) -> Run:
    """A library of a plan that was added twice, in other words."""
    for name, text in (("plan.txt", FIRST), ("plan-2.txt", SECOND)):
        (tmp_path / name).write_text(text)
        assert own("ingest", str(tmp_path / name), "--slug", "plan").exit_code == 0
    return own


def test_the_words_that_differ_are_marked(twice: Run) -> None:
    told = twice("diff", "plan").stdout
    assert "version 1 (plan.txt) to 2 (plan-2.txt)" in told
    assert "added 1, dropped 1, reworded 1" in told
    assert "plant [-two-] {+three+} hundred trees" in told


def test_programs_get_the_json_of_the_service(twice: Run) -> None:
    told = orjson.loads(twice("diff", "plan", "--from", "2", "--to", "1", "--json").stdout)
    assert (told["before"]["number"], told["after"]["number"]) == (2, 1)
    assert told["counts"]["added"] == 1


def test_a_copy_under_another_name_is_told_to_be_the_document_itself(twice: Run, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(SECOND)
    done = twice("ingest", str(tmp_path / "copy.txt"))
    assert done.exit_code == 0
    assert "to the byte, copy.txt is the document plan (version 2): nothing was added" in done.stderr


def test_a_version_that_is_not_there_ends_with_1(twice: Run) -> None:
    done = twice("diff", "plan", "--from", "5")
    assert done.exit_code == 1
    assert "There is no version 5" in done.stderr
