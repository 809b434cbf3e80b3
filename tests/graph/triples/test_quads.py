"""What records say as RDF."""

from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, SKOS, XSD

from graph.triples.quads import document_quads, recommendation_quads
from ontology.characters import allowed
from ontology.iris import Iris
from ontology.records import Document, LinkedRecommendation, SourcedText

ID = rdflib.Namespace("http://localhost:8000/id/")
TL = rdflib.Namespace("http://localhost:8000/ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
TRAINING = ID["recommendation/plan/A1.3"]


def parsed(lines: Iterable[str]) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse("".join(lines), pyoxigraph.RdfFormat.N_QUADS))


def graph_of(lines: Iterable[str]) -> rdflib.Graph:
    """The triples, whichever graph they stand in."""
    triples = (quad.triple for quad in parsed(lines))
    data = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert data is not None
    return rdflib.Graph().parse(data=data, format="nt")


@pytest.fixture(scope="module")
def said(plan_lines: list[str]) -> rdflib.Graph:
    return graph_of(plan_lines)


def test_every_line_is_one_statement_and_none_is_said_twice(plan_lines: list[str]) -> None:
    assert len(parsed(plan_lines)) == len(set(plan_lines)) == len(plan_lines)


def test_everything_stands_in_the_graph_of_the_document(plan_lines: list[str]) -> None:
    graphs = {quad.graph_name for quad in parsed(plan_lines)}
    assert graphs == {pyoxigraph.NamedNode("http://localhost:8000/graph/plan")}


def test_no_node_is_blank(plan_lines: list[str]) -> None:
    nodes = {node for quad in parsed(plan_lines) for node in (quad.subject, quad.object)}
    assert not any(isinstance(node, pyoxigraph.BlankNode) for node in nodes)


def test_a_recommendation_has_the_class_of_its_kind_and_the_general_one(said: rdflib.Graph) -> None:
    assert set(said.objects(TRAINING, RDF.type)) == {TL.Recommendation, TL.ExistingProgramRecommendation}
    assert set(said.objects(ID["recommendation/plan/A1.16"], RDF.type)) == {TL.Recommendation}


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (DCTERMS.identifier, rdflib.Literal("A1.3")),
        (DCTERMS.title, rdflib.Literal("Peer Training")),
        (
            SDO.text,
            rdflib.Literal(
                "Under the direction of the Chief of Peer Services, train peers. (Launching 2024)"
            ),
        ),
        (DCTERMS.isPartOf, ID["document/plan"]),
        (TL.section, ID["section/plan/A.1"]),
        (TL.actionsText, rdflib.Literal("Expand")),
        (TL.fundingText, rdflib.Literal("YES")),
        (TL.statusText, None),
        (TL.actorText, None),
        (SKOS.note, rdflib.Literal("Launching 2024")),
        (TL.category, ID["category/plan/1"]),
        (TL.question, ID["question/plan/Q1"]),
        (TL.action, ID["action/expand"]),
        (TL.funding, ID["funding/additional-funds"]),
        (TL.responsible, ID["system/peer-services"]),
        (TL.outcome, ID["outcome/tier-1"]),
        (TL.status, None),
    ],
)
def test_a_recommendation_says_what_its_record_says(
    said: rdflib.Graph, predicate: rdflib.URIRef, value: rdflib.term.Node | None
) -> None:
    assert said.value(TRAINING, predicate, any=False) == value


def test_the_name_of_a_fill_colour_is_the_status_where_no_words_give_it(said: rdflib.Graph) -> None:
    assert said.value(ID["recommendation/plan/A1.16"], TL.statusText) == rdflib.Literal("GREEN")


def test_columns_that_no_field_takes_are_attributes(said: rdflib.Graph) -> None:
    attributes = {
        (said.value(node, RDFS.label), said.value(node, RDF.value))
        for node in said.objects(TRAINING, TL.attribute)
    }
    assert attributes == {
        (rdflib.Literal("REMARK"), rdflib.Literal("YES")),
        (rdflib.Literal("=PLACE"), rdflib.Literal("Q1")),
    }


def proofs(said: rdflib.Graph, annotation: rdflib.term.Node) -> set[tuple[str, int, int]]:
    """The quotes of an annotation and where they stand, all of them in the plan."""
    found = set()
    for target in said.objects(annotation, OA.hasTarget):
        assert said.value(target, OA.hasSource) == ID["document/plan"]
        selector = said.value(target, OA.hasSelector, any=False)
        assert set(said.objects(selector, RDF.type)) == {OA.TextQuoteSelector, OA.TextPositionSelector}
        quote, start, end = (said.value(selector, each) for each in (OA.exact, OA.start, OA.end))
        assert isinstance(start, rdflib.Literal)
        assert isinstance(end, rdflib.Literal)
        found.add((str(quote), start.toPython(), end.toPython()))
    return found


