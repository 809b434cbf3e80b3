"""`/sparql` by the protocol, on the documents that ship."""

import csv
import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import httpx
import pyoxigraph
import pytest
import rdflib

from api.app import create_app
from library.holder import SnapshotHolder
from library.home import Home
from library.settings import load_settings

BASE = "http://localhost:8000/"
WET, POLICY = f"{BASE}graph/wet-2024-2026", f"{BASE}graph/cosii-workforce"
COUNT = "SELECT (COUNT(?r) AS ?n) { ?r a tl:Recommendation }"
TEXTS = """
SELECT ?code ?text { ?r a tl:NewProgramRecommendation ; dcterms:identifier ?code ; schema:text ?text }
ORDER BY ?code
"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SOLUTIONS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
GRAPHS = {
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


_RDF = {
    "ttl": "TURTLE",
    "nt": "N_TRIPLES",
    "nq": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdf": "RDF_XML",
}


@pytest.fixture(scope="module")
def sparql(home: Home, holder: SnapshotHolder, asking: object) -> Iterator[httpx.Client]:
    """A client of a service whose queries may take two seconds and give 1,000 rows."""
    settings = load_settings(data=home.path, base_iri=BASE, sparql_seconds=2.0, sparql_rows=1000)
    app = create_app(holder, settings)
    assert callable(asking)
    with asking(app) as client:
        yield client
    app.state.sparql.close()


def bindings(answer: httpx.Response) -> list[dict[str, str]]:
    """The values of each row of JSON results."""
    assert answer.status_code == 200, answer.text
    rows = answer.json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def test_a_query_in_the_address(sparql: httpx.Client) -> None:
    """63 recommendations: 52 rows of the three tables and 11 bullets of the procedure."""
    answer = sparql.get("/sparql", params={"query": COUNT})
    assert bindings(answer) == [{"n": "63"}]
    assert answer.headers["content-type"] == SOLUTIONS["json"]
    assert "Accept" in answer.headers["vary"].split(", ")


@pytest.mark.parametrize(
    "content_type", ["application/sparql-query", "application/sparql-query; charset=UTF-8"]
)
def test_a_query_as_the_body(sparql: httpx.Client, content_type: str) -> None:
    """The dataset then stands in the address."""
    answer = sparql.post(
        "/sparql",
        params={"default-graph-uri": POLICY},
        content=COUNT,
        headers={"Content-Type": content_type},
    )
    assert bindings(answer) == [{"n": "11"}]


def test_a_query_as_a_form(sparql: httpx.Client) -> None:
    """With its dataset beside it; plus signs and percent signs are decoded once."""
    answer = sparql.post("/sparql", data={"query": COUNT, "default-graph-uri": [WET, POLICY]})
    assert bindings(answer) == [{"n": "63"}]
    answer = sparql.post("/sparql", data={"query": "SELECT ('a+b%25%' AS ?x) {}"})
    assert bindings(answer) == [{"x": "a+b%25%"}]


@pytest.mark.parametrize(("name", "media_type"), [*SOLUTIONS.items()])
def test_solutions_in_every_format(sparql: httpx.Client, name: str, media_type: str) -> None:
    """Asked for by type or by name, the same rows come back: the 11 new programs of table A.2."""
    answer = sparql.get("/sparql", params={"query": TEXTS}, headers={"Accept": media_type})
    assert answer.headers["content-type"] == media_type
    assert sparql.get("/sparql", params={"query": TEXTS, "format": name}).content == answer.content
    if name == "csv":
        codes = [row["code"] for row in csv.DictReader(io.StringIO(answer.text))]
    else:
        formats = {"json": "JSON", "xml": "XML", "tsv": "TSV"}
        read = pyoxigraph.parse_query_results(
            answer.content, getattr(pyoxigraph.QueryResultsFormat, formats[name])
        )
        assert isinstance(read, pyoxigraph.QuerySolutions)
        codes = [row["code"].value for row in read]
    assert set(codes) == {f"A2.{number}" for number in range(1, 12)}


@pytest.mark.parametrize(("name", "media_type"), [*GRAPHS.items()])
def test_graphs_in_every_format(sparql: httpx.Client, name: str, media_type: str) -> None:
    """They all hold the same triples."""
    query = "CONSTRUCT { ?r ?p ?o } { ?r a tl:PolicyStatement ; ?p ?o }"
    answer = sparql.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert answer.headers["content-type"] == media_type
    bare = sparql.get("/sparql", params={"query": query, "format": "nt"})
    read, expected = (
        pyoxigraph.Dataset(pyoxigraph.parse(content, getattr(pyoxigraph.RdfFormat, kind)))
        for content, kind in ((answer.content, _RDF[name]), (bare.content, "N_TRIPLES"))
    )
    assert len(read) > 100
    assert read == expected


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (COUNT, "text/csv;q=0.5, application/sparql-results+xml;q=0.9", SOLUTIONS["xml"]),
        (COUNT, "application/json", SOLUTIONS["json"]),
        (COUNT, "text/turtle, */*;q=0.1", SOLUTIONS["json"]),
        ("ASK {}", "application/sparql-results+json;q=0, text/xml", SOLUTIONS["xml"]),
        (COUNT, "text/*, */*;q=0.1", SOLUTIONS["csv"]),
        ("DESCRIBE <id/population/peers>", "*/*", GRAPHS["ttl"]),
        ("DESCRIBE <id/population/peers>", "application/rdf+xml, text/turtle;q=0.9", GRAPHS["rdf"]),
    ],
)
def test_the_client_chooses(sparql: httpx.Client, query: str, accept: str, media_type: str) -> None:
    """By q-values; what is labelled is the registered type."""
    answer = sparql.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)


def test_ask_in_every_format(sparql: httpx.Client) -> None:
    """A truth value in JSON and XML; a word elsewhere."""
    yes = {name: sparql.get("/sparql", params={"query": "ASK {}", "format": name}) for name in SOLUTIONS}
    assert yes["json"].json() == {"head": {}, "boolean": True}
    assert ET.fromstring(yes["xml"].content)[1].text == "true"
    assert (yes["csv"].text, yes["tsv"].text) == ("true", "true")


def test_datasets_are_honoured(sparql: httpx.Client) -> None:
    """The default graph and the named graphs are those that the request names, over those of the query."""
    by_graph = "SELECT ?g (COUNT(?r) AS ?n) { GRAPH ?g { ?r a tl:Recommendation } } GROUP BY ?g"

    def asked(query: str, *named: tuple[str, str]) -> list[dict[str, str]]:
        return bindings(sparql.get("/sparql", params=[("query", query), *named]))

    assert asked(COUNT, ("default-graph-uri", WET)) == [{"n": "52"}]
    assert asked(COUNT, ("named-graph-uri", WET)) == [{"n": "0"}]
    assert asked(by_graph, ("default-graph-uri", WET)) == []
    assert asked(by_graph, ("named-graph-uri", WET)) == [{"g": WET, "n": "52"}]
    assert asked(f"SELECT (COUNT(?r) AS ?n) FROM <{POLICY}> {{ ?r a tl:Recommendation }}") == [{"n": "11"}]
    own = f"SELECT (COUNT(?r) AS ?n) FROM <{POLICY}> {{ ?r a tl:Recommendation }}"
    assert asked(own, ("default-graph-uri", WET)) == [{"n": "52"}]
    assert asked(COUNT, ("default-graph-uri", "http://127.0.0.1:9/never")) == [{"n": "0"}]


@pytest.mark.parametrize(
    ("parameters", "status", "said"),
    [
        ({"query": "SELECT * { ?s ?p }"}, 400, "not SPARQL at 1:1"),
        ({"query": "SELECT * {\n  ?s foo:a ?o }"}, 400, "2:"),
        ({"query": ""}, 400, "must be a SELECT"),
        ({"query": "SELECT * { ?s ?p 'a }"}, 400, "string does not end"),
        ({"query": COUNT, "default-graph-uri": "not an iri"}, 400, "absolute IRI"),
        ({"query": COUNT, "format": "pdf"}, 400, "json, xml, csv, tsv"),
        ({"query": COUNT, "qeury": "x"}, 400, "did you mean 'query'"),
        ({"query": COUNT, "format": "ttl"}, 406, "json, xml, csv, tsv"),
        ({"query": "DESCRIBE <a:b>", "format": "csv"}, 406, "ttl"),
        ({"query": "SELECT * { SERVICE <http://x/> {} }"}, 403, "SERVICE is refused"),
        ({"query": "LOAD <http://x/>"}, 403, "Updates are refused"),
        ({"update": "DROP ALL"}, 403, "Updates are refused"),
        ({"query": "SELECT * {" + "(" * 70 + ")" * 70 + "}"}, 400, "nested too deeply"),
    ],
)
def test_what_cannot_be_answered(
    sparql: httpx.Client, parameters: dict[str, str], status: int, said: str
) -> None:
    """A problem document says what is wrong, by GET and as a form."""
    for answer in (sparql.get("/sparql", params=parameters), sparql.post("/sparql", data=parameters)):
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert said in answer.json()["detail"]


def test_faults_have_a_line_and_column(sparql: httpx.Client) -> None:
    """For programs, beside the sentence; a text pattern before the fault does not move it."""
    for pattern in ("", '?r tl:textQuery "peer" . '):
        query = f"SELECT * {{\n {pattern}?s tl:code ?o . ?s nobody:knows ?o }}"
        told = sparql.get("/sparql", params={"query": query}).json()
        assert "Prefix not found" in told["detail"]
        assert (told["line"], told["column"]) == (
            2,
            len(pattern) + 2 + len("?s tl:code ?o . ?s nobody:knows"),
        )


def test_requests_that_are_none(sparql: httpx.Client) -> None:
    """Types, encodings, methods and sizes that the protocol does not have."""

    def sent(content: bytes, content_type: str, address: str = "/sparql") -> int:
        return sparql.post(address, content=content, headers={"Content-Type": content_type}).status_code

    assert sent(COUNT.encode(), "text/plain") == 415
    assert sent(COUNT.encode(), "") == 415
    assert sent(COUNT.encode("utf-16"), "application/sparql-query; charset=UTF-16") == 415
    assert sent(b"SELECT * { ?s ?p '\xff' }", "application/sparql-query") == 400
    assert sent(b"DROP ALL", "application/sparql-update") == 403
    assert sent(b"", "application/x-www-form-urlencoded") == 400
    assert sent(COUNT.encode(), "application/sparql-query", "/sparql?query=ASK{}") == 400
    assert sent(b"SELECT * {} #" + b"x" * 70_000, "application/sparql-query") == 413
    assert sparql.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    assert sparql.get("/sparql?query=%ff").status_code == 400
    assert sparql.get("/sparql", params={"query": "#" * 9000}).status_code == 414
    assert sparql.get("/sparql", params={"query": COUNT}, headers={"Accept": "image/png"}).status_code == 406


def test_other_methods(sparql: httpx.Client) -> None:
    """OPTIONS tells those that there are; the others are refused with the same list."""
    answer = sparql.options("/sparql")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    refused = sparql.put("/sparql", content=COUNT)
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")
    head = sparql.head("/sparql", params={"query": COUNT})
    assert (head.status_code, head.content) == (200, b"")


def test_pages_elsewhere_may_ask(sparql: httpx.Client) -> None:
    """Browsers first ask whether a query may be posted; the limit's header may be read."""
    headers = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    assert sparql.options("/sparql", headers=headers).headers["access-control-allow-origin"] == "*"
    answer = sparql.get("/sparql", params={"query": COUNT}, headers={"Origin": "https://example.org"})
    assert "X-Row-Limit" in answer.headers["access-control-expose-headers"]


