"""The vocabulary as it ships, as a site extends it, and as it goes into the store."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ontology.concepts import KINDS, Vocabulary
from ontology.errors import Unreadable
from ontology.rules import load_rules
from ontology.vocabularies import load_vocabulary, shapes_graph, vocabulary_quads

Triples = set[tuple[str, str, str]]

BASE = "http://localhost:8000/"
TL = f"{BASE}ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SITE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://ex.org/> .
<id/population/peers> skos:altLabel "Buddies"@en .
ex:elders a skos:Concept ; skos:prefLabel "Elders"@en ; skos:related <id/population/families>, <urn:x:kin> ;
    skos:note [ skos:definition "a note without a name" ] .
<urn:x:kin> a skos:Concept ; skos:prefLabel "Kin"@en .
"""


@pytest.fixture(scope="module")
def shipped() -> Triples:
    """The triples of the vocabulary, by their values."""
    return {values(quad) for quad in vocabulary_quads(BASE)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    path = tmp_path / "site.ttl"
    path.write_text(SITE, "utf-8")
    return path


def values(quad: Quad) -> tuple[str, str, str]:
    return value(quad.subject), quad.predicate.value, value(quad.object)


def value(term: NamedNode | BlankNode | Literal | Triple) -> str:
    assert not isinstance(term, Triple)
    return term.value


def terms(triples: Triples) -> set[str]:
    return {subject for subject, _, _ in triples if subject.startswith(TL)}


@pytest.mark.parametrize("name", ["label", "comment", "isDefinedBy"])
def test_every_class_and_property_is_labelled_explained_and_placed(shipped: Triples, name: str) -> None:
    said = {subject for subject, predicate, _ in shipped if predicate == RDFS + name}
    assert terms(shipped) - said == set()


@pytest.mark.parametrize(
    "relation",
    ["mentions", "responsible", "category", "action", "funding", "status", "question", "outcome", "actor"],
)
def test_every_way_of_touching_is_a_sub_property_of_touches(shipped: Triples, relation: str) -> None:
    assert (TL + relation, RDFS + "subPropertyOf", TL + "touches") in shipped


@pytest.mark.parametrize("name", KINDS.values())
def test_every_kind_has_a_class_of_concepts_and_a_scheme(shipped: Triples, name: str) -> None:
    assert (TL + name, RDFS + "subClassOf", SKOS + "Concept") in shipped
    schemes = [
        subject
        for subject, predicate, value in shipped
        if (predicate, value) == (TL + "conceptClass", TL + name)
    ]
    assert len(schemes) == 1


def test_no_term_of_ours_is_used_that_is_not_declared(shipped: Triples) -> None:
    used = {term for triple in shipped for term in triple if term.startswith(TL)}
    assert used - terms(shipped) == set()


def test_the_shapes_bind_declared_terms_only(shipped: Triples) -> None:
    used = {str(term) for triple in shapes_graph(BASE) for term in triple if str(term).startswith(TL)}
    assert used - {TL} - terms(shipped) == set()


def test_no_shipped_relation_leads_to_a_concept_that_is_not_there(shipped: Triples) -> None:
    relations = {SKOS + name for name in ("broader", "narrower", "related")}
    related = {other for _, predicate, other in shipped if predicate in relations}
    assert related <= {subject for subject, predicate, _ in shipped if predicate == SKOS + "prefLabel"}


def test_each_rule_goes_into_the_store_with_its_basis(shipped: Triples) -> None:
    bases = {subject: basis for subject, predicate, basis in shipped if predicate == TL + "basis"}
    assert bases == {f"{BASE}id/rule/{rule.name}": rule.basis for rule in load_rules().values()}


def test_what_follows_goes_into_the_store_too(shipped: Triples) -> None:
    peers, advocates = f"{BASE}id/population/peers", f"{BASE}id/population/parent-advocates"
    assert {
        (peers, RDF + "type", SKOS + "Concept"),
        (peers, RDF + "type", TL + "Population"),
        (peers, SKOS + "inScheme", f"{BASE}id/scheme/populations"),
        (peers, SKOS + "narrower", advocates),
        (advocates, SKOS + "broader", peers),
    } <= shipped


def test_all_goes_into_the_graph_of_the_vocabulary() -> None:
    assert {quad.graph_name for quad in vocabulary_quads(BASE)} == {NamedNode(f"{BASE}graph/vocabulary")}


def test_a_site_can_name_a_shipped_concept_and_add_its_own(site: Path) -> None:
    concepts = load_vocabulary(BASE, [site]).concepts
    assert "Buddies" in concepts["population/peers"].alt_labels
    assert concepts["population/peers"].source == "throughline"
    assert (concepts["http://ex.org/elders"].label, concepts["http://ex.org/elders"].source) == (
        "Elders",
        "site.ttl",
    )
    assert "http://ex.org/elders" in concepts["population/families"].related


def test_what_a_site_says_goes_into_the_store_with_what_follows(site: Path) -> None:
    triples = {values(quad) for quad in vocabulary_quads(BASE, [site])}
    assert (f"{BASE}id/population/peers", SKOS + "altLabel", "Buddies") in triples
    assert ("http://ex.org/elders", RDF + "type", TL + "Topic") in triples
    assert (f"{BASE}id/population/families", SKOS + "related", "http://ex.org/elders") in triples
    assert ("urn:x:kin", SKOS + "related", "http://ex.org/elders") in triples
    assert not any(t[:2] == ("http://ex.org/elders", SKOS + "inScheme") for t in triples)


def test_nodes_without_a_name_are_the_same_each_time_and_differ_from_file_to_file(
    site: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.ttl"
    other.write_text(SITE, "utf-8")

    def notes() -> list[str]:
        quads = vocabulary_quads(BASE, [site, other])
        return [
            value(q.object)
            for q in quads
            if q.predicate.value == SKOS + "note" and isinstance(q.object, BlankNode)
        ]

    assert notes() == notes()
    assert len(set(notes())) == 2


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        ("nt", f'<http://ex.org/c> <{SKOS}prefLabel> "Café" .'),
        ("jsonld", f'{{"@id": "http://ex.org/c", "{SKOS}prefLabel": "Café"}}'),
        (
            "rdf",
            f'<s:Concept xmlns:r="{RDF}" xmlns:s="{SKOS}" r:about="http://ex.org/c" s:prefLabel="Café"/>',
        ),
    ],
)
def test_a_site_may_write_in_any_format(tmp_path: Path, ending: str, text: str) -> None:
    path = tmp_path / f"site.{ending}"
    path.write_text(text, "utf-8")
    assert load_vocabulary(BASE, [path]).concepts["http://ex.org/c"].label == "Café"


def test_a_mistake_in_a_sites_file_names_the_file_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<a> <b> <c> .\n<a> <b> c .\n", "utf-8")
    with pytest.raises(Unreadable, match=r"broken\.ttl") as caught:
        load_vocabulary(BASE, [path])
    assert caught.value.line == 2


def test_the_sum_tells_whether_any_file_has_changed(site: Path) -> None:
    def total(*extra: Path) -> Vocabulary:
        return load_vocabulary(BASE, extra)

    before = total(site).sha256
    assert before == total(site).sha256 != total().sha256
    site.write_text(SITE.replace("Buddies", "Mates"), "utf-8")
    assert total(site).sha256 != before


def test_another_base_gives_the_same_concepts_under_it() -> None:
    here, there = load_vocabulary(BASE).concepts, load_vocabulary("https://plans.example/kg/").concepts
    assert list(here) == list(there)
    assert there["population/peers"].iri == "https://plans.example/kg/id/population/peers"