def evidence(said: rdflib.Graph, relation: rdflib.URIRef, thing: rdflib.URIRef) -> rdflib.term.Node:
    """The one annotation of the recommendation for an edge."""
    (annotation,) = (
        node
        for node in said.objects(TRAINING, TL.evidence)
        if (node, TL.relation, relation) in said and (node, OA.hasBody, thing) in said
    )
    return annotation


def test_every_edge_has_an_annotation_and_every_annotation_an_edge(said: rdflib.Graph) -> None:
    annotations = set(said.objects(TRAINING, TL.evidence))
    claimed = {(said.value(node, TL.relation), said.value(node, OA.hasBody)) for node in annotations}
    relations = {relation for relation, _ in claimed}
    assert claimed == {
        (relation, thing) for relation, thing in said.predicate_objects(TRAINING) if relation in relations
    }
    assert len(claimed) == len(annotations) == 8
    assert all((node, RDF.type, OA.Annotation) in said for node in annotations)


def test_what_proves_an_edge_is_quoted_from_where_it_stands(said: rdflib.Graph, plan: Document) -> None:
    annotation = evidence(said, TL.funding, ID["funding/additional-funds"])
    ((quote, start, end),) = proofs(said, annotation)
    assert quote == "YES" == plan.text[start:end]


def test_words_that_prove_one_edge_twice_are_two_targets_of_one_annotation(said: rdflib.Graph) -> None:
    annotation = evidence(said, TL.mentions, ID["population/peers"])
    assert {quote for quote, _, _ in proofs(said, annotation)} == {"Peer", "peers"}


def test_words_that_prove_two_edges_are_one_target(said: rdflib.Graph) -> None:
    mentioned = evidence(said, TL.mentions, ID["system/peer-services"])
    responsible = evidence(said, TL.responsible, ID["system/peer-services"])
    assert said.value(mentioned, OA.hasTarget) == said.value(responsible, OA.hasTarget)
    assert proofs(said, responsible) != set()


def test_evidence_names_the_rule_that_found_it(said: rdflib.Graph) -> None:
    annotation = evidence(said, TL.responsible, ID["system/peer-services"])
    assert said.value(annotation, TL.rule) == ID["rule/directed-by"]


def test_the_whole_row_is_the_source(said: rdflib.Graph, plan: Document) -> None:
    selector = said.value(said.value(TRAINING, TL.source), OA.hasSelector)
    start, end = (int(str(said.value(selector, each))) for each in (OA.start, OA.end))
    assert plan.text[start:end].startswith("1\tPeer Training\t3. Under")
    assert plan.text[start:end].endswith("\tExpand\tYES\tQ1")
    assert str(said.value(selector, OA.exact)) == plan.text[start:end]


def test_the_document_comes_from_its_file_by_a_reading_of_this_software(said: rdflib.Graph) -> None:
    document = ID["document/plan"]
    file = said.value(document, PROV.wasDerivedFrom)
    reading = said.value(document, PROV.wasGeneratedBy)
    assert said.value(file, SDO.name) == rdflib.Literal("plan.txt")
    assert said.value(file, TL.sha256) == rdflib.Literal("ab" * 32, datatype=XSD.hexBinary)
    assert said.value(file, DCTERMS["format"]) == rdflib.Literal("text/plain; charset=utf-8")
    assert (reading, PROV.used, file) in said
    agents = {str(agent) for agent in said.objects(reading, PROV.wasAssociatedWith)}
    assert agents == {str(ID[f"software/throughline-{version('throughline')}"]), str(ID["reader/text"])}


def test_only_what_the_vocabulary_does_not_describe_is_described(said: rdflib.Graph) -> None:
    """A site's own profile is; the software and its readers would be in every document's graph."""
    assert said.value(ID["profile/workgroup"], SDO.name) == rdflib.Literal("workgroup")
    assert said.value(ID["reader/text"], SDO.name) is None


def test_no_clock_time_is_said(said: rdflib.Graph) -> None:
    times = {XSD.dateTime, XSD.dateTimeStamp, XSD.time}
    assert not any(isinstance(value, rdflib.Literal) and value.datatype in times for value in said.objects())