def test_the_service_describes_itself(sparql: httpx.Client) -> None:
    """Without a query: what it speaks, and its graphs with their true sizes."""
    sd, void = (
        rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#"),
        rdflib.URIRef("http://rdfs.org/ns/void#triples"),
    )
    for accept, name in (("text/turtle", "turtle"), ("application/rdf+xml", "xml")):
        answer = sparql.get("/sparql", headers={"Accept": accept})
        graph = rdflib.Graph().parse(data=answer.content, format=name)
        endpoint = rdflib.URIRef(f"{BASE}sparql")
        assert (endpoint, sd.endpoint, endpoint) in graph
        assert (endpoint, sd.supportedLanguage, sd.SPARQL11Query) in graph
        (named,) = graph.subjects(sd.name, rdflib.URIRef(WET))
        (described,) = graph.objects(named, sd.graph)
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{WET}> {{ ?s ?p ?o }} }}"
        (row,) = bindings(sparql.get("/sparql", params={"query": query}))
        assert str(graph.value(described, void)) == row["n"]


def test_rows_are_cut_and_told(sparql: httpx.Client) -> None:
    """A header says so, whatever the format; so does the content, where it has a place for that."""
    query = "SELECT * { ?s ?p ?o }"
    for name in SOLUTIONS:
        answer = sparql.get("/sparql", params={"query": query, "format": name})
        assert (answer.headers["x-row-limit"], answer.headers["x-row-limit-reached"]) == ("1000", "true")
    found = sparql.get("/sparql", params={"query": query}).json()
    assert (len(found["results"]["bindings"]), found["cut"]) == (1000, {"rows": 1000})
    exact = sparql.get("/sparql", params={"query": f"{query} LIMIT 1000"})
    assert "x-row-limit-reached" not in exact.headers
    triples = sparql.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "nt"})
    assert triples.text.endswith("# cut after 1000 triples: there are more\n")


