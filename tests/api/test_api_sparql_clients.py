"""Real clients of SPARQL against a real server process, on the documents that ship."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from library.home import Home

COUNT = "SELECT (COUNT(?r) AS ?n) { ?r a <http://localhost:8000/ontology#Recommendation> }"
SUBJECT = rdflib.URIRef("http://localhost:8000/id/recommendation/wet-2024-2026/A1.13")
TITLE = rdflib.URIRef("http://purl.org/dc/terms/title")


@pytest.fixture(scope="module")
def address(home: Home, serving: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """Where a server of its own answers, whose queries may take three seconds."""
    with serving(home.path, THROUGHLINE_SPARQL_SECONDS="3") as server:
        yield f"{server}/sparql"


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_by_the_protocol(address: str, method: str) -> None:
    """As a store, in each of the three ways to send a query."""
    graph = rdflib.Graph(SPARQLStore(address, method=method))
    (row,) = graph.query(COUNT)
    assert isinstance(row, rdflib.query.ResultRow)
    assert int(str(row[0])) == 63
    assert str(graph.value(SUBJECT, TITLE)) == "Stipend Program"


def test_sparqlwrapper_asks_in_every_way(address: str) -> None:
    """JSON and XML of SELECT, Turtle and RDF/XML of CONSTRUCT, by GET and POST."""
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(address)
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        client.setQuery(COUNT)
        client.setReturnFormat(wrapper.JSON)
        assert client.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == "63"
        client.setReturnFormat(wrapper.XML)
        assert "63" in client.queryAndConvert().toxml()
        client.setQuery(f"CONSTRUCT WHERE {{ <{SUBJECT}> ?p ?o }}")
        for format in (wrapper.TURTLE, wrapper.XML, wrapper.JSONLD):  # noqa: A001 (the client's word)
            client.setReturnFormat(format)
            assert client.query().response.status == 200


def test_an_answer_that_fails_midway_is_not_whole(address: str) -> None:
    """Where an answer is being sent when the time is over, the connection breaks: it must not look whole."""
    rows = "{ SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 90000 }"
    endless = "{ SELECT (COUNT(*) AS ?a) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }"
    with suppress(httpx.TransportError):
        answer = httpx.get(address, params={"query": f"SELECT * {{ {rows} UNION {endless} }}"}, timeout=30)
        # Where all rows came within the time that answers are kept back.
        assert answer.status_code == 503