@pytest.mark.parametrize(
    ("stated", "datatype"),
    [
        ("2024", XSD.gYear),
        ("2024-06", XSD.gYearMonth),
        ("2024-02-29", XSD.date),
        ("2023-02-29", None),
        ("2024-W01-1", None),
        ("June 2024", None),
        ("", None),
    ],
)
def test_only_a_date_of_the_calendar_is_typed_as_one(
    plan: Document, store_iris: Iris, stated: str, datatype: rdflib.URIRef | None
) -> None:
    said = graph_of(document_quads(replace(plan, date=stated), [], store_iris))
    value = said.value(ID["document/plan"], DCTERMS.date)
    assert isinstance(value, rdflib.Literal)
    assert (str(value), value.datatype) == (stated, datatype)


def test_a_category_has_its_number_label_and_goal(said: rdflib.Graph) -> None:
    category = ID["category/plan/1"]
    assert said.value(category, SKOS.notation) == rdflib.Literal("1")
    assert said.value(category, SKOS.prefLabel) == rdflib.Literal("Career Pathways")
    goal = said.value(category, TL.goal)
    assert said.value(goal, RDFS.label) == rdflib.Literal('Strong "partnerships" with schools')


def test_a_vote_has_its_percentage_and_the_outcome_that_its_words_state(said: rdflib.Graph) -> None:
    question = ID["question/plan/Q1"]
    assert said.value(question, TL.percent) == rdflib.Literal("62.5", datatype=XSD.decimal)
    assert said.value(question, TL.outcomeText) == rdflib.Literal("CONSENSUS: Moved to Tier 1")
    assert said.value(question, TL.outcome) == ID["outcome/tier-1"]
    assert said.value(question, TL.tier) == rdflib.Literal(1)
    annotation = said.value(question, TL.evidence)
    assert annotation is not None
    assert {quote for quote, _, _ in proofs(said, annotation)} == {"Moved to Tier 1"}


def test_a_section_within_another_is_part_of_both(said: rdflib.Graph) -> None:
    wholes = set(said.objects(ID["section/plan/A.1"], DCTERMS.isPartOf))
    assert wholes == {ID["document/plan"], ID["section/plan/A"]}


def test_an_undefined_term_has_no_value(said: rdflib.Graph) -> None:
    definition = ID["definition/plan/complex-needs"]
    assert said.value(definition, RDFS.label) == rdflib.Literal("Complex needs")
    assert said.value(definition, RDF.value) is None


def test_two_definitions_of_one_term_stay_apart(plan: Document, store_iris: Iris) -> None:
    (definition,) = plan.definitions
    twice = replace(plan, definitions=(definition, definition))
    said = graph_of(document_quads(twice, [], store_iris))
    assert len(set(said.subjects(RDF.type, TL.Definition))) == 2


def test_the_legend_says_what_each_mark_means(said: rdflib.Graph) -> None:
    (entry,) = said.subjects(RDF.type, TL.LegendEntry)
    assert said.value(entry, RDFS.label) == rdflib.Literal("GREEN")
    assert said.value(entry, RDFS.comment) == rdflib.Literal("Already done")
    assert (ID["document/plan"], DCTERMS.hasPart, entry) in said


def test_a_concept_found_in_a_document_names_it_as_its_source(said: rdflib.Graph) -> None:
    concept = ID["organization/plan.the-board"]
    assert set(said.objects(concept, RDF.type)) == {SKOS.Concept, TL.Organization}
    assert said.value(concept, SKOS.prefLabel) == rdflib.Literal("The Board")
    assert said.value(concept, SKOS.altLabel) == rdflib.Literal("Board")
    assert said.value(concept, DCTERMS.source) == ID["document/plan"]


TEXT = st.text(st.characters(exclude_categories=[]), max_size=40)


@given(st.tuples(TEXT, TEXT, TEXT, TEXT))
def test_any_text_comes_back_from_both_parsers(
    hiring: LinkedRecommendation, plan: Document, texts: tuple[str, str, str, str]
) -> None:
    text, title, header, cell = texts
    recommendation = replace(
        hiring.recommendation,
        text=SourcedText(text, ()),
        title=SourcedText(title, ()),
        attributes={header: SourcedText(cell, ())},
    )
    lines = [
        *recommendation_quads(LinkedRecommendation(recommendation, ()), plan, Iris("http://localhost:8000/"))
    ]
    literals = {quad.object.value for quad in parsed(lines) if isinstance(quad.object, pyoxigraph.Literal)}
    assert set(map(allowed, texts)) <= literals
    assert {str(each) for each in graph_of(lines).objects() if isinstance(each, rdflib.Literal)} == literals


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_code_makes_sound_iris(hiring: LinkedRecommendation, plan: Document, code: str) -> None:
    recommendation = replace(hiring.recommendation, code=code)
    lines = recommendation_quads(
        LinkedRecommendation(recommendation, hiring.ties), plan, Iris("http://localhost:8000/")
    )
    assert parsed(lines)
