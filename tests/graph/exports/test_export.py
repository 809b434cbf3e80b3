"""What leaves a graph, in every format."""

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from xml.dom.minidom import parseString

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import to_isomorphic

from graph.exports.cells import safe
from graph.exports.export import export
from graph.store.store import Graph
from graph.syntaxes.formats import FORMATS
from ontology.errors import Invalid, NotFound
from ontology.iris import Iris

Make = Callable[[Iterable[str]], Path]

TRIPLES = ("ttl", "nt", "rdf")
QUADS = ("nq", "trig", "jsonld")
PARSERS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
RDFLIB = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}


def exported(graph: Graph, name: str, document: str | None = None) -> bytes:
    return b"".join(export(graph, name, document))


def read_back(data: bytes, name: str) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(data, PARSERS[name]))


def stored(graph: Graph) -> set[pyoxigraph.Quad]:
    return set(graph.store.quads_for_pattern(None, None, None, None))


@pytest.mark.parametrize("name", QUADS)
def test_a_format_of_datasets_gives_every_quad_once(store_graph: Graph, name: str) -> None:
    quads = read_back(exported(store_graph, name), name)
    assert set(quads) == stored(store_graph)
    assert len(set(quads)) == len(quads)


@pytest.mark.parametrize("name", TRIPLES)
def test_a_format_of_triples_gives_the_union_once(store_graph: Graph, name: str) -> None:
    triples = [quad.triple for quad in read_back(exported(store_graph, name), name)]
    assert set(triples) == {quad.triple for quad in stored(store_graph)}
    assert len(set(triples)) == len(triples)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it uses what it deprecates
def test_rdflib_reads_isomorphic_graphs_from_every_format(store_graph: Graph) -> None:
    graphs = []
    for name, parser in RDFLIB.items():
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=exported(store_graph, name), format=parser)
        graph = rdflib.Graph()
        for triple in dataset.triples((None, None, None)):
            graph.add(triple)
        graphs.append(to_isomorphic(graph))
    assert len(graphs[0]) > 300
    assert all(graph == graphs[0] for graph in graphs[1:])


@pytest.mark.parametrize("name", PARSERS)
def test_a_document_is_exported_by_itself(store_graph: Graph, store_iris: Iris, name: str) -> None:
    document = pyoxigraph.NamedNode(store_iris.graph("plan"))
    quads = store_graph.store.quads_for_pattern(None, None, None, document)
    triples = {quad.triple for quad in read_back(exported(store_graph, name, "plan"), name)}
    assert triples == {quad.triple for quad in quads}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_statements_give_the_same_bytes(
    store_graph: Graph, make_store: Make, store_iris: Iris, name: str
) -> None:
    lines = [f"{quad} .\n" for quad in stored(store_graph)]
    again = Graph.open(make_store(sorted(lines)), store_iris)
    assert exported(again, name) == exported(store_graph, name) == exported(store_graph, name)


BOTH = '<http://a/s> <http://a/p> "both" <http://a/graph/{}> .\n'
OWN = '<http://a/id/goal/{0}/1> <http://a/p> "{1}" <http://a/graph/{2}> .\n'


@pytest.mark.parametrize("name", TRIPLES)
def test_a_triple_of_several_graphs_is_given_once(make_graph: Callable[..., Graph], name: str) -> None:
    lines = [BOTH.format(1), BOTH.format(2), BOTH.format(3)]
    for home in ("1", "2"):
        lines += [OWN.format(home, "all", graph) for graph in (1, 2, 3)]
        lines += [OWN.format(home, "others", graph) for graph in (1, 2, 3) if str(graph) != home]
    graph = make_graph(lines, "http://a/")
    triples = [quad.triple for quad in read_back(exported(graph, name), name)]
    assert len(triples) == len(set(triples)) == 5


@pytest.mark.parametrize("name", ["ttl", "trig"])
def test_names_are_short_by_sorted_prefixes(store_graph: Graph, name: str) -> None:
    lines = exported(store_graph, name).decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert "@prefix tl: <http://localhost:8000/ontology#> ." in prefixes
    assert prefixes == sorted(prefixes) == lines[: len(prefixes)]
    assert "tl:mentions population:peers" in "\n".join(lines)


def test_json_ld_has_a_context(store_graph: Graph) -> None:
    data = exported(store_graph, "jsonld").decode()
    assert '"tl":"http://localhost:8000/ontology#"' in data
    assert '"tl:actionsText":"Expand"' in data


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_graph_is_exported(make_graph: Callable[..., Graph], name: str) -> None:
    data = exported(make_graph([]), name)
    if name in PARSERS:
        assert read_back(data, name) == []
    if name in ("rdf", "graphml", "gexf"):
        parseString(data)


def test_an_unknown_format_is_refused_at_once(store_graph: Graph) -> None:
    with pytest.raises(Invalid, match="use one of ttl, nt"):
        export(store_graph, "docx")


