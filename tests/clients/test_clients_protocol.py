"""The W3C's protocol and service-description tests, by their names, against the served endpoint.

The requests are written from the specification; the manifests have no more of them than prose.
"""

from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
import rdflib

WET, POLICY = ("http://localhost:8000/graph/wet-2024-2026", "http://localhost:8000/graph/cosii-workforce")
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
COUNT = "SELECT (COUNT(?r) AS ?n) { ?r a tl:Recommendation }"
NAMED = "SELECT (COUNT(?r) AS ?n) { GRAPH ?g { ?r a tl:Recommendation } }"
BOTH = f"""SELECT (COUNT(?r) AS ?n) {{ {{ ?r a tl:Recommendation }} UNION
    {{ GRAPH <{POLICY}> {{ ?r a tl:Recommendation }} }} }}"""
SD = "http://www.w3.org/ns/sparql-service-description#"

Pairs = tuple[tuple[str, str], ...]


def form(*pairs: tuple[str, str]) -> dict[str, object]:
    """A form in a body."""
    return {"content": str(httpx.QueryParams(list(pairs))), "headers": {"Content-Type": FORM}}


def sent(content: str | bytes, content_type: str, *pairs: tuple[str, str]) -> dict[str, object]:
    """A body of some type, and parameters in the address."""
    headers = {"Content-Type": content_type} if content_type else {}
    return {"content": content, "headers": headers, "params": list(pairs)}


# By name: method, request, and how many recommendations there are in what it asks.
ANSWERED: Mapping[str, tuple[str, dict[str, object], str]] = {
    "query_get": ("GET", {"params": {"query": COUNT}}, "63"),
    "query_post_form": ("POST", form(("query", COUNT)), "63"),
    "query_post_direct": ("POST", sent(COUNT, DIRECT), "63"),
    "query_dataset_default_graphs_get": (
        "GET",
        {"params": [("query", COUNT), ("default-graph-uri", WET), ("default-graph-uri", POLICY)]},
        "63",
    ),
    "query_dataset_default_graphs_post": (
        "POST",
        sent(COUNT, DIRECT, ("default-graph-uri", WET)),
        "52",
    ),
    "query_dataset_named_graphs_post": ("POST", sent(NAMED, DIRECT, ("named-graph-uri", POLICY)), "11"),
    "query_dataset_named_graphs_get": (
        "GET",
        {"params": [("query", NAMED), ("named-graph-uri", WET), ("named-graph-uri", POLICY)]},
        "63",
    ),
    "query_dataset_full": (
        "POST",
        form(("query", BOTH), ("default-graph-uri", WET), ("named-graph-uri", POLICY)),
        "63",
    ),
    # What the protocol names comes before FROM.
    "query_multiple_dataset": (
        "GET",
        {"params": [("query", COUNT.replace("{", f"FROM <{POLICY}> {{", 1)), ("default-graph-uri", WET)]},
        "52",
    ),
}
# By name: query and Accept, and the media types that may come.
TYPED: Mapping[str, tuple[str, Pairs]] = {
    "query_content_type_select": (
        COUNT,
        (
            ("application/sparql-results+xml", "application/sparql-results+xml"),
            ("application/sparql-results+json", "application/sparql-results+json"),
            ("text/csv", "text/csv"),
            ("text/tab-separated-values", "text/tab-separated-values"),
            ("*/*", "application/sparql-results+json"),
        ),
    ),
    "query_content_type_ask": (
        "ASK {}",
        (("application/sparql-results+xml", "application/sparql-results+xml"),),
    ),
    "query_content_type_describe": (f"DESCRIBE <{WET}>", (("application/rdf+xml", "application/rdf+xml"),)),
    "query_content_type_construct": (
        "CONSTRUCT WHERE { ?s a tl:Rule }",
        (("text/turtle", "text/turtle"), ("application/n-triples;q=0.9,*/*;q=0.1", "application/n-triples")),
    ),
}
# By name: method, request, and the status of its refusal. Updates are refused whatever they say.
REFUSED: Mapping[str, tuple[str, dict[str, object], int]] = {
    "bad_query_method": ("PUT", {"params": {"query": COUNT}}, 405),
    "bad_multiple_queries": ("GET", {"params": [("query", COUNT), ("query", "ASK {}")]}, 400),
    "bad_query_wrong_media_type": ("POST", sent(COUNT, "text/plain"), 415),
    "bad_query_missing_form_type": ("POST", sent("query=ASK%20%7B%7D", ""), 415),
    "bad_query_missing_direct_type": ("POST", sent("ASK {}", ""), 415),
    "bad_query_non_utf8": ("POST", sent("ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16"), 415),
    "bad_query_syntax": ("GET", {"params": {"query": "ASK {"}}, 400),
    "update_post_form": ("POST", form(("update", "CLEAR ALL")), 403),
    "update_post_direct": ("POST", sent("CLEAR ALL", "application/sparql-update"), 403),
    "update_base_uri": ("POST", sent("BASE <http://x/> CLEAR ALL", "application/sparql-update"), 403),
    "update_dataset_default_graph": ("POST", form(("update", "CLEAR ALL"), ("using-graph-uri", WET)), 403),
    "update_dataset_default_graphs": (
        "POST",
        sent("CLEAR ALL", "application/sparql-update", ("using-graph-uri", WET), ("using-graph-uri", POLICY)),
        403,
    ),
    "update_dataset_named_graphs": (
        "POST",
        form(("update", "CLEAR ALL"), ("using-named-graph-uri", WET)),
        403,
    ),
    "update_dataset_full": (
        "POST",
        form(("update", "CLEAR ALL"), ("using-graph-uri", WET), ("using-named-graph-uri", WET)),
        403,
    ),
    "bad_update_get": ("GET", {"params": {"update": "CLEAR ALL"}}, 403),
    "bad_multiple_updates": ("POST", form(("update", "CLEAR ALL"), ("update", "CLEAR ALL")), 403),
    "bad_update_wrong_media_type": ("POST", sent("CLEAR ALL", "text/plain"), 415),
    "bad_update_missing_form_type": ("POST", sent("update=CLEAR%20ALL", ""), 415),
    "bad_update_missing_direct_type": ("POST", sent("CLEAR ALL", ""), 415),
    "bad_update_non_utf8": ("POST", sent("CLEAR ALL".encode("utf-16"), "application/sparql-update"), 403),
    "bad_update_syntax": ("POST", form(("update", "CLEAR XYZ")), 403),
    "bad_update_dataset_conflict": (
        "POST",
        form(("update", f"WITH <{WET}> DELETE {{ }} WHERE {{ }}"), ("using-graph-uri", WET)),
        403,
    ),
}


