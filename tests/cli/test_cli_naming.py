"""`throughline terms`: from what no concept covers to a vocabulary that covers it."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from typer.testing import Result

Run = Callable[..., Result]

PLAN = """Recommendations

1. The City should extend the tree canopy along the river.
2. The City should protect the tree canopy of its schools.
"""


@pytest.fixture
def planned(own: Run, tmp_path: Path) -> Run:
    """A library of one small plan."""
    (tmp_path / "plan.txt").write_text(PLAN)
    assert own("ingest", str(tmp_path / "plan.txt")).exit_code == 0
    return own


def names(run: Run) -> list[str]:
    return [item["label"] for item in orjson.loads(run("terms", "plan", "--json").stdout)["items"]]


def test_the_draft_put_into_the_vocabularies_covers_the_term(planned: Run, tmp_path: Path) -> None:
    assert "tree canopy" in names(planned)
    draft = planned("terms", "--format", "ttl").stdout
    assert 'skos:prefLabel "tree canopy"@en' in draft
    (tmp_path / "data" / "vocabularies" / "own.ttl").write_text(draft)
    assert planned("rebuild").exit_code == 0
    assert "tree canopy" not in names(planned)
    assert "plan/1" in planned("touches", "tree canopy").stdout


def test_people_get_a_table(planned: Run) -> None:
    first, *rest = planned("terms").stdout.splitlines()
    assert first.split() == ["term", "score", "count", "recommendations", "for", "example"]
    assert any(line.startswith("tree canopy") for line in rest)


def test_a_document_that_is_not_there_ends_with_1(planned: Run) -> None:
    assert planned("terms", "plam").exit_code == 1
