"""Things at their own addresses, in every form, on the documents that ship."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import orjson
import pyoxigraph
import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib.compare import isomorphic
from starlette.types import ASGIApp

from api.app import create_app
from library.documents.corpus import corpus_folder
from library.documents.stored import NewDocument
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

# rdflib's own reader of JSON-LD uses what rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "http://localhost:8000/"
INCENTIVES = "recommendation/wet-2024-2026/A1.15"
TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "nq": "application/n-quads",
    "trig": "application/trig",
}
PARSED = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
RAPPER = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "nq": "nquads", "trig": "trig"}
TL = rdflib.Namespace(f"{BASE}ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def graph_of(answer: httpx.Response, name: str) -> rdflib.Graph:
    """What rdflib reads in an answer."""
    assert answer.status_code == 200, answer.text
    return rdflib.Graph().parse(data=answer.content, format=PARSED[name])


def links_of(answer: httpx.Response) -> dict[str, list[str]]:
    """The targets of the Link header, by relation."""
    links: dict[str, list[str]] = {}
    for each in answer.headers["Link"].split(", <"):
        target, _, rest = each.lstrip("<").partition(">")
        links.setdefault(rest.split('rel="')[1].partition('"')[0], []).append(target)
    return links


def test_a_thing_leads_by_303_to_what_is_known_of_it(client: httpx.Client) -> None:
    answer = client.get(f"/id/{INCENTIVES}", headers={"Accept": "text/turtle"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/doc/{INCENTIVES}")
    assert "Accept" in answer.headers["Vary"]
    assert links_of(answer) == {"describedby": [f"/doc/{INCENTIVES}"]}


@pytest.mark.parametrize(("name", "media_type"), TYPES.items())
def test_every_form_is_had_by_accept_and_by_suffix(client: httpx.Client, name: str, media_type: str) -> None:
    asked = client.get(f"/doc/{INCENTIVES}", headers={"Accept": media_type.partition(";")[0]})
    suffixed = client.get(f"/doc/{INCENTIVES}.{name}")
    for answer in (asked, suffixed):
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, media_type)
    assert asked.headers["Content-Location"] == f"/doc/{INCENTIVES}.{name}"
    assert "Content-Location" not in suffixed.headers
    assert "Accept" in asked.headers["Vary"]
    assert asked.content == suffixed.content


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("*/*", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/turtle;q=0.4, application/ld+json;q=0.9", "jsonld"),
        ("application/rdf+xml, text/html;q=0.5", "rdf"),
        ("text/*;q=0.3, text/turtle", "ttl"),
        ("application/json", "json"),
        # What rdflib 7 sends.
        ("application/trig;q=0.9,text/turtle,application/n-triples;q=0.8,*/*;q=0.1", "ttl"),
    ],
)
def test_the_weights_of_accept_decide(client: httpx.Client, accept: str, name: str) -> None:
    answer = client.get(f"/doc/{INCENTIVES}", headers={"Accept": accept})
    assert answer.headers["Content-Location"] == f"/doc/{INCENTIVES}.{name}"


def test_what_nobody_offers_is_406(client: httpx.Client) -> None:
    answer = client.get(f"/doc/{INCENTIVES}", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.json()["detail"]


def test_links_lead_to_the_thing_the_other_forms_and_the_address_of_all(client: httpx.Client) -> None:
    links = links_of(client.get(f"/doc/{INCENTIVES}.ttl"))
    assert links["canonical"] == [f"/doc/{INCENTIVES}"]
    assert links["describes"] == [f"/id/{INCENTIVES}"]
    assert links["describedby"] == [f"/doc/{INCENTIVES}.ttl"]
    assert links["alternate"] == [f"/doc/{INCENTIVES}.{name}" for name in TYPES if name != "ttl"]
    assert {client.get(each).status_code for each in links["alternate"]} == {200}


def test_a_client_that_has_it_is_told_so(client: httpx.Client) -> None:
    first = client.get(f"/doc/{INCENTIVES}.ttl")
    again = client.get(f"/doc/{INCENTIVES}.ttl", headers={"If-None-Match": first.headers["ETag"]})
    other = client.get(f"/doc/{INCENTIVES}.nt", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, other.status_code) == (304, b"", 200)


def test_head_has_the_headers_and_no_body(client: httpx.Client) -> None:
    head, whole = client.head(f"/doc/{INCENTIVES}.ttl"), client.get(f"/doc/{INCENTIVES}.ttl")
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Link", "Content-Type"):
        assert head.headers[name] == whole.headers[name]


def test_pages_of_other_sites_may_read_it(client: httpx.Client) -> None:
    answer = client.get(f"/doc/{INCENTIVES}.ttl", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = {name.strip() for name in answer.headers["Access-Control-Expose-Headers"].split(",")}
    assert {"Link", "ETag", "Content-Location", "Location"} <= exposed


@pytest.mark.parametrize(
    ("thing", "call"),
    [
        (INCENTIVES, "/api/recommendations/wet-2024-2026/A1.15"),
        ("population/peers", "/api/concepts/population/peers"),
        ("system/human-resources", "/api/systems/human-resources"),
        ("document/cosii-workforce", "/api/documents/cosii-workforce"),
        ("category/wet-2024-2026/1", "/api/categories/wet-2024-2026/1"),
        ("question/wet-2024-2026/Q1", "/api/questions/wet-2024-2026/Q1"),
    ],
)
def test_json_is_that_of_the_call_for_the_noun(client: httpx.Client, thing: str, call: str) -> None:
    assert client.get(f"/doc/{thing}.json").json() == client.get(call).json()


@pytest.mark.parametrize(
    "thing",
    [
        INCENTIVES,
        "population/peers",
        "document/wet-2024-2026",
        "question/wet-2024-2026/Q1",
        "section/wet-2024-2026/A.1",
        "category/wet-2024-2026/1",
        "goal/wet-2024-2026/1",
        "definition/cosii-workforce/complex-needs",
        "evidence/wet-2024-2026/A1.15/1",
        "rule/stated-responsible",
        "scheme/populations",
    ],
)
def test_all_rdf_forms_say_the_same_and_name_the_thing(client: httpx.Client, thing: str) -> None:
    read = {name: graph_of(client.get(f"/doc/{thing}.{name}"), name) for name in PARSED}
    for name, graph in read.items():
        assert isomorphic(graph, read["nt"]), name
    iri = rdflib.URIRef(f"{BASE}id/{thing}")
    assert list(read["nt"].predicate_objects(iri))
    assert (rdflib.URIRef(f"{BASE}doc/{thing}"), rdflib.FOAF.primaryTopic, iri) in read["nt"]


def test_a_recommendation_comes_with_the_words_that_prove_its_ties(client: httpx.Client) -> None:
    graph = graph_of(client.get("/doc/recommendation/wet-2024-2026/B.5.ttl"), "ttl")
    item, ardi = (
        rdflib.URIRef(f"{BASE}id/{name}") for name in ("recommendation/wet-2024-2026/B.5", "system/ardi")
    )
    assert (item, TL.responsible, ardi) in graph
    quotes = {
        str(words)
        for proof in graph.objects(item, TL.evidence)
        if (proof, OA.hasBody, ardi) in graph
        for target in graph.objects(proof, OA.hasTarget)
        for selector in graph.objects(target, OA.hasSelector)
        for words in graph.objects(selector, OA.exact)
    }
    assert "(System: ARDI)" in quotes or "ARDI" in quotes
    assert str(graph.value(ardi, rdflib.SKOS.prefLabel)) == "ARDI"


def test_a_concept_tells_what_mentions_it_and_how_that_is_called(client: httpx.Client) -> None:
    graph = graph_of(client.get("/doc/population/peers.nt"), "nt")
    training = rdflib.URIRef(f"{BASE}id/recommendation/wet-2024-2026/A1.3")
    assert (training, TL.mentions, rdflib.URIRef(f"{BASE}id/population/peers")) in graph
    assert str(graph.value(training, rdflib.DCTERMS.title)) == "Peer Training"


def test_quads_tell_which_document_says_what(client: httpx.Client) -> None:
    read = {
        name: set(pyoxigraph.parse(client.get(f"/doc/{INCENTIVES}.{name}").content, format_))
        for name, format_ in (("nq", pyoxigraph.RdfFormat.N_QUADS), ("trig", pyoxigraph.RdfFormat.TRIG))
    }
    assert read["nq"] == read["trig"]
    own = [q for q in read["nq"] if q.subject == NamedNode(f"{BASE}id/{INCENTIVES}")]
    assert {q.graph_name for q in own} == {NamedNode(f"{BASE}graph/wet-2024-2026")}


@pytest.mark.skipif(shutil.which("rapper") is None, reason="needs rapper: apt-get install raptor2-utils")
@pytest.mark.parametrize(("name", "called"), RAPPER.items())
def test_rapper_reads_it_without_a_warning(
    client: httpx.Client, tmp_path: Path, name: str, called: str
) -> None:
    file = tmp_path / name
    file.write_bytes(client.get(f"/doc/{INCENTIVES}.{name}").content)
    done = subprocess.run(
        ["rapper", "-q", "-c", "-i", called, str(file), BASE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_much_is_paged_and_the_pages_are_the_whole(holder: SnapshotHolder) -> None:
    from graph.store.descriptions import describe

    with holder.snapshot() as snapshot:
        iri = snapshot.iris.thing("document/wet-2024-2026")
        whole = describe(snapshot.graph, iri)
        assert not whole.more
        pages, page = [], 1
        while True:
            pages.append(describe(snapshot.graph, iri, page, size=100))
            if not pages[-1].more:
                break
            page += 1
        assert len(pages) == -(-len(whole.said) // 100)
        assert [quad for each in pages for quad in each.said] == [*whole.said]


def test_a_page_beyond_all_is_refused(client: httpx.Client) -> None:
    assert client.get(f"/doc/{INCENTIVES}.ttl?page=51").status_code == 400
    assert client.get(f"/doc/{INCENTIVES}.ttl?page=0").status_code == 400


def test_every_iri_that_the_dataset_mints_resolves(client: httpx.Client, holder: SnapshotHolder) -> None:
    with holder.snapshot() as snapshot:
        quads = snapshot.graph.store.quads_for_pattern(None, None, None, None)
        nodes = {node.value for quad in quads for node in quad if isinstance(node, NamedNode)}
    addresses = sorted({iri.partition("#")[0] for iri in nodes if iri.startswith(BASE)})
    # Evidence is of one sort: the first of each recommendation stands for all.
    some = [iri for iri in addresses if "/id/evidence/" not in iri or iri.endswith("/1")]
    answers = {iri: client.get(iri, headers={"Accept": "text/turtle"}).status_code for iri in some}
    assert {iri for iri, status in answers.items() if status not in (200, 303)} == set()
    kinds = {iri.removeprefix(f"{BASE}id/").partition("/")[0] for iri in some if iri.startswith(f"{BASE}id/")}
    assert kinds >= set(
        "recommendation document section category goal question definition evidence rule scheme "
        "population system software reader profile".split()
    )


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/id/recommendation/wet-2024-2026/A1.99", "recommendation/wet-2024-2026/A1.9"),
        ("/doc/population/peer", "population/peers"),
        ("/doc/population/peer.ttl", "population/peers"),
        ("/id/population/peers.ttl", "population/peers"),
    ],
)
def test_what_is_not_there_is_404_with_the_nearest(client: httpx.Client, path: str, near: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert near in answer.json()["nearest"]


@pytest.mark.parametrize(
    "path",
    [
        "/id/",
        "/doc/",
        "/id/population/%2e%2e/population/peers",
        "/doc/population/..%2fpeers",
        "/id/population%2Fpeers",
        "/doc/population/peers%00",
        "/doc/population/peers%0d%0aX-Bad:1",
        "/id/%ed%a0%80",
        "/doc/population/peers/",
        "/doc//population/peers",
        "/doc/population/peers.exe",
        "/doc/population/<script>",
        "/doc/http://%20not an iri",
        "/doc/.ttl",
    ],
)
def test_hostile_paths_are_404(client: httpx.Client, path: str) -> None:
    answer = client.get(httpx.URL(BASE).copy_with(raw_path=path.replace(" ", "%20").encode()))
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_path_of_64_kilobytes_is_too_long(client: httpx.Client) -> None:
    assert client.get(f"/doc/{'a' * 65_000}").status_code == 414


def test_writing_is_not_allowed(client: httpx.Client) -> None:
    answer = client.put(f"/doc/{INCENTIVES}", content=b"")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_rule_has_a_page_with_its_data_in_it(client: httpx.Client) -> None:
    page = client.get("/doc/rule/stated-responsible", headers={"Accept": "text/html"}).text
    assert "The document names the party as responsible." in page
    block = page.split('<script type="application/ld+json">')[1].partition("</script>")[0]
    graph = rdflib.Graph().parse(data=block, format="json-ld")
    rule = rdflib.URIRef(f"{BASE}id/rule/stated-responsible")
    assert (rule, TL.basis, rdflib.Literal("stated")) in graph
    turtle = graph_of(client.get("/doc/rule/stated-responsible.ttl"), "ttl")
    assert set(graph.predicate_objects(rule)) == set(turtle.predicate_objects(rule))


@pytest.fixture(scope="module")
def changed(
    tmp_path_factory: pytest.TempPathFactory, asking: Callable[[ASGIApp], httpx.Client]
) -> Iterator[httpx.Client]:
    """A client of a service below a proxy's path, whose library lost one document and a row of the other."""
    base = "https://plans.example.org/county/"
    text = (corpus_folder() / "wet-2024-2026.txt").read_text("utf-8")
    fewer = "\n".join(line for line in text.split("\n") if "\tNurse pathways\t" not in line)
    home = Home(tmp_path_factory.mktemp("gone") / "data", base, processes=1)
    home.ensure()
    home.add([NewDocument(fewer.encode(), "wet.txt", "wet-2024-2026")])
    home.remove("cosii-workforce")
    holder = SnapshotHolder(home)
    settings = load_settings(data=home.path, base_iri=base, license="https://example.org/terms")
    with asking(create_app(holder, settings)) as client:
        yield client
    holder.close()


