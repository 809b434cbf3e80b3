"""What reads documents is described once, in the graph of the vocabulary."""

from importlib.metadata import version
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from ingest.reading import read
from ontology.iris import Iris
from ontology.software import described, software_triples

BASE = "http://localhost:8000/"
NAME = NamedNode("https://schema.org/name")
SAMPLES = {
    "a.txt": b"1. Train peers\n2. Pay peers\n",
    "a.csv": b"Code,Recommendation\nA1,Train peers\nA2,Pay peers\n",
    "a.html": b"<!DOCTYPE html><title>A plan</title><h1>A plan</h1><ol><li>Train peers</ol>",
    "a.md": b"# A plan\n\n1. Train *peers*\n2. Pay peers\n",
    "a.rst": b"A plan\n======\n\n1. Train peers\n2. Pay peers\n",
    "a.json": b'[{"code": "A1", "recommendation": "Train peers"}]',
    "a.jsonl": b'{"code": "A1", "text": "Train peers"}\n{"code": "A2", "text": "Pay peers"}\n',
}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_reader_is_described(name: str) -> None:
    document = read(SAMPLES[name], source_name=name, slug="a").document
    assert f"reader/{document.reader}" in described()


def test_each_profile_that_ships_is_described() -> None:
    shipped = {
        f"profile/{file.stem}" for file in (Path(__file__).parents[2] / "ingest/profiles").glob("*.toml")
    }
    assert {thing_id for thing_id in described() if thing_id.startswith("profile/")} == shipped


def test_the_software_is_named_with_its_version() -> None:
    software = NamedNode(f"{BASE}id/software/throughline-{version('throughline')}")
    said = {
        (predicate.value, value)
        for subject, predicate, value in software_triples(Iris(BASE))
        if subject == software
    }
    assert (NAME.value, Literal("Throughline")) in said
    assert ("https://schema.org/softwareVersion", Literal(version("throughline"))) in said
