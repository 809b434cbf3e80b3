"""Comunica as a client: of the endpoint, of a dump, and of both at once."""

from collections.abc import Callable

import orjson
import pytest

TL = "http://localhost:8000/ontology#"
COUNT = f"SELECT (COUNT(?r) AS ?n) {{ ?r a <{TL}Recommendation> }}"
JSON = "application/sparql-results+json"

Run = Callable[..., str]


def rows(told: str) -> list[dict[str, str]]:
    """The values of each row of JSON results."""
    found = orjson.loads(told)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in found]


@pytest.mark.parametrize("source", ["sparql@{}/sparql", "{}/sparql", "{}/export?format=ttl"])
def test_comunica_finds_out_what_it_asks(server: str, comunica: Run, source: str) -> None:
    """An endpoint by name, the same by its own description, and a file of Turtle."""
    assert rows(comunica(source.format(server), COUNT, "-t", JSON)) == [{"n": "63"}]


def test_comunica_constructs(server: str, comunica: Run) -> None:
    """The 11 statements of the policy, as triples."""
    query = f"CONSTRUCT {{ ?r a <{TL}X> }} WHERE {{ ?r a <{TL}PolicyStatement> }}"
    told = comunica(f"sparql@{server}/sparql", query, "-t", "application/n-triples")
    assert len(told.splitlines()) == 11


def test_comunica_joins_two_sources(server: str, comunica: Run) -> None:
    """Titles from the endpoint for what a dump of one document says: both must be asked."""
    query = f"""SELECT ?t WHERE {{ ?r <{TL}responsible> <http://localhost:8000/id/system/human-resources> .
        ?r <http://purl.org/dc/terms/title> ?t }}"""
    one = rows(comunica(f"sparql@{server}/sparql", query, "-t", JSON))
    both = comunica(
        f"sparql@{server}/sparql", f"{server}/export?format=nt&document=wet-2024-2026", query, "-t", JSON
    )
    assert len(one) > 0
    assert {row["t"] for row in rows(both)} == {row["t"] for row in one}