def test_an_unknown_document_is_refused_at_once(store_graph: Graph) -> None:
    with pytest.raises(NotFound, match="no document 'nothing'"):
        export(store_graph, "ttl", "nothing")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_one_row_for_each_recommendation(store_graph: Graph) -> None:
    data = exported(store_graph, "csv")
    assert data.startswith(b"\xef\xbb\xbfid,iri,document,code,kind,")
    assert {row["id"] for row in rows(data)} == {"plan/A1.3", "plan/A1.16"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("iri", "http://localhost:8000/id/recommendation/plan/A1.3"),
        ("document", "plan"),
        ("code", "A1.3"),
        ("kind", "program-existing"),
        ("category", "1"),
        ("category_label", "Career Pathways"),
        ("goal", 'Strong "partnerships" with schools'),
        ("title", "Peer Training"),
        ("text", "Under the direction of the Chief of Peer Services, train peers. (Launching 2024)"),
        ("actions", "Expand"),
        ("actions_text", "Expand"),
        ("actor", ""),
        ("funding", "Additional funds"),
        ("funding_text", "YES"),
        ("status", ""),
        ("question", "Q1"),
        ("question_text", "Train peers"),
        ("percent", "62.5"),
        ("outcome", "Tier 1"),
        ("outcome_text", "CONSENSUS: Moved to Tier 1"),
        ("tier", "1"),
        ("responsible", "Peer Services"),
        ("mentions", "Peer Services | Peers"),
        ("notes", "Launching 2024"),
        ("attributes", "REMARK: YES | =PLACE: Q1"),
    ],
)
def test_csv_says_what_the_record_says(store_graph: Graph, column: str, cell: str) -> None:
    (row,) = (row for row in rows(exported(store_graph, "csv")) if row["code"] == "A1.3")
    assert row[column] == cell


def test_csv_disarms_a_formula(store_graph: Graph) -> None:
    (row,) = (row for row in rows(exported(store_graph, "csv")) if row["code"] == "A1.16")
    assert row["title"] == "'=Bilingual hiring"
    assert row["text"] == "Move <hiring> of peers & staff to HR"


@given(st.text(max_size=5), st.sampled_from("=+-@＝"), st.text())
def test_no_cell_begins_as_a_formula_does(space: str, sign: str, text: str) -> None:
    assert safe(f"{' ' * len(space)}{sign}{text}").startswith("'")


@given(st.text(st.characters(categories=["L", "N"])))
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


def read_graphml(data: bytes) -> "nx.Graph[Any]":
    return nx.parse_graphml(data.decode(), force_multigraph=True)


def read_gexf(data: bytes) -> "nx.Graph[Any]":
    return nx.read_gexf(io.BytesIO(data), version="1.3")


@pytest.mark.parametrize(("name", "read"), [("graphml", read_graphml), ("gexf", read_gexf)])
def test_networkx_reads_the_things_and_what_ties_them(
    store_graph: Graph, name: str, read: Callable[[bytes], "nx.Graph[Any]"]
) -> None:
    network = read(exported(store_graph, name))
    node = network.nodes["recommendation/plan/A1.3"]
    assert (node["label"], node["type"], node["kind"]) == (
        "Peer Training",
        "recommendation",
        "program-existing",
    )
    assert network.nodes["population/peers"]["kind"] == "population"
    between = network["recommendation/plan/A1.3"]["system/peer-services"].values()
    assert {(edge["relation"], edge["basis"], edge["rule"], edge["quote"]) for edge in between} == {
        ("mentions", "stated", "label", "Chief of Peer Services"),
        ("responsible", "inferred", "directed-by", "Chief of Peer Services"),
    }


@pytest.mark.parametrize(("name", "read"), [("graphml", read_graphml), ("gexf", read_gexf)])
def test_every_end_of_an_edge_is_a_node_with_a_label(
    store_graph: Graph, name: str, read: Callable[[bytes], "nx.Graph[Any]"]
) -> None:
    assert all("label" in node for _, node in read(exported(store_graph, name)).nodes(data=True))


def test_a_documents_network_has_only_the_concepts_that_it_speaks_of(store_graph: Graph) -> None:
    assert "topic/unused" in read_graphml(exported(store_graph, "graphml"))
    network = read_graphml(exported(store_graph, "graphml", "plan"))
    assert "topic/unused" not in network
    assert "population/peers" in network


HOSTILE = '"]]> & <script> \\u0000 \\u0001 \\u000B \\uFFFE \\uFFFF \\r\\n --> =1+1"'


@pytest.mark.parametrize("name", ["rdf", "graphml", "gexf"])
def test_xml_is_well_formed_whatever_the_text_holds(make_graph: Callable[..., Graph], name: str) -> None:
    """A document given as RDF may hold what our own literals never do."""
    subject, graph = "<http://localhost:8000/id/recommendation/a/1>", "<http://localhost:8000/graph/a>"
    types = (
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://localhost:8000/ontology#Recommendation>"
    )
    title = f"<http://purl.org/dc/terms/title> {HOSTILE}"
    text = f"<https://schema.org/text> {HOSTILE}"
    lines = [f"{subject} {said} {graph} .\n" for said in (types, title, text)]
    data = exported(make_graph(lines), name)
    parseString(data)
    assert "]]&gt; &amp; &lt;script&gt; \ufffd \ufffd" in data.decode()
