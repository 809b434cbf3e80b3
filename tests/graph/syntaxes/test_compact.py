"""JSON-LD in the words of the context says what N-Triples say."""

import io

import orjson
import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from graph.syntaxes.compact import compacted, write_compact
from ontology.context import load_context

BASE = "https://plans.example.org/county/"
CONTEXT = load_context(BASE)
XSD = "http://www.w3.org/2001/XMLSchema#"

iris = st.one_of(
    st.sampled_from([NamedNode(iri) for iri in CONTEXT.words if not iri.startswith("@")]),
    st.sampled_from(
        [
            NamedNode(iri)
            for iri in (
                f"{BASE}id/population/peers",
                f"{BASE}ontology#someOtherTerm",
                "http://www.w3.org/2004/02/skos/core#",
                "http://www.w3.org/2004/02/skos/core#9lives",
                "http://www.w3.org/2004/02/skos/core#a/b",
                "https://elsewhere.example/ä?q=1#x",
                "urn:x:y",
            )
        ]
    ),
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(
        lambda text, language: Literal(text, language=language), texts, st.sampled_from(["en", "fr-ca"])
    ),
    st.builds(
        lambda text, name: Literal(text, datatype=NamedNode(XSD + name)),
        st.one_of(st.integers().map(str), st.sampled_from(["007", "+1", "1e3", "62.5", "x"])),
        st.sampled_from(["integer", "decimal", "hexBinary", "double", "boolean", "date"]),
    ),
)
blanks = st.sampled_from([BlankNode("a"), BlankNode("b")])
predicates = st.one_of(iris, st.just(NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")))
triples = st.builds(Triple, st.one_of(iris, blanks), predicates, st.one_of(iris, blanks, literals))


def by_subject(statements: list[Triple]) -> list[Triple]:
    return sorted(dict.fromkeys(statements), key=lambda triple: str(triple.subject))


def read(content: bytes) -> pyoxigraph.Dataset:
    """What Oxigraph reads, its blank nodes named by what is said of them."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(content, RdfFormat.JSON_LD))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def expected(statements: list[Triple]) -> pyoxigraph.Dataset:
    dataset = pyoxigraph.Dataset(pyoxigraph.Quad(*triple) for triple in statements)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


@settings(deadline=None)
@given(st.lists(triples, max_size=8))
def test_what_is_written_is_read_again(statements: list[Triple]) -> None:
    output = io.BytesIO()
    write_compact(by_subject(statements), CONTEXT, output)
    assert read(output.getvalue()) == expected(statements)


@settings(deadline=None)
@given(st.lists(triples, max_size=8))
def test_a_part_of_the_context_is_enough_for_what_uses_no_more(statements: list[Triple]) -> None:
    assert read(compacted(by_subject(statements), CONTEXT)) == expected(statements)


def test_a_part_of_the_context_is_small() -> None:
    peers, label = NamedNode(f"{BASE}id/population/peers"), "http://www.w3.org/2004/02/skos/core#prefLabel"
    told = orjson.loads(compacted([Triple(peers, NamedNode(label), Literal("Peers"))], CONTEXT))
    assert told == {
        "@context": {
            "@version": 1.1,
            "id": "@id",
            "type": "@type",
            "prefLabel": "skos:prefLabel",
            "skos": "http://www.w3.org/2004/02/skos/core#",
        },
        "@graph": [{"id": f"{BASE}id/population/peers", "prefLabel": "Peers"}],
    }
