"""Shapes: a sound graph conforms, and each way of breaking it is told by node, path and message."""

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from ontology.shapes import ValidationReport, ValidationResult, validate

BASE = "http://localhost:8000/"
PREFIXES = """
@prefix tl: <ontology#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOUND = """
<id/document/plan> a tl:Document ; dcterms:identifier "plan" ; dcterms:title "A plan" ;
    prov:wasDerivedFrom <id/document/plan#file> ; prov:wasGeneratedBy <id/document/plan#reading> .
<id/document/plan#file> a prov:Entity ; schema:name "plan.txt" ; dcat:byteSize 20 ;
    tl:sha256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"^^xsd:hexBinary .
<id/document/plan#reading> a prov:Activity ; prov:used <id/document/plan#file> ;
    prov:wasAssociatedWith <id/software/t> .
<id/software/t> a prov:SoftwareAgent ; schema:name "Throughline" .
<id/section/plan/A> a tl:Section ; dcterms:isPartOf <id/document/plan> ;
    dcterms:identifier "A" ; dcterms:title "New" .
<id/category/plan/1> a tl:Category, skos:Concept ; dcterms:isPartOf <id/document/plan> ;
    skos:notation "1" ; skos:prefLabel "Careers" ; tl:goal <id/goal/plan/1> .
<id/goal/plan/1> a tl:Goal ; rdfs:label "More careers" ; dcterms:isPartOf <id/document/plan> .
<id/question/plan/Q1> a tl:ConsensusQuestion ; dcterms:isPartOf <id/document/plan> ;
    dcterms:identifier "Q1" ; schema:text "Train peers?" ; tl:percent 62.5 ; tl:tier 1 ;
    tl:outcome <id/outcome/consensus> ; tl:evidence <id/question/plan/Q1#evidence> .
<id/question/plan/Q1#evidence> a oa:Annotation ; tl:relation tl:outcome ; tl:rule <id/rule/label-in-text> ;
    oa:hasBody <id/outcome/consensus> ; oa:hasTarget <id/evidence/plan/A.1/1#target> .
<id/document/plan#legend> a tl:LegendEntry ; dcterms:isPartOf <id/document/plan> ;
    rdfs:label "GREEN" ; rdfs:comment "Done" .
<id/definition/plan/needs> a tl:Definition ; dcterms:isPartOf <id/document/plan> ; rdfs:label "Needs" .
<id/recommendation/plan/A.1> a tl:Recommendation, tl:NewProgramRecommendation ;
    dcterms:identifier "A.1" ; schema:text "Train peers" ; tl:section <id/section/plan/A> ;
    dcterms:isPartOf <id/document/plan> ; tl:source <id/recommendation/plan/A.1#source> ;
    tl:attribute <id/recommendation/plan/A.1#attribute> ;
    tl:mentions <id/population/peers> ; tl:evidence <id/evidence/plan/A.1/1> .
<id/recommendation/plan/A.1#attribute> rdfs:label "Cost" ; rdf:value "high" .
<id/recommendation/plan/A.1#source> oa:hasSource <id/document/plan> ;
    oa:hasSelector <id/recommendation/plan/A.1#selector> .
<id/recommendation/plan/A.1#selector> a oa:TextQuoteSelector, oa:TextPositionSelector ;
    oa:exact "Train peers" ; oa:start 0 ; oa:end 11 .
<id/evidence/plan/A.1/1> a oa:Annotation ; tl:relation tl:mentions ; tl:rule <id/rule/label-in-text> ;
    oa:hasBody <id/population/peers> ; oa:hasTarget <id/evidence/plan/A.1/1#target> .
<id/evidence/plan/A.1/1#target> oa:hasSource <id/document/plan> ;
    oa:hasSelector <id/evidence/plan/A.1/1#selector> .
<id/evidence/plan/A.1/1#selector> a oa:TextQuoteSelector, oa:TextPositionSelector ;
    oa:exact "peers" ; oa:start 6 ; oa:end 11 .
