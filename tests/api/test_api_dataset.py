"""The dataset as it describes itself, its dumps, and its graphs one by one."""

import base64
import gzip
import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID, XSD

from api.app import create_app
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

# rdflib's own reader of JSON-LD uses what rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "http://localhost:8000/"
DATASET = rdflib.URIRef(f"{BASE}.well-known/void#dataset")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
READ = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}
RAPPER = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "nq": "nquads", "trig": "trig"}
WET = f"{BASE}graph/wet-2024-2026"


@pytest.fixture(scope="module")
def described(client: httpx.Client) -> rdflib.Graph:
    """What the dataset says of itself."""
    answer = client.get("/.well-known/void", headers={"Accept": "text/turtle"})
    return rdflib.Graph().parse(data=answer.content, format="turtle")


def asked(client: httpx.Client, query: str) -> int:
    """The number that a query of SPARQL gives."""
    answer = client.get("/sparql", params={"query": query, "format": "json"})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def number(graph: rdflib.Graph, subject: rdflib.term.Node, predicate: rdflib.URIRef) -> int:
    """A number that a graph states once."""
    (value,) = graph.objects(subject, predicate)
    return int(str(value))


def test_its_counts_are_those_that_sparql_counts(client: httpx.Client, described: rdflib.Graph) -> None:
    counts = {
        # A triple of several graphs is one triple of their union.
        VOID.triples: "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }",
        VOID.distinctSubjects: "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
        VOID.properties: "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
        VOID.classes: "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
        VOID.entities: "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o "
        f"FILTER(STRSTARTS(STR(?s), '{BASE}id/') && !CONTAINS(STR(?s), '#')) }}",
    }
    for predicate, query in counts.items():
        assert number(described, DATASET, predicate) == asked(client, query), predicate


def test_its_partitions_are_true(client: httpx.Client, described: rdflib.Graph) -> None:
    recommendation = rdflib.URIRef(f"{BASE}ontology#Recommendation")
    (part,) = described.subjects(VOID["class"], recommendation)
    assert (DATASET, VOID.classPartition, part) in described
    assert number(described, part, VOID.entities) == 63  # 29 + 11 + 12 of the plan, 11 of the policy
    parts = list(described.objects(DATASET, VOID.propertyPartition))
    assert sum(number(described, part, VOID.triples) for part in parts) == number(
        described, DATASET, VOID.triples
    )


def test_each_document_is_a_part_with_its_own_count(client: httpx.Client, described: rdflib.Graph) -> None:
    document = rdflib.URIRef(f"{BASE}id/document/cosii-workforce")
    (part,) = described.subjects(DCTERMS.source, document)
    assert (DATASET, VOID.subset, part) in described
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}graph/cosii-workforce> {{ ?s ?p ?o }} }}"
    assert number(described, part, VOID.triples) == asked(client, query)


def test_its_version_is_the_snapshot_and_no_licence_is_made_up(
    client: httpx.Client, described: rdflib.Graph
) -> None:
    snapshot = client.get("/api/systems").json()["snapshot"]
    assert described.value(DATASET, rdflib.URIRef(f"{DCAT}version")) == rdflib.Literal(snapshot)
    assert not list(described.subject_objects(DCTERMS.license))


