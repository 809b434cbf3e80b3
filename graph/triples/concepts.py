"""A concept found in a document as triples; those of vocabularies are RDF already."""

from collections.abc import Iterator

from graph.triples import Triple
from graph.triples.nquads import literal
from graph.triples.terms import terms_of, thing
from ontology.concepts import KINDS, Concept
from ontology.iris import Iris


def concept_triples(concept: Concept, slug: str, iris: Iris) -> Iterator[Triple]:
    """The concept as SKOS, with the document that it was found in as its dcterms:source."""
    term, node = terms_of(iris), thing(iris, concept.id)
    yield node, term["rdf:type"], term["skos:Concept"]
    yield node, term["rdf:type"], term[f"tl:{KINDS[concept.kind]}"]
    yield node, term["dcterms:source"], thing(iris, f"document/{slug}")
    labels = {
        "prefLabel": (concept.label,),
        "altLabel": concept.alt_labels,
        "hiddenLabel": concept.hidden_labels,
    }
    for name, values in labels.items():
        for value in values:
            yield node, term[f"skos:{name}"], literal(value)
    if concept.definition is not None:
        yield node, term["skos:definition"], literal(concept.definition)
    if concept.notation is not None:
        yield node, term["skos:notation"], literal(concept.notation)
    neighbours = {"broader": concept.broader, "narrower": concept.narrower, "related": concept.related}
    for name, ids in neighbours.items():
        for other in ids:
            yield node, term[f"skos:{name}"], thing(iris, other)
