"""`throughline sparql`, on the documents that ship."""

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]

COUNT = "SELECT (COUNT(?r) AS ?n) { ?r a tl:Recommendation }"


def test_a_table_for_people(run: Run) -> None:
    """52 rows and 11 bullets are 63 recommendations."""
    assert run("sparql", COUNT).stdout.split() == ["n", "63"]
    assert run("sparql", "ASK { ?r a tl:PolicyStatement }").stdout == "yes\n"


def test_formats_for_programs(run: Run) -> None:
    """The same as the service gives; a graph is Turtle unless something else is asked for."""
    found = json.loads(run("sparql", COUNT, "--format", "json").stdout)
    assert found["results"]["bindings"][0]["n"]["value"] == "63"
    assert run("sparql", COUNT, "--format", "csv").stdout.split() == ["n", "63"]
    assert 'skos:prefLabel "Peers"@en' in run("sparql", "DESCRIBE <id/population/peers>").stdout


def test_a_query_from_a_file(run: Run, tmp_path: Path) -> None:
    """Named after an @."""
    (tmp_path / "count.rq").write_text(COUNT, "utf-8")
    assert run("sparql", "@count.rq").stdout.split() == ["n", "63"]


def test_what_cannot_be_answered(run: Run) -> None:
    """A line on stderr, and a code that says whose fault it is."""
    wrong = run("sparql", "SELECT * { ?s ?p }")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "not SPARQL at 1:1" in wrong.stderr
    assert run("sparql", "SELECT * { SERVICE <a:b> {} }").exit_code == 1
    assert run("sparql", COUNT, "--format", "ttl").exit_code == 2
