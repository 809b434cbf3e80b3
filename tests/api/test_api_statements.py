"""A document that is RDF, beside those that ship: asked, described and exported like all that is stated."""

from collections.abc import Callable, Iterator

import httpx
import pyoxigraph
import pytest
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"
OWN = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix odd: <http://odd.example/1/> .
<> dcterms:title "Notes of the staff" .
<id/recommendation/wet-2024-2026/A1.15> skos:note "Budgeted in June."@en ;
  odd:2 [ dcterms:title "01 & <b>", "\\u0007" ; odd:count 1, 01, 1.0 ] .
<graph/wet-2024-2026> { <id/population/peers> skos:note "Ours." }
<graph/vocabulary> { <id/population/peers> skos:note "Theirs." }
"""
NOTES = "SELECT ?g ?note WHERE { GRAPH ?g { ?s <http://www.w3.org/2004/02/skos/core#note> ?note } FILTER(?note IN (%s)) }"


@pytest.fixture(scope="module")
def stated(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of a service whose library has the shipped documents and one of statements."""
    home = Home(tmp_path_factory.mktemp("stated") / "data", BASE, processes=1)
    home.ensure()
    home.add([NewDocument(OWN.encode(), "own.trig", "own")])
    assert home.verify().problems == ()
    holder = SnapshotHolder(home)
    with asking(create_app(holder, load_settings(data=home.path, base_iri=BASE))) as client:
        yield client
    holder.close()


def test_the_statements_stand_in_the_graph_of_their_document_and_in_no_other(stated: httpx.Client) -> None:
    query = NOTES % '"Budgeted in June."@en, "Ours.", "Theirs."'
    answer = stated.get(
        "/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"}
    )
    rows = answer.json()["results"]["bindings"]
    assert sorted((row["g"]["value"], row["note"]["value"]) for row in rows) == [
        (f"{BASE}graph/own", "Budgeted in June."),
        (f"{BASE}graph/own", "Ours."),
        (f"{BASE}graph/own", "Theirs."),
    ]


def test_the_document_is_listed_with_no_recommendations(stated: httpx.Client) -> None:
    told = stated.get("/api/documents/own").json()
    assert told["title"] == "Notes of the staff"
    assert told["counts"].get("recommendations", 0) == 0
    assert stated.get("/api/documents/own/text").json()["text"].startswith("@prefix skos:")
    assert stated.get("/api/documents/own/versions").json()["items"][0]["recommendations"] == 0


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdf", "graphml", "gexf", "csv"])
@pytest.mark.parametrize("document", ["own", None])
def test_every_export_holds(stated: httpx.Client, form: str, document: str | None) -> None:
    answer = stated.get("/export", params={"format": form} | ({"document": document} if document else {}))
    assert answer.status_code == 200
    known = {
        "ttl": "TURTLE",
        "nt": "N_TRIPLES",
        "nq": "N_QUADS",
        "trig": "TRIG",
        "jsonld": "JSON_LD",
        "rdf": "RDF_XML",
    }
    if form in known:
        read = pyoxigraph.parse(answer.content, getattr(pyoxigraph.RdfFormat, known[form]))
        assert any(
            isinstance(q.object, pyoxigraph.Literal) and q.object.value == "Budgeted in June." for q in read
        )