def test_xml_is_well_formed_whatever_is_built(sparql: httpx.Client) -> None:
    """Control characters and halves of markup cannot stand in the store, but a query may make them."""
    text = r'"a\u0001\u000B<&>\"]]>\r\n\uFFFE"'
    answer = sparql.get("/sparql", params={"query": f"SELECT ({text} AS ?x) {{}}", "format": "xml"})
    assert ET.fromstring(answer.content)[1][0][0][0].text == 'a\ufffd <&>"]]>\r\n\ufffd'
    graph = sparql.get(
        "/sparql", params={"query": f"CONSTRUCT {{ <a:a> <a:p> {text} }} {{}}", "format": "rdf"}
    )
    assert len(rdflib.Graph().parse(data=graph.content, format="xml")) == 1


def test_an_endless_query_ends(sparql: httpx.Client) -> None:
    """503 after the limit, and at once when it is asked again; the others are served."""
    answer = sparql.get("/sparql", params={"query": ENDLESS})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "longer than 2 seconds" in answer.json()["detail"]
    assert sparql.get("/sparql", params={"query": ENDLESS, "format": "xml"}).status_code == 503
    assert bindings(sparql.get("/sparql", params={"query": COUNT})) == [{"n": "63"}]


def test_answers_are_known_by_their_tags(sparql: httpx.Client) -> None:
    """The same snapshot gives the same answer; the time of day does not."""
    answer = sparql.get("/sparql", params={"query": COUNT})
    tag = {"If-None-Match": answer.headers["etag"]}
    assert sparql.get("/sparql", params={"query": COUNT}, headers=tag).status_code == 304
    assert "etag" not in sparql.get("/sparql", params={"query": "SELECT (NOW() AS ?n) {}"}).headers
    assert "etag" not in sparql.post("/sparql", data={"query": COUNT}).headers