@pytest.mark.parametrize("name", ANSWERED)
def test_protocol_answers(server: str, name: str) -> None:
    """Each way to ask, with each way to choose graphs."""
    method, request, count = ANSWERED[name]
    answer = httpx.request(method, f"{server}/sparql", timeout=60, **request)  # type: ignore[arg-type] # its keywords
    assert answer.status_code == 200, answer.text
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == count


@pytest.mark.parametrize("name", TYPED)
def test_protocol_names_its_types(server: str, name: str) -> None:
    """The media type is the one accepted, and registered."""
    query, pairs = TYPED[name]
    for accept, media_type in pairs:
        answer = httpx.get(
            f"{server}/sparql", params={"query": query}, headers={"Accept": accept}, timeout=60
        )
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media_type)


@pytest.mark.parametrize("name", REFUSED)
def test_protocol_refuses(server: str, name: str) -> None:
    """What is no query of the protocol, and every update."""
    method, request, status = REFUSED[name]
    answer = httpx.request(method, f"{server}/sparql", timeout=60, **request)  # type: ignore[arg-type] # its keywords
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_no_protocol_test_is_forgotten(manifests: Path) -> None:
    """Each name of the W3C's manifest is in one of the tables."""
    manifest = rdflib.Graph().parse(manifests / "sparql11" / "protocol" / "manifest.ttl")
    kind = rdflib.URIRef("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#ProtocolTest")
    names = {str(test).rpartition("#")[2] for test in manifest.subjects(rdflib.RDF.type, kind)}
    assert len(names) == 34
    assert names <= {*ANSWERED, *TYPED, *REFUSED}


def test_the_description_is_had_without_a_query(server: str) -> None:
    """Tests "returns-rdf", "has-endpoint-triple", "conforms-to-schema": RDF, that names the endpoint as a service."""
    answer = httpx.get(f"{server}/sparql", headers={"Accept": "text/turtle"}, timeout=60)
    assert answer.headers["content-type"].startswith("text/turtle")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    (service,) = graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SD}Service"))
    assert graph.value(service, rdflib.URIRef(f"{SD}endpoint")) == rdflib.URIRef(
        "http://localhost:8000/sparql"
    )
    classes = {str(kind).removeprefix(SD) for kind in graph.objects(None, rdflib.RDF.type)}
    assert classes == {"Service", "Dataset", "Graph", "NamedGraph", "Feature"}
    # Each named graph has its name and what it holds, as the schema has it.
    for named in graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SD}NamedGraph")):
        assert isinstance(graph.value(named, rdflib.URIRef(f"{SD}name")), rdflib.URIRef)
        assert graph.value(named, rdflib.URIRef(f"{SD}graph")) is not None
