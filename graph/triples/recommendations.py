"""A linked recommendation as triples."""

from collections.abc import Iterator
from typing import Final

from graph.triples import Triple
from graph.triples.evidence import source_triples, tie_triples
from graph.triples.nquads import iri, literal
from graph.triples.terms import fragment, terms_of, thing
from ontology.iris import Iris
from ontology.records import Document, LinkedRecommendation, Recommendation

#: The class of each kind, below tl:Recommendation; one that is only a "recommendation" has no closer class.
CLASSES: Final = {
    "program-existing": "ExistingProgramRecommendation",
    "program-new": "NewProgramRecommendation",
    "policy": "PolicyRecommendation",
    "statement": "PolicyStatement",
}


def recommendation_triples(linked: LinkedRecommendation, document: Document, iris: Iris) -> Iterator[Triple]:
    """What it says, its place in the source, and its ties with their evidence."""
    recommendation = linked.recommendation
    subject = iris.recommendation(recommendation.id)
    yield from _described(iri(subject), recommendation, iris)
    yield from _words(iri(subject), recommendation, iris)
    yield from _attributes(subject, recommendation, iris)
    yield from source_triples(subject, document, recommendation.place, iris)
    yield from tie_triples(
        subject, linked.ties, iris, lambda number: iris.thing(f"evidence/{recommendation.id}/{number}")
    )


def _described(node: str, recommendation: Recommendation, iris: Iris) -> Iterator[Triple]:
    term = terms_of(iris)
    yield node, term["rdf:type"], term["tl:Recommendation"]
    if recommendation.kind in CLASSES:
        yield node, term["rdf:type"], term[f"tl:{CLASSES[recommendation.kind]}"]
    yield node, term["dcterms:identifier"], literal(recommendation.code)
    yield node, term["dcterms:isPartOf"], thing(iris, f"document/{recommendation.document}")
    if recommendation.section is not None:
        section = thing(iris, f"section/{recommendation.document}/{recommendation.section}")
        yield node, term["tl:section"], section


def _words(node: str, recommendation: Recommendation, iris: Iris) -> Iterator[Triple]:
    """The source's own words, field by field."""
    term = terms_of(iris)
    fields = {
        "dcterms:title": recommendation.title,
        "schema:text": recommendation.text,
        "tl:actionsText": recommendation.actions,
        "tl:fundingText": recommendation.funding,
        "tl:actorText": recommendation.actor,
    }
    for name, words in fields.items():
        if words is not None:
            yield node, term[name], literal(words.value)
    status = recommendation.status.value if recommendation.status else recommendation.status_fill
    if status is not None:
        yield node, term["tl:statusText"], literal(status)
    for note in recommendation.notes:
        yield node, term["skos:note"], literal(note.value)


def _attributes(subject: str, recommendation: Recommendation, iris: Iris) -> Iterator[Triple]:
    term = terms_of(iris)
    for number, (header, cell) in enumerate(recommendation.attributes.items(), 1):
        attribute = iri(fragment(subject, f"attribute-{number}"))
        yield iri(subject), term["tl:attribute"], attribute
        yield attribute, term["rdfs:label"], literal(header)
        yield attribute, term["rdf:value"], literal(cell.value)
