"""Records as RDF: what a document and its linked recommendations say, as lines of N-Quads.

Each line stands in the named graph of its document. No blank nodes: parts that the records give no id
have fragments of the IRI of what they belong to.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from graph.triples import Triple
from graph.triples.concepts import concept_triples
from graph.triples.documents import document_triples
from graph.triples.nquads import iri
from graph.triples.recommendations import recommendation_triples
from ontology.concepts import Concept
from ontology.iris import Iris
from ontology.records import Document, LinkedRecommendation, Tie


def document_quads(
    document: Document,
    found: Iterable[Concept],
    iris: Iris,
    outcomes: Mapping[str, Sequence[Tie]] | None = None,
) -> Iterator[str]:
    """All that a document says beside its recommendations.

    `found` are the concepts met in it that no vocabulary knows; `outcomes` what came of each vote, by its
    number (both from `ontology.ties.DocumentLinker`).
    """
    concepts = chain.from_iterable(concept_triples(concept, document.slug, iris) for concept in found)
    return _lines(chain(document_triples(document, outcomes or {}, iris), concepts), document.slug, iris)


def recommendation_quads(linked: LinkedRecommendation, document: Document, iris: Iris) -> Iterator[str]:
    """One recommendation, its ties and their evidence."""
    return _lines(recommendation_triples(linked, document, iris), document.slug, iris)


def statement_quads(statements: Iterable[str], slug: str, iris: Iris) -> Iterator[str]:
    """What a document that is RDF says itself: statements in N-Triples, without their final dots."""
    graph = iri(iris.graph(slug))
    return (f"{statement} {graph} .\n" for statement in statements)


def _lines(triples: Iterable[Triple], slug: str, iris: Iris) -> Iterator[str]:
    graph = iri(iris.graph(slug))
    return (f"{subject} {predicate} {object_} {graph} .\n" for subject, predicate, object_ in triples)