@pytest.mark.parametrize(
    ("thing", "why"),
    [
        ("document/cosii-workforce", "It was removed."),
        ("recommendation/cosii-workforce/4.9", "Its document was removed."),
        ("recommendation/wet-2024-2026/A1.6", "It is not in it since version 2."),
        ("evidence/wet-2024-2026/A1.6/1", "It is not in it since version 2."),
    ],
)
def test_what_was_removed_is_410_and_says_why(changed: httpx.Client, thing: str, why: str) -> None:
    for path in (f"/id/{thing}", f"/doc/{thing}", f"/doc/{thing}.ttl"):
        answer = changed.get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (410, "application/problem+json")
        assert why in answer.json()["detail"]


def test_below_a_proxy_iris_stay_and_links_are_relative_to_its_path(changed: httpx.Client) -> None:
    for prefix in ("", "/county"):
        answer = changed.get(f"{prefix}/id/{INCENTIVES}")
        assert answer.headers["Location"] == f"/county/doc/{INCENTIVES}"
    answer = changed.get(f"/county/doc/{INCENTIVES}", headers={"Accept": "text/turtle"})
    assert answer.headers["Content-Location"] == f"/county/doc/{INCENTIVES}.ttl"
    assert links_of(answer)["describes"] == [f"/county/id/{INCENTIVES}"]
    graph = graph_of(answer, "ttl")
    address = rdflib.URIRef(f"https://plans.example.org/county/doc/{INCENTIVES}")
    thing = rdflib.URIRef(f"https://plans.example.org/county/id/{INCENTIVES}")
    assert graph.value(address, rdflib.FOAF.primaryTopic) == thing
    assert graph.value(address, rdflib.DCTERMS.license) == rdflib.URIRef("https://example.org/terms")


def test_the_terms_of_the_site_below_a_proxy_are_its_own(changed: httpx.Client) -> None:
    context = orjson.loads(changed.get("/county/context.jsonld").content)["@context"]
    assert context["tl"] == "https://plans.example.org/county/ontology#"


def test_rdf_xml_is_well_formed(client: httpx.Client) -> None:
    root = ET.fromstring(client.get("/doc/document/wet-2024-2026.rdf").content)
    assert root.tag == "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
