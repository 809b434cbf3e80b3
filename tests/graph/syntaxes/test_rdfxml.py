"""RDF/XML of graphs that others wrote."""

from collections.abc import Iterable
from xml.dom.minidom import parseString

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.exports.export import export
from graph.store.store import Graph
from ontology.iris import Iris

IRIS = Iris("http://a/")
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def graph_of(lines: Iterable[str]) -> Graph:
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.parse("".join(lines), pyoxigraph.RdfFormat.N_QUADS))
    return Graph(store, IRIS)


def written(*lines: str) -> str:
    data = b"".join(export(graph_of(lines), "rdf"))
    parseString(data)
    return data.decode()


def read_back(text: str) -> set[str]:
    return {str(quad.triple) for quad in pyoxigraph.parse(text, pyoxigraph.RdfFormat.RDF_XML)}


@pytest.mark.parametrize(
    "statement",
    [
        '<http://a/s> <http://a/p> "carriage\\r\\nreturn"',
        '<http://a/s> <http://a/p> " <b> & \\"c\\" ]]> \\t "',
        '<http://a/s> <http://a/p> "sélection"@fr-ca',
        '<http://a/s> <http://a/p> "2024"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        "<http://a/s?x=1&y='2'> <http://b/c?d=1&e> <http://a/o&p>",
        "<http://a/s> <http://a/1.2/é.é-7> <http://a/o>",
        "<http://a/s> <urn:isbn:x1> <http://a/o>",
        f"<http://a/s> <{RDF}value> <http://a/o>",
    ],
)
def test_a_statement_comes_back_from_both_parsers(statement: str) -> None:
    text = written(f"{statement} <http://a/g> .\n")
    assert read_back(text) == {statement}
    by_rdflib = rdflib.Graph().parse(data=text, format="xml")
    assert by_rdflib.isomorphic(rdflib.Graph().parse(data=f"{statement} .", format="nt"))


def test_a_blank_node_stays_one_node() -> None:
    text = written("_:1 <http://a/p> _:2 <http://a/g> .\n", '_:2 <http://a/p> "end" <http://a/g> .\n')
    expected = rdflib.Graph().parse(data='_:1 <http://a/p> _:2 . _:2 <http://a/p> "end" .', format="turtle")
    assert rdflib.Graph().parse(data=text, format="xml").isomorphic(expected)


@pytest.mark.parametrize(
    "predicate",
    [
        "http://b/",
        "http://b/12",
        "http://b/--",
        f"{RDF}li",
        f"{RDF}Description",
        "http://www.w3.org/XML/1998/namespacelang",
    ],
)
def test_what_rdf_xml_has_no_form_for_is_left_out_and_said(predicate: str) -> None:
    text = written(
        f'<http://a/s> <{predicate}> "left out" <http://a/g> .\n',
        '<http://a/s> <http://a/p> "kept" <http://a/g> .\n',
    )
    assert read_back(text) == {'<http://a/s> <http://a/p> "kept"'}
    assert "no form for 1 statements" in text
    assert predicate.replace("--", "-%2D") in text


@pytest.mark.parametrize("value", ["<<( <http://a/a> <http://a/b> <http://a/c> )>>", '"x"@en--ltr'])
def test_what_only_rdf_1_2_can_say_is_left_out_and_said(value: str) -> None:
    text = written(f"<http://a/s> <http://a/p> {value} <http://a/g> .\n")
    assert read_back(text) == set()
    assert "no form for 1 statements" in text


def test_only_a_few_of_the_predicates_left_out_are_named() -> None:
    text = written(*(f'<http://a/s> <http://b/{number}> "x" <http://a/g> .\n' for number in range(50)))
    assert "no form for 50 statements" in text
    assert text.count("http://b/") == 10


LOCAL = st.text(
    st.characters(max_codepoint=0xFFEF, exclude_categories=["C", "Z"], exclude_characters='<>"{}|^`\\[]%#'),
    max_size=8,
)


@given(LOCAL)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_predicate_is_written_rightly_or_not_at_all(local: str) -> None:
    subject, predicate = pyoxigraph.NamedNode("http://a/s"), pyoxigraph.NamedNode(f"http://b/{local}")
    triple = pyoxigraph.Triple(subject, predicate, pyoxigraph.Literal("x"))
    store = pyoxigraph.Store()
    store.add(
        pyoxigraph.Quad(triple.subject, triple.predicate, triple.object, pyoxigraph.NamedNode("http://a/g"))
    )
    data = b"".join(export(Graph(store, IRIS), "rdf"))
    parseString(data)
    found = [quad.triple for quad in pyoxigraph.parse(data, pyoxigraph.RdfFormat.RDF_XML)]
    assert found == [triple] or (found == [] and b"left out" in data)