def test_words_and_graph_in_one_query(sparql: httpx.Client) -> None:
    """Recommendations about peer training, best first, with the words marked and their category."""
    query = """
        SELECT ?code ?score ?highlight ?category {
          (?r ?score ?highlight) tl:textQuery ("peer training" 20) ; dcterms:identifier ?code .
          OPTIONAL { ?r tl:category/skos:prefLabel ?category }
        } ORDER BY DESC(?score)
    """
    rows = bindings(sparql.get("/sparql", params={"query": query}))
    assert {row["code"] for row in rows[:2]} == {"A1.3", "A1.25"}
    assert rows[2]["code"] == "4.9"
    assert rows[0]["highlight"] == "<mark>Peer</mark> <mark>Training</mark>"
    assert float(rows[0]["score"]) > float(rows[2]["score"]) > 0


@pytest.mark.parametrize(
    ("pattern", "codes"),
    [
        ('?r tl:textQuery "stipend" .', {"A1.5", "A1.13", "A2.9"}),
        ("?r a tl:ExistingProgramRecommendation ; tl:textQuery 'stipend'", {"A1.5", "A1.13"}),
        ("?r tl:textQuery 'stipend' ; a tl:NewProgramRecommendation ; .", {"A2.9"}),
        ("?r tl:textQuery 'stipend' ; tl:textQuery 'yearlong' .", {"A2.9"}),
        ('{ ?r tl:textQuery "stipend" } MINUS { ?r tl:textQuery ("nurses" 50) }', {"A2.9"}),
        ("VALUES ?r { <id/recommendation/wet-2024-2026/A1.5> } ?r <ontology#textQuery> 'stipend'", None),
        ('?r tl:textQuery "stipnd"', set()),
        ('?r tl:textQuery "" .', set()),
        ("?r tl:textQuery '\\\\ \\u0022 } SERVICE <x> {'", set()),
    ],
)
def test_text_patterns_anywhere(sparql: httpx.Client, pattern: str, codes: set[str] | None) -> None:
    """Alone, about a semicolon, in groups; a misspelled word finds nothing, and no word breaks out."""
    query = f"SELECT DISTINCT ?code {{ {pattern} {{ ?r dcterms:identifier ?code }} }}"
    answer = sparql.get("/sparql", params={"query": query})
    assert {row["code"] for row in bindings(answer)} == (codes if codes is not None else {"A1.5"})


def test_text_patterns_find_so_many(sparql: httpx.Client) -> None:
    """The number in the pattern is that of the best recommendations, before the rest of the query."""
    answer = sparql.get("/sparql", params={"query": 'SELECT ?r { ?r tl:textQuery ("training" 7) }'})
    assert len(bindings(answer)) == 7


@pytest.mark.parametrize(
    "pattern",
    [
        "?r tl:textQuery ?words",
        "<a:b> tl:textQuery 'x'",
        "?r tl:textQuery ('x' 0)",
        "(?r ?r) tl:textQuery 'x'",
    ],
)
def test_text_patterns_that_cannot_be(sparql: httpx.Client, pattern: str) -> None:
    """400 with the place of the pattern, and how to write it."""
    answer = sparql.get("/sparql", params={"query": f"SELECT * {{\n {pattern} }}"})
    assert (answer.status_code, answer.json()["line"]) == (400, 2)
    assert '?r tl:textQuery "words"' in answer.json()["detail"]
