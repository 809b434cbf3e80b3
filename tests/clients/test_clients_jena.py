"""Jena as a client of the endpoint, and as one that joins it with data of its own."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

TL = "http://localhost:8000/ontology#"
COUNT = f"SELECT (COUNT(?r) AS ?n) {{ ?r a <{TL}Recommendation> }}"

Run = Callable[..., str]


@pytest.mark.parametrize("ways", [[], ["--post"]])
def test_jena_selects(server: str, jena: Run, ways: list[str]) -> None:
    """63 recommendations, by GET and by POST."""
    told = jena("arq.rsparql", "--service", f"{server}/sparql", *ways, "--results=json", COUNT)
    assert orjson.loads(told)["results"]["bindings"][0]["n"]["value"] == "63"


def test_jena_asks(server: str, jena: Run) -> None:
    """Whether anything mentions peers."""
    query = f"ASK {{ ?r <{TL}mentions> <http://localhost:8000/id/population/peers> }}"
    assert jena("arq.rsparql", "--service", f"{server}/sparql", query).strip() == "Ask => Yes"


def test_jena_constructs_and_describes(server: str, jena: Run) -> None:
    """Both come as graphs: the title of A1.13 stands in each."""
    thing = "<http://localhost:8000/id/recommendation/wet-2024-2026/A1.13>"
    for query in (f"DESCRIBE {thing}", f"CONSTRUCT WHERE {{ {thing} <http://purl.org/dc/terms/title> ?t }}"):
        told = jena("arq.rsparql", "--service", f"{server}/sparql", "--results=ntriples", query)
        assert '<http://purl.org/dc/terms/title> "Stipend Program"' in told


def test_jena_joins_the_endpoint_with_its_own_data(server: str, jena: Run, tmp_path: Path) -> None:
    """SERVICE, sent from there to here: a researcher's own file names two recommendations."""
    own = tmp_path / "own.ttl"
    rows = "<http://localhost:8000/id/recommendation/wet-2024-2026/{}> <http://example.org/mark> 1 ."
    own.write_text("\n".join(rows.format(code) for code in ("A1.13", "A1.6")))
    query = f"""SELECT ?title {{ ?r <http://example.org/mark> 1
        SERVICE <{server}/sparql> {{ ?r <http://purl.org/dc/terms/title> ?title }} }} ORDER BY ?title"""
    told = jena("arq.arq", "--data", own, "--results=csv", query)
    assert told.splitlines() == ["title", "Nurse pathways", "Stipend Program"]


def test_jena_hears_that_a_query_is_refused(server: str, jena: Run) -> None:
    """403 reaches who asked: an error, not an empty answer."""
    query = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    with pytest.raises(AssertionError, match="403"):
        jena("arq.rsparql", "--service", f"{server}/sparql", query)
