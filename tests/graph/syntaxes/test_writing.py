"""A few statements in every format, each read again by another reader than the writer."""

import io
import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat

from graph.syntaxes.writing import RDF, written
from ontology.iris import Iris

IRIS = Iris("http://localhost:8000/")
PEERS = NamedNode(IRIS.thing("population/peers"))
NOTE = NamedNode("http://www.w3.org/2004/02/skos/core#note")
ONE, OTHER = NamedNode(IRIS.graph("plan")), NamedNode(IRIS.graph("other"))
QUADS = [
    Quad(PEERS, NOTE, Literal('<b> & "quoted" \\ – ü\tend\n]]>', language="en"), ONE),
    Quad(PEERS, NOTE, Literal("62.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), ONE),
    Quad(BlankNode("x"), NOTE, PEERS, ONE),
    Quad(PEERS, NOTE, BlankNode("x"), OTHER),
    Quad(PEERS, NOTE, BlankNode("x"), ONE),
]
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}


def canonical(quads: object) -> pyoxigraph.Dataset:
    assert isinstance(quads, list)
    dataset = pyoxigraph.Dataset(quads)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


@pytest.mark.parametrize("name", RDF)
def test_every_statement_is_read_again_once(name: str) -> None:
    read = list(pyoxigraph.parse(io.BytesIO(written(QUADS, name, IRIS)), FORMATS[name]))
    graphs = name in ("nq", "trig")
    expected = QUADS if graphs else [Quad(*quad.triple) for quad in QUADS]
    assert len(read) == (5 if graphs else 4)
    assert canonical(read) == canonical(expected)


@pytest.mark.parametrize("name", RDF)
def test_nothing_can_be_written_too(name: str) -> None:
    assert list(pyoxigraph.parse(written([], name, IRIS), FORMATS[name])) == []


def test_only_prefixes_that_shorten_something_are_declared() -> None:
    lines = written(QUADS[:2], "ttl", IRIS).decode().splitlines()
    assert [line for line in lines if line.startswith("@prefix")] == [
        "@prefix population: <http://localhost:8000/id/population/> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    ]


@pytest.mark.skipif(shutil.which("rapper") is None, reason="needs rapper: apt-get install raptor2-utils")
@pytest.mark.parametrize(("name", "called"), [("ttl", "turtle"), ("rdf", "rdfxml"), ("trig", "trig")])
def test_rapper_reads_it_without_a_warning(tmp_path: Path, name: str, called: str) -> None:
    file = tmp_path / name
    file.write_bytes(written(QUADS, name, IRIS))
    command = ["rapper", "-q", "-c", "-i", called, str(file), IRIS.base]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
