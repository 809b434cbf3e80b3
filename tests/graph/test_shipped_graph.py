"""The graph of the documents that ship, from their files to RDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS

from graph.triples.quads import document_quads, recommendation_quads
from ingest.reading import read
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import Document
from ontology.shapes import validate
from ontology.ties import DocumentLinker
from ontology.vocabularies import load_vocabulary, vocabulary_quads

BASE = "http://localhost:8000/"
ID = rdflib.Namespace(f"{BASE}id/")
TL = rdflib.Namespace(f"{BASE}ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


@dataclass(frozen=True)
class Shipped:
    documents: dict[str, Document]
    quads: frozenset[pyoxigraph.Quad]
    said: rdflib.Graph
    vocabulary: rdflib.Graph


def graph_of(quads: Iterable[pyoxigraph.Quad]) -> rdflib.Graph:
    triples = (quad.triple for quad in quads)
    return rdflib.Graph().parse(
        data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt"
    )


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    iris, vocabulary = Iris(BASE), load_vocabulary(BASE)
    linker, lines, documents = Linker(vocabulary), list[str](), dict[str, Document]()
    for file in sorted((Path(__file__).parents[2] / "corpus").glob("*.txt")):
        reading = read(file.read_bytes(), source_name=file.name, slug=file.stem)
        document = documents[file.stem] = reading.document
        links = DocumentLinker(document, vocabulary, linker)
        for recommendation in reading.recommendations:
            lines += recommendation_quads(links.link(recommendation), document, iris)
        outcomes = {question.number: links.outcomes(question.number) for question in document.questions}
        lines += document_quads(document, links.found.values(), iris, outcomes)
    quads = frozenset(pyoxigraph.parse("".join(lines), pyoxigraph.RdfFormat.N_QUADS))
    return Shipped(documents, quads, graph_of(quads), graph_of(vocabulary_quads(BASE)))


def test_the_graph_is_sound(shipped: Shipped) -> None:
    report = validate(shipped.said, BASE)
    assert report.results == ()
    assert report.conforms


def test_no_triple_stands_in_two_graphs(shipped: Shipped) -> None:
    """So that the union of the graphs has as many as all of them together."""
    quads = shipped.quads | set(vocabulary_quads(BASE))
    assert len({quad.triple for quad in quads}) == len(quads)


def test_every_term_of_ours_is_declared(shipped: Shipped) -> None:
    classes = set(shipped.said.objects(None, RDF.type))
    used = {str(term) for term in {*shipped.said.predicates(), *classes}}
    declared = set(map(str, shipped.vocabulary.subjects(RDFS.isDefinedBy)))
    assert {term for term in used if term.startswith(BASE)} <= declared


def test_all_recommendations_are_in_it(shipped: Shipped) -> None:
    held = {
        slug: len(
            {*shipped.said.subjects(DCTERMS.isPartOf, ID[f"document/{slug}"])}
            & {*shipped.said.subjects(RDF.type, TL.Recommendation)}
        )
        for slug in shipped.documents
    }
    assert held == {"wet-2024-2026": 52, "cosii-workforce": 11}


def test_what_touches_peers_is_known_with_the_words_that_prove_it(shipped: Shipped) -> None:
    touching = {
        str(shipped.said.value(subject, DCTERMS.identifier)): {
            str(quote)
            for annotation in shipped.said.objects(subject, TL.evidence)
            if shipped.said.value(annotation, OA.hasBody) == ID["population/peers"]
            for target in shipped.said.objects(annotation, OA.hasTarget)
            for quote in shipped.said.objects(shipped.said.value(target, OA.hasSelector), OA.exact)
        }
        for subject in shipped.said.subjects(TL.mentions, ID["population/peers"])
    }
    assert set(touching) == {"A1.3", "A1.24", "A1.25", "A2.9", "B.4", "4.9"}
    assert touching["A2.9"] == {"peers"}


def test_every_quote_stands_where_it_is_said_to(shipped: Shipped) -> None:
    found = 0
    for target, document in shipped.said.subject_objects(OA.hasSource):
        text = shipped.documents[str(document).rsplit("/", 1)[1]].text
        selector = shipped.said.value(target, OA.hasSelector)
        start, end = (int(str(shipped.said.value(selector, each))) for each in (OA.start, OA.end))
        assert str(shipped.said.value(selector, OA.exact)) == text[start:end]
        found += 1
    assert found > 63


def test_a_vote_says_its_per_cent_outcome_and_tier(shipped: Shipped) -> None:
    question = ID["question/wet-2024-2026/Q10"]
    assert shipped.said.value(question, TL.percent) == rdflib.Literal("75", datatype=rdflib.XSD.decimal)
    assert shipped.said.value(question, TL.outcomeText) == rdflib.Literal("CONSENSUS: Moved to Tier 1")
    assert shipped.said.value(question, TL.tier) == rdflib.Literal(1)
    assert shipped.said.value(ID["question/wet-2024-2026/Q9"], TL.tier) is None


def test_a_policys_terms_stay_undefined(shipped: Shipped) -> None:
    terms = {
        str(shipped.said.value(node, RDFS.label)): shipped.said.value(node, RDF.value)
        for node in shipped.said.subjects(RDF.type, TL.Definition)
    }
    assert terms == {"Complex needs": None, "Core Competencies": None, "Evidence Based Practices": None}
