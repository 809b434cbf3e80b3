"""Concepts from SKOS of every make: what is a concept, of which kind, and by which names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from ontology.concepts import Concept
from ontology.iris import Iris
from ontology.rdf_files import parse_rdf
from ontology.skos import SKOS, read_concepts

BASE = "http://localhost:8000/"
PREFIXES = """
@prefix ex: <http://ex.org/> .
@prefix tl: <ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def concepts(*files: str) -> dict[str, Concept]:
    """Those of Turtle files called 1.ttl, 2.ttl …, without their prefixes."""
    read = (
        (f"{n}.ttl", parse_rdf((PREFIXES + text).encode(), f"{n}.ttl", BASE))
        for n, text in enumerate(files, 1)
    )
    return read_concepts(read, Iris(BASE))


def only(*files: str) -> Concept:
    (concept,) = concepts(*files).values()
    return concept


def test_a_foreign_concept_keeps_its_iri_as_its_id() -> None:
    concept = only('ex:c a skos:Concept ; skos:prefLabel "Trees"@en .')
    assert (concept.id, concept.iri, concept.label) == ("http://ex.org/c", "http://ex.org/c", "Trees")


def test_a_concept_named_by_a_urn_keeps_it() -> None:
    concept = only('<urn:isbn:1> a skos:Concept ; skos:prefLabel "Trees"@en .')
    assert (concept.id, concept.iri) == ("urn:isbn:1", "urn:isbn:1")


def test_a_concept_under_the_base_has_the_path_as_its_id() -> None:
    concept = only('<id/population/elders> a skos:Concept ; skos:prefLabel "Elders"@en .')
    assert (concept.id, concept.iri) == ("population/elders", f"{BASE}id/population/elders")


@pytest.mark.parametrize(
    ("statements", "kind"),
    [
        ('ex:c a tl:FundingState ; skos:prefLabel "c" .', "funding"),
        ('ex:c a skos:Concept, tl:System ; skos:prefLabel "c" .', "system"),
        ("ex:c a skos:Concept ; skos:inScheme ex:s . ex:s tl:conceptClass tl:Program .", "program"),
        ("ex:c a skos:Concept ; skos:topConceptOf ex:s . ex:s tl:conceptClass tl:Program .", "program"),
        ("ex:c a skos:Concept . ex:s skos:hasTopConcept ex:c ; tl:conceptClass tl:Program .", "program"),
        ("ex:c a skos:Concept, tl:System ; skos:inScheme ex:s . ex:s tl:conceptClass tl:Program .", "system"),
        ("<id/population/c> a skos:Concept .", "population"),
        ("ex:c a skos:Concept ; skos:inScheme ex:s .", "topic"),
        ("ex:c a skos:Concept .", "topic"),
    ],
)
def test_the_kind_is_that_of_the_type_else_of_the_scheme_else_of_the_id(statements: str, kind: str) -> None:
    assert only(statements).kind == kind


@pytest.mark.parametrize(
    "statements",
    [
        'ex:s a skos:ConceptScheme ; skos:prefLabel "Scheme" .',
        'ex:c a skos:Collection ; skos:prefLabel "Collection" .',
        'ex:x a owl:Ontology ; rdfs:label "Ontology" .',
        'ex:publisher rdfs:label "A publisher" .',
        '[] a skos:Concept ; skos:prefLabel "Without an IRI" .',
        "",
    ],
)
def test_what_is_no_concept_is_left_out(statements: str) -> None:
    assert concepts(statements) == {}


def test_a_scheme_without_a_type_is_no_concept() -> None:
    assert list(concepts('ex:c skos:inScheme ex:s ; rdfs:label "c" . ex:s skos:prefLabel "s" .')) == [
        "http://ex.org/c"
    ]


