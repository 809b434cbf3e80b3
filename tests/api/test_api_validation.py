"""The graph checked against its shapes by the service."""

from pathlib import Path

import httpx
import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from graph.store.validation import MOST_TRIPLES, validation
from library.holder import SnapshotHolder
from ontology.errors import Exhausted, TooLarge

BASE = "http://localhost:8000/"
LIMIT = 2**31


def test_a_document_that_ships_is_sound(client: httpx.Client) -> None:
    """JSON says so in short; RDF is a report, in the form that is accepted."""
    answer = client.get("/api/validate", params={"document": "cosii-workforce"})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["document"], found["conforms"], found["total"], found["results"]) == (
        "cosii-workforce",
        True,
        0,
        [],
    )
    told = client.get("/api/validate?document=cosii-workforce", headers={"Accept": "text/turtle"})
    assert told.headers["content-type"].startswith("text/turtle")
    graph = rdflib.Graph().parse(data=told.text, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == rdflib.Literal(True)
    tag = {"If-None-Match": told.headers["etag"], "Accept": "text/turtle"}
    assert client.get("/api/validate?document=cosii-workforce", headers=tag).status_code == 304


@pytest.mark.parametrize(
    ("parameters", "status"),
    [({"document": "none"}, 404), ({"format": "pdf"}, 400), ({"documents": "x"}, 400)],
)
def test_what_cannot_be_checked(client: httpx.Client, parameters: dict[str, str], status: int) -> None:
    """With a problem document."""
    assert client.get("/api/validate", params=parameters).status_code == status


def test_faults_are_told(holder: SnapshotHolder, tmp_path: Path) -> None:
    """A recommendation without a text and of no document has two faults at least, at its own node."""
    iri = f"{BASE}id/recommendation/x/1"
    store = pyoxigraph.Store(str(tmp_path / "store"))
    kind = pyoxigraph.NamedNode(f"{BASE}ontology#Recommendation")
    store.add(
        pyoxigraph.Quad(
            pyoxigraph.NamedNode(iri),
            pyoxigraph.NamedNode(str(RDF.type)),
            kind,
            pyoxigraph.NamedNode("urn:x:g"),
        )
    )
    store.flush()
    found = validation(tmp_path / "store", BASE, ["urn:x:g"], 1, memory=LIMIT)
    assert not found.conforms
    assert found.total == len(found.results) > 1
    assert {each["focus_node"] for each in found.results} == {iri}


def test_checks_are_bounded(holder: SnapshotHolder) -> None:
    """By the number of triples before, by time and memory while they run."""
    with holder.snapshot() as snapshot:
        store, graphs = snapshot.layout.store, [snapshot.iris.graph("vocabulary")]
        with pytest.raises(TooLarge, match="validate one document"):
            validation(store, BASE, graphs, MOST_TRIPLES + 1, memory=LIMIT)
        with pytest.raises(Exhausted, match="longer than"):
            validation(store, BASE, graphs, 1, memory=LIMIT, seconds=0.2)
        with pytest.raises(Exhausted, match="memory"):
            validation(store, BASE, graphs, 1, memory=64 * 2**20)
