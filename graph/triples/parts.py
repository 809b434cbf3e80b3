"""The parts of a document as triples: sections, categories and goals, votes, legend, definitions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from graph.triples import Triple
from graph.triples.evidence import source_triples, tie_triples
from graph.triples.nquads import decimal, integer, iri, literal
from graph.triples.terms import fragment, terms_of, thing
from ontology.iris import Iris
from ontology.labels import label_slug
from ontology.records import Category, Definition, Document, LegendEntry, Place, Question, Section, Tie
from ontology.views.states import tier_of


def part_triples(document: Document, outcomes: Mapping[str, Sequence[Tie]], iris: Iris) -> Iterator[Triple]:
    """Every part, with its place in the source; `outcomes` are those of each vote, by its number."""
    for section in document.sections:
        yield from _section(section, document, iris)
    for category in document.categories:
        yield from _category(category, document, iris)
    for question in document.questions:
        yield from _question(question, outcomes.get(question.number, ()), document, iris)
    for number, entry in enumerate(document.legend, 1):
        yield from _legend_entry(number, entry, document, iris)
    names: Counter[str] = Counter()
    for definition in document.definitions:
        names[slug := label_slug(definition.term.value)] += 1
        yield from _definition(
            slug if names[slug] == 1 else f"{slug}-{names[slug]}", definition, document, iris
        )


def _part(subject: str, kind: str, place: Place, document: Document, iris: Iris) -> Iterator[Triple]:
    """What all parts have: a class, the document on either side, and a place in the source."""
    term, whole = terms_of(iris), thing(iris, f"document/{document.slug}")
    yield iri(subject), term["rdf:type"], term[f"tl:{kind}"]
    yield iri(subject), term["dcterms:isPartOf"], whole
    yield whole, term["dcterms:hasPart"], iri(subject)
    yield from source_triples(subject, document, place, iris)


def _section(section: Section, document: Document, iris: Iris) -> Iterator[Triple]:
    term, subject = terms_of(iris), iris.thing(f"section/{document.slug}/{section.code}")
    # Its heading proves it; the whole of it would be said again by every section that holds it.
    yield from _part(subject, "Section", section.place.first_line(document.text), document, iris)
    yield iri(subject), term["dcterms:identifier"], literal(section.code)
    yield iri(subject), term["dcterms:title"], literal(section.title)
    if section.parent is not None:
        parent = thing(iris, f"section/{document.slug}/{section.parent}")
        yield iri(subject), term["dcterms:isPartOf"], parent


def _category(category: Category, document: Document, iris: Iris) -> Iterator[Triple]:
    term, path = terms_of(iris), f"{document.slug}/{category.number}"
    subject, goal = iris.thing(f"category/{path}"), thing(iris, f"goal/{path}")
    yield from _part(subject, "Category", category.place, document, iris)
    yield iri(subject), term["rdf:type"], term["skos:Concept"]
    if category.stated_number:
        yield iri(subject), term["skos:notation"], literal(category.stated_number)
    yield iri(subject), term["skos:prefLabel"], literal(category.label.value)
    if category.goal is not None:
        yield iri(subject), term["tl:goal"], goal
        yield goal, term["rdf:type"], term["tl:Goal"]
        yield goal, term["rdfs:label"], literal(category.goal.value)
        yield goal, term["dcterms:isPartOf"], thing(iris, f"document/{document.slug}")


def _question(
    question: Question, outcomes: Sequence[Tie], document: Document, iris: Iris
) -> Iterator[Triple]:
    term, subject = terms_of(iris), iris.thing(f"question/{document.slug}/{question.number}")
    node = iri(subject)
    yield from _part(subject, "ConsensusQuestion", question.place, document, iris)
    yield node, term["dcterms:identifier"], literal(question.number)
    yield node, term["schema:text"], literal(question.text.value)
    if question.percent is not None:
        yield node, term["tl:percent"], decimal(question.percent)
    if question.outcome is not None:
        yield node, term["tl:outcomeText"], literal(question.outcome.value)
        tier = tier_of(question.outcome.value)
        if tier is not None:
            yield node, term["tl:tier"], integer(tier)
    yield from tie_triples(subject, outcomes, iris, lambda number: fragment(subject, f"evidence-{number}"))


def _legend_entry(number: int, entry: LegendEntry, document: Document, iris: Iris) -> Iterator[Triple]:
    term, subject = terms_of(iris), fragment(iris.document(document.slug), f"legend-{number}")
    yield from _part(subject, "LegendEntry", entry.place, document, iris)
    yield iri(subject), term["rdfs:label"], literal(entry.mark)
    yield iri(subject), term["rdfs:comment"], literal(entry.description.value)


def _definition(slug: str, definition: Definition, document: Document, iris: Iris) -> Iterator[Triple]:
    term, subject = terms_of(iris), iris.thing(f"definition/{document.slug}/{slug}")
    yield from _part(subject, "Definition", definition.place, document, iris)
    yield iri(subject), term["rdfs:label"], literal(definition.term.value)
    if definition.text is not None:
        yield iri(subject), term["rdf:value"], literal(definition.text.value)
