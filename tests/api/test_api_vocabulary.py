"""The vocabulary, the shapes and the JSON-LD context at their own addresses."""

import httpx
import orjson
import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SH

# rdflib's own reader of JSON-LD uses what rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "http://localhost:8000/"
PARSED = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
TL = rdflib.Namespace(f"{BASE}ontology#")


def read(client: httpx.Client, path: str, name: str) -> rdflib.Graph:
    """What rdflib reads at an address."""
    answer = client.get(f"{path}.{name}")
    assert answer.status_code == 200, answer.text
    return rdflib.Graph().parse(data=answer.content, format=PARSED[name])


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/.well-known/void"])
def test_all_forms_say_the_same(client: httpx.Client, path: str) -> None:
    graphs = {name: read(client, path, name) for name in PARSED}
    assert len(graphs["nt"]) > 100
    for name, graph in graphs.items():
        assert isomorphic(graph, graphs["nt"]), name


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/.well-known/void"])
def test_accept_decides_and_the_other_forms_are_linked(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html;q=0.1, application/rdf+xml"})
    assert answer.headers["Content-Type"] == "application/rdf+xml"
    assert answer.headers["Content-Location"] == f"{path}.rdf"
    assert f'<{path}.ttl>; rel="alternate"; type="text/turtle"' in answer.headers["Link"]
    assert client.get(path, headers={"Accept": "text/html"}).headers["Content-Type"].startswith("text/html")
    assert client.get(f"{path}.docx").status_code == 404
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_every_term_is_on_the_page_under_its_own_anchor(client: httpx.Client) -> None:
    page = client.get("/ontology", headers={"Accept": "text/html"}).text
    graph = read(client, "/ontology", "ttl")
    terms = {str(term) for term in graph.subjects(RDFS.isDefinedBy) if str(term).startswith(str(TL))}
    assert len(terms) > 50
    for term in terms:
        assert page.count(f' id="{term.removeprefix(str(TL))}"') == 1
    assert "One thing that a document recommends, as the document states it." in page


def test_the_vocabulary_is_the_vocabulary_only(client: httpx.Client) -> None:
    graph = read(client, "/ontology", "ttl")
    assert (TL.Recommendation, RDF.type, OWL.Class) in graph
    assert {str(s).partition("#")[0] for s in graph.subjects()} == {f"{BASE}ontology"}


def test_the_shapes_can_be_validated_with(client: httpx.Client) -> None:
    shapes = read(client, "/shapes", "ttl")
    assert (rdflib.URIRef(f"{BASE}shapes#Goal"), SH.targetClass, TL.Goal) in shapes
    nameless = rdflib.Graph().add((rdflib.URIRef(f"{BASE}id/goal/plan/1"), RDF.type, TL.Goal))
    conforms, _, told = pyshacl.validate(nameless, shacl_graph=shapes)
    assert not conforms
    assert "A goal says in words what is to be reached." in told


def test_the_context_is_small_and_names_every_term_of_the_vocabulary(client: httpx.Client) -> None:
    answer = client.get("/context.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert len(answer.content) < 10_000
    context = orjson.loads(answer.content)["@context"]
    assert "@vocab" not in context
    named = {entry if isinstance(entry, str) else entry["@id"] for entry in context.values() if entry != 1.1}
    graph = read(client, "/ontology", "ttl")
    terms = {str(term).removeprefix(str(TL)) for term in graph.subjects(RDFS.isDefinedBy)}
    assert {f"tl:{name}" for name in terms} <= named


def test_the_context_of_a_version_stays_at_its_address(client: httpx.Client) -> None:
    assert client.get("/context/1.jsonld").content == client.get("/context.jsonld").content
    assert client.get("/context/2.jsonld").status_code == 404


def test_words_of_the_context_mean_what_the_graph_says(client: httpx.Client) -> None:
    thing = f"{BASE}id/recommendation/wet-2024-2026/A1.15"
    told = orjson.loads(client.get(f"{thing.replace('/id/', '/doc/')}.jsonld").content)
    assert told["@context"] == orjson.loads(client.get("/context.jsonld").content)["@context"]
    node = next(node for node in told["@graph"] if node["id"] == thing)
    assert node["title"] == "Increase financial incentives for specialty public mental health staff"
    assert f"{BASE}id/action/expand" in node["action"]
    assert node["isPartOf"] == [f"{BASE}id/document/wet-2024-2026"]
    assert "Recommendation" in node["type"]