@pytest.mark.parametrize(
    ("labels", "label", "others"),
    [
        ('skos:prefLabel "arbre"@fr, "tree"@en', "tree", ()),
        ('skos:prefLabel "arbre"@fr, "tree"', "tree", ()),
        ('skos:prefLabel "tree"@en-GB, "plain"', "tree", ("plain",)),
        ('skos:prefLabel "árbol"@es, "Baum"@de ; skos:altLabel "Gehölz"@de, "mata"@es', "Baum", ("Gehölz",)),
        (
            'skos:prefLabel "tree"@en ; skos:altLabel "arbre"@fr, "timber"@en, "wood"',
            "tree",
            ("timber", "wood"),
        ),
        ('skos:prefLabel "tree"@en, "oak"@en', "tree", ("oak",)),
        ('skos:altLabel "tree"@en', "tree", ()),
        ('rdfs:label "tree"@en ; skos:altLabel "oak"@en', "tree", ("oak",)),
        ('skos:prefLabel "  tall\\n  tree "@en', "tall tree", ()),
        ('skos:prefLabel " "@en ; skos:altLabel "tree"@en', "tree", ()),
        ('skos:prefLabel "tree"@en ; skos:altLabel "tree"@en-US', "tree", ()),
    ],
)
def test_labels_are_english_else_of_no_language_else_of_one(
    labels: str, label: str, others: tuple[str, ...]
) -> None:
    concept = only(f"ex:c a skos:Concept ; {labels} .")
    assert (concept.label, concept.alt_labels) == (label, others)


@pytest.mark.parametrize(
    ("iri", "label"),
    [("<http://ex.org/t%C3%A9>", "té"), ("<http://ex.org/x#tree>", "tree"), ("<urn:x:tree>", "urn:x:tree")],
)
def test_a_concept_without_labels_is_called_by_the_end_of_its_iri(iri: str, label: str) -> None:
    assert only(f"{iri} a skos:Concept .").label == label


def test_a_hidden_label_links_and_is_not_shown() -> None:
    concept = only(
        'ex:c a skos:Concept ; skos:prefLabel "tree"@en ; skos:hiddenLabel "treee"@en, "tree"@en .'
    )
    assert (concept.hidden_labels, concept.alt_labels) == (("treee",), ())


def test_relations_are_closed_under_inverse() -> None:
    found = concepts(
        "ex:a a skos:Concept ; skos:broader ex:b ; skos:related ex:c ."
        "ex:b a skos:Concept ; skos:narrower ex:c . ex:c a skos:Concept ."
    )
    a, b, c = (found[f"http://ex.org/{name}"] for name in "abc")
    assert (a.broader, b.narrower, c.broader) == ((b.id,), (a.id, c.id), (b.id,))
    assert (a.related, c.related) == ((c.id,), (a.id,))


def test_a_mapping_to_our_concept_places_a_foreign_one_under_it() -> None:
    found = concepts(
        "<id/population/p> a skos:Concept . ex:c a skos:Concept ; skos:broadMatch <id/population/p> ."
    )
    assert found["population/p"].narrower == ("http://ex.org/c",)


def test_cycles_are_kept_and_no_concept_is_its_own_neighbour() -> None:
    found = concepts(
        "ex:a a skos:Concept ; skos:broader ex:b, ex:a . ex:b a skos:Concept ; skos:broader ex:a ."
    )
    assert found["http://ex.org/a"].broader == ("http://ex.org/b",)
    assert found["http://ex.org/b"].broader == ("http://ex.org/a",)


def test_a_relation_to_what_no_file_describes_is_left_out() -> None:
    assert only("ex:a a skos:Concept ; skos:broader ex:gone .").broader == ()


def test_a_later_file_adds_names_and_leaves_the_first_label_and_definition() -> None:
    concept = only(
        'ex:c a skos:Concept ; skos:prefLabel "Peers"@en ; skos:definition "First."@en .',
        'ex:c skos:prefLabel "Fellows"@en ; skos:altLabel "Buddies"@en ; skos:definition "Second."@en .',
    )
    assert (concept.label, concept.alt_labels) == ("Peers", ("Fellows", "Buddies"))
    assert (concept.definition, concept.source) == ("First.", "1.ttl")


def test_two_spellings_of_one_iri_under_the_base_are_one_concept() -> None:
    concept = only(
        '<id/population/peers> a skos:Concept ; skos:prefLabel "Peers"@en .',
        '<id/population/p%65ers> skos:altLabel "Buddies"@en .',
    )
    assert (concept.id, concept.alt_labels) == ("population/peers", ("Buddies",))


def test_the_notation_is_kept() -> None:
    assert only('ex:c a skos:Concept ; skos:notation "4.2" .').notation == "4.2"


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["en", "en-US", "fr", None]))
def test_any_label_comes_back_with_its_spaces_made_single(text: str, language: str | None) -> None:
    literal = Literal(text.encode("utf-8", "replace").decode(), language=language)
    quads = [
        Quad(NamedNode("http://ex.org/c"), NamedNode(SKOS + "prefLabel"), literal),
    ]
    (concept,) = read_concepts([("a.ttl", quads)], Iris(BASE)).values()
    assert concept.label == " ".join(literal.value.split())