def test_every_dump_is_as_large_and_has_the_sum_that_is_told(
    client: httpx.Client, described: rdflib.Graph
) -> None:
    dumps = list(described.subjects(RDF.type, DCAT.Distribution))
    assert len(dumps) == 9 + 2 * 2  # every format of the whole; N-Quads and Turtle of two documents
    for dump in dumps:
        answer = client.get(str(described.value(dump, DCAT.downloadURL)))
        assert answer.headers["Content-Type"] == "application/gzip"
        assert "Content-Encoding" not in answer.headers
        assert number(described, dump, DCAT.byteSize) == len(answer.content)
        checksum = described.value(dump, SPDX.checksum)
        digest = hashlib.sha256(answer.content).digest()
        expected = rdflib.Literal(digest.hex(), datatype=XSD.hexBinary)
        assert described.value(checksum, SPDX.checksumValue) == expected
        assert answer.headers["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest).decode()}:"


@pytest.fixture(scope="module")
def dumps(client: httpx.Client) -> dict[str, bytes]:
    """The whole dataset in the RDF formats, unpacked."""
    return {
        name: gzip.decompress(client.get(f"/dumps/dataset.{name}.gz", follow_redirects=True).content)
        for name in READ
    }


def test_oxigraph_reads_the_same_in_every_dump(dumps: dict[str, bytes]) -> None:
    read = {name: set(pyoxigraph.parse(content, READ[name])) for name, content in dumps.items()}
    assert read["nq"] == read["trig"] == read["jsonld"]
    triples = {quad.triple for quad in read["nq"]}
    assert len(triples) > 10_000
    for name in ("ttl", "nt", "rdf"):
        assert {quad.triple for quad in read[name]} == triples, name
        # Each stands once.
        assert sum(1 for _ in pyoxigraph.parse(dumps[name], READ[name])) == len(triples), name


def test_rdflib_reads_the_same_in_the_dumps_of_triples(dumps: dict[str, bytes]) -> None:
    graphs = {
        name: set(rdflib.Graph().parse(data=dumps[name], format=format_))
        for name, format_ in (("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"))
    }
    assert graphs["ttl"] == graphs["nt"] == graphs["rdf"]


@pytest.mark.skipif(shutil.which("rapper") is None, reason="needs rapper: apt-get install raptor2-utils")
@pytest.mark.parametrize(("name", "called"), RAPPER.items())
def test_rapper_reads_every_dump_without_a_warning(
    dumps: dict[str, bytes], tmp_path: Path, name: str, called: str
) -> None:
    file = tmp_path / name
    file.write_bytes(dumps[name])
    done = subprocess.run(
        ["rapper", "-q", "-c", "-i", called, str(file), BASE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_dump_can_be_taken_up_again_where_it_broke_off(client: httpx.Client) -> None:
    path = client.get("/dumps/dataset.nq.gz").headers["Location"]
    whole = client.get(path)
    rest = client.get(path, headers={"Range": "bytes=1000-", "If-Range": whole.headers["ETag"]})
    assert (rest.status_code, rest.content) == (206, whole.content[1000:])
    same = client.get(path, headers={"If-None-Match": whole.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    head = client.head(path)
    assert (head.headers["Content-Length"], head.content) == (str(len(whole.content)), b"")


def test_dumps_of_other_snapshots_are_gone_and_other_names_are_not_there(client: httpx.Client) -> None:
    gone = client.get(f"/dumps/{'0' * 20}/dataset.nq.gz")
    assert gone.status_code == 410
    assert gone.json()["nearest"] == [client.get("/dumps/dataset.nq.gz").headers["Location"]]
    for name in ("dataset.zip.gz", "document/none.nq.gz", "dataset.nq", "document/.nq.gz", "index.json", ""):
        assert client.get(f"/dumps/{name}").status_code == 404, name


@pytest.fixture
def unwritable(home: Home, holder: SnapshotHolder, asking: object) -> Iterator[httpx.Client]:
    """A client of a service that cannot keep dumps."""
    app = create_app(
        holder, load_settings(data=home.path, base_iri=BASE, license="https://example.org/terms")
    )
    app.state.dumps.root = Path("/dev/null/dumps")
    assert callable(asking)
    with asking(app) as client:
        yield client
    app.state.sparql.close()


def test_where_dumps_cannot_be_kept_the_same_bytes_are_made_for_each(
    unwritable: httpx.Client, client: httpx.Client
) -> None:
    path = client.get("/dumps/dataset.ttl.gz").headers["Location"]
    assert unwritable.get(path).content == client.get(path).content


def test_nothing_is_said_of_what_was_not_counted_and_a_licence_is_where_it_is_set(
    unwritable: httpx.Client,
) -> None:
    graph = rdflib.Graph().parse(data=unwritable.get("/.well-known/void.ttl").content, format="turtle")
    assert list(graph.objects(DATASET, VOID.triples)) == []
    assert list(graph.subject_objects(DCAT.byteSize)) == []
    assert list(graph.objects(DATASET, DCTERMS.license)) == [rdflib.URIRef("https://example.org/terms")]


# The Graph Store Protocol.


def quads_in(content: bytes, name: str) -> set[pyoxigraph.Triple]:
    """The triples of a graph, none of which is in a named graph."""
    quads = list(pyoxigraph.parse(content, READ[name]))
    assert {quad.graph_name for quad in quads} == {pyoxigraph.DefaultGraph()}
    return {quad.triple for quad in quads}


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("text/turtle", "ttl"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("application/ld+json", "jsonld"),
        ("*/*", "ttl"),
    ],
)
def test_a_named_graph_is_given_in_every_format(
    client: httpx.Client, dumps: dict[str, bytes], accept: str, name: str
) -> None:
    answer = client.get("/rdf-graph-store", params={"graph": WET}, headers={"Accept": accept})
    assert answer.headers["Content-Type"].startswith(accept.replace("*/*", "text/turtle"))
    expected = {
        quad.triple
        for quad in pyoxigraph.parse(dumps["nq"], RdfFormat.N_QUADS)
        if quad.graph_name == pyoxigraph.NamedNode(WET)
    }
    assert quads_in(answer.content, name) == expected
    assert client.get("/graph/wet-2024-2026", headers={"Accept": accept}).content == answer.content


def test_the_default_graph_is_the_union_of_all(client: httpx.Client, dumps: dict[str, bytes]) -> None:
    answer = client.get("/rdf-graph-store?default", headers={"Accept": "application/ld+json"})
    assert quads_in(answer.content, "jsonld") == quads_in(dumps["nt"], "nt")


def test_head_tells_of_a_graph_without_its_content(client: httpx.Client) -> None:
    answer = client.head("/rdf-graph-store?default", headers={"Accept": "text/turtle"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Type"] == "text/turtle; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("default&graph=" + WET, 400),
        ("graph=", 400),
        ("graph=wet-2024-2026", 400),
        ("default=yes", 400),
        ("grahp=" + WET, 400),
        (f"graph={BASE}graph/none", 404),
        ("graph=http://elsewhere.example/", 404),
        ("graph=file:///etc/passwd", 404),
    ],
)
def test_what_is_no_graph_is_refused(client: httpx.Client, query: str, status: int) -> None:
    answer = client.get(f"/rdf-graph-store?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_no_graph_is_ever_written(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/rdf-graph-store", params={"graph": WET})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_no_such_format_of_a_graph(client: httpx.Client) -> None:
    assert client.get("/rdf-graph-store?default", headers={"Accept": "text/csv"}).status_code == 406


def test_a_browser_is_led_from_a_graph_to_its_document(client: httpx.Client) -> None:
    answer = client.get("/graph/wet-2024-2026", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/doc/document/wet-2024-2026")
    assert client.get("/graph/none").status_code == 404