"""
MENTION = "tl:mentions <id/population/peers>"

#: Ways to break the sound graph: what stands there, what is put there, and the node and message that tell it.
FAULTS = [
    (' dcterms:title "A plan" ;', "", "document/plan", "A document has one title."),
    ('identifier "plan"', 'identifier "a plan"', "document/plan", "A document has one identifier"),
    ("991b7852b855", "991b7852b85", "document/plan", "SHA-256"),
    ("prov:wasAssociatedWith <id/software/t>", "", "document/plan#reading", "done by software"),
    (' ; dcterms:title "New"', "", "section/plan/A", "A section has one title."),
    ('skos:prefLabel "Careers"', 'skos:prefLabel "Careers", "Jobs"', "category/plan/1", "one label"),
    ("tl:goal <id/goal/plan/1>", "tl:goal <id/goal/plan/2>", "category/plan/1", "at most one goal"),
    ('rdfs:label "More careers" ;', "", "goal/plan/1", "A goal says in words"),
    ("tl:percent 62.5", "tl:percent 162.5", "question/plan/Q1", "from 0 to 100"),
    ("tl:percent 62.5", 'tl:percent "most"', "question/plan/Q1", "from 0 to 100"),
    ("tl:tier 1", "tl:tier 0", "question/plan/Q1", "at most one tier"),
    ('schema:text "Train peers?" ;', "", "question/plan/Q1", "A question has one text"),
    ('; rdfs:comment "Done"', "", "document/plan#legend", "what its mark means"),
    ('; rdfs:label "Needs"', "", "definition/plan/needs", "A definition has one term."),
    ('schema:text "Train peers" ;', "", "recommendation/plan/A.1", "A recommendation has one text."),
    ("<id/document/plan> ; tl:source", "<id/x> ; tl:source", "recommendation/plan/A.1", "one document"),
    ("tl:section <id/section/plan/A>", "tl:section <id/x>", "recommendation/plan/A.1", "one section"),
    (' ; rdf:value "high"', "", "recommendation/plan/A.1", "An attribute has the header"),
    ("tl:source <id/recommendation/plan/A.1#source> ;", "", "recommendation/plan/A.1", "where it stands"),
    (MENTION, f"{MENTION}, <id/x>", "recommendation/plan/A.1", "mentions is a concept"),
    (MENTION, f"{MENTION} ; tl:action <id/topic/mhsa>", "recommendation/plan/A.1", "is an action"),
    (MENTION, f"{MENTION}, <id/population/youth>", "recommendation/plan/A.1", "has no evidence"),
    (MENTION, "tl:responsible <id/population/peers>", "recommendation/plan/A.1", "has no evidence"),
    (f"{MENTION} ;", "", "recommendation/plan/A.1", "evidence is for something that this does not touch"),
    ("<id/outcome/consensus> ; tl:ev", "<id/outcome/tier-1> ; tl:ev", "question/plan/Q1", "has no evidence"),
    ("tl:relation tl:mentions", "tl:relation tl:section", "evidence/plan/A.1/1", "sub-property of touches"),
    ("mentions ; tl:rule <id/rule/label-in-text>", "mentions", "evidence/plan/A.1/1", "the one rule"),
    (
        "mentions ; tl:rule <id/rule/label-in-text>",
        "mentions ; tl:rule <id/x>",
        "evidence/plan/A.1/1",
        "rule is known",
    ),
    (
        "; oa:hasTarget <id/evidence/plan/A.1/1#target> .\n<id/evidence/plan/A.1/1#t",
        ". <id/x> oa:hasTarget <id/evidence/plan/A.1/1#t> . <id/evidence/plan/A.1/1#t",
        "evidence/plan/A.1/1",
        "leads to the words",
    ),
    (
        "1#target> oa:hasSource <id/document/plan>",
        "1#target> oa:hasSource <id/x>",
        "evidence/plan/A.1/1#target",
        "in one document",
    ),
    ('oa:exact "peers" ; ', "", "evidence/plan/A.1/1#selector", "quotes the words"),
    ('oa:exact "peers"', 'oa:exact "peer"', "document/plan", "is not as long as the place"),
    ("oa:start 6", "oa:start 11", "evidence/plan/A.1/1#selector", "starts before it ends"),
    (
        'oa:TextPositionSelector ;\n    oa:exact "peers"',
        'oa:X ; oa:exact "peers"',
        "evidence/plan/A.1/1#selector",
        "by position",
    ),
]


def graph(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=PREFIXES + turtle, format="turtle", publicID=BASE)


def broken(old: str, new: str) -> str:
    assert SOUND.count(old) == 1, old
    return SOUND.replace(old, new)


def report(turtle: str) -> ValidationReport:
    return validate(graph(turtle), BASE)


@pytest.fixture(scope="module")
def faulty() -> ValidationReport:
    """The report on all broken graphs in one, each a plan of its own: plan0, plan1 …"""
    plans = (broken(old, new).replace("plan", f"plan{n}") for n, (old, new, _, _) in enumerate(FAULTS))
    return report("".join(plans))


def test_a_sound_graph_conforms() -> None:
    found = report(SOUND)
    assert found.results == ()
    assert found.conforms


def test_the_shipped_vocabulary_conforms() -> None:
    assert report("").results == ()


def test_validation_leaves_the_graph_as_it_was() -> None:
    data = graph(SOUND)
    size = len(data)
    validate(data, BASE)
    assert len(data) == size


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[message for *_, message in FAULTS])
def test_a_fault_is_told_by_its_node_and_what_is_wrong(faulty: ValidationReport, number: int) -> None:
    _, _, node, message = FAULTS[number]
    iri = f"{BASE}id/{node.replace('plan', f'plan{number}')}"
    told = [fault.message for fault in faulty.results if fault.focus_node == iri]
    assert any(message in sentence for sentence in told), told
    assert not faulty.conforms


def test_one_fault_is_reported_once_with_its_path_and_value() -> None:
    assert report(broken("tl:percent 62.5", "tl:percent 162.5")).results == (
        ValidationResult(
            focus_node=f"{BASE}id/question/plan/Q1",
            path=f"{BASE}ontology#percent",
            message="A question has at most one per cent of support, from 0 to 100.",
            value="162.5",
            severity="Violation",
        ),
    )


def told(found: ValidationReport, message: str) -> list[ValidationResult]:
    """What the report on all faults says of the first that tells this message."""
    number = [message for *_, message in FAULTS].index(message)
    return [fault for fault in found.results if f"plan{number}/" in fault.focus_node]


def test_an_edge_without_evidence_is_told_with_its_relation_and_thing(faulty: ValidationReport) -> None:
    assert [(fault.path, fault.value) for fault in told(faulty, "has no evidence")] == [
        (f"{BASE}ontology#mentions", f"{BASE}id/population/youth")
    ]


def test_a_path_of_several_properties_is_told_as_in_sparql(faulty: ValidationReport) -> None:
    paths = {fault.path for fault in told(faulty, "sub-property of touches")}
    assert f"{BASE}ontology#relation / http://www.w3.org/2000/01/rdf-schema#subPropertyOf" in paths


def test_the_report_is_rdf_too(faulty: ValidationReport) -> None:
    (node,) = faulty.graph.subjects(RDF.type, SH.ValidationReport)
    assert faulty.graph.value(node, SH.conforms) == rdflib.Literal(False)
    assert len(list(faulty.graph.objects(node, SH.result))) == len(faulty.results)


def test_the_graphs_of_a_dataset_are_checked_as_one() -> None:
    data = rdflib.Dataset()
    data.graph(rdflib.URIRef(f"{BASE}graph/plan")).parse(
        data=PREFIXES + broken("tl:tier 1", "tl:tier 0"), format="turtle", publicID=BASE
    )
    assert [fault.value for fault in validate(data, BASE).results] == ["0"]


def test_what_a_foreign_vocabulary_breaks_of_skos_is_a_warning() -> None:
    found = report("""
        <http://ex.org/1> a skos:Concept .
        <http://ex.org/2> a skos:Concept ; skos:prefLabel "a"@en, "b"@en .
        <http://ex.org/3> a skos:Concept ; skos:prefLabel "a"@en ; skos:altLabel "a"@en .
    """)
    assert found.conforms
    assert [(fault.focus_node, fault.severity) for fault in found.results] == [
        (f"http://ex.org/{number}", "Warning") for number in (1, 2, 3)
    ]


def test_a_label_in_place_of_a_concept_is_a_fault() -> None:
    found = report('<http://ex.org/c> a skos:Concept ; skos:prefLabel "a" ; skos:broader "b" .')
    assert [fault.message for fault in found.results] == ["What is broader is a concept, not a text."]
