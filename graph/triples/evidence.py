"""Ties, and the words that prove them as Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from collections.abc import Callable, Iterable, Iterator

from graph.triples import Triple
from graph.triples.nquads import integer, iri, literal
from graph.triples.terms import fragment, terms_of, thing
from ontology.iris import Iris
from ontology.records import Document, Evidence, Place, Tie


def tie_triples(
    subject: str, ties: Iterable[Tie], iris: Iris, evidence_iri: Callable[[int], str]
) -> Iterator[Triple]:
    """The edges that leave `subject`, and for each an annotation with its thing, relation, rule and words.

    Annotations are numbered from 1; those that the same words prove share one target.
    """
    term, node = terms_of(iris), iri(subject)
    edges: set[tuple[str, str]] = set()
    targets: dict[Evidence, str] = {}
    for number, ((relation, target, rule), proofs) in enumerate(_grouped(ties).items(), 1):
        annotation = evidence_iri(number)
        spelled, body, edge = iri(annotation), thing(iris, target), term[f"tl:{relation}"]
        if (edge, body) not in edges:
            edges.add((edge, body))
            yield node, edge, body
        yield node, term["tl:evidence"], spelled
        yield spelled, term["rdf:type"], term["oa:Annotation"]
        yield spelled, term["oa:hasBody"], body
        yield spelled, term["tl:relation"], edge
        yield spelled, term["tl:rule"], thing(iris, f"rule/{rule}")
        for place, proof in enumerate(proofs, 1):
            if proof not in targets:
                suffix = "" if place == 1 else f"-{place}"
                targets[proof] = fragment(annotation, f"target{suffix}")
                yield from _target(targets[proof], fragment(annotation, f"selector{suffix}"), proof, iris)
            yield spelled, term["oa:hasTarget"], iri(targets[proof])


def source_triples(subject: str, document: Document, place: Place, iris: Iris) -> Iterator[Triple]:
    """Where the whole of a record stands in its document, and what stands there."""
    quote = document.text[place.start : place.end]
    whole = Evidence(document.slug, quote, place.start, place.end, place.line_start, place.line_end)
    target = fragment(subject, "source")
    yield iri(subject), terms_of(iris)["tl:source"], iri(target)
    yield from _target(target, fragment(target, "selector"), whole, iris)


def _grouped(ties: Iterable[Tie]) -> dict[tuple[str, str, str], list[Evidence]]:
    """What proves each relation to each thing by each rule, in the order of the source."""
    groups: dict[tuple[str, str, str], dict[Evidence, None]] = {}
    for tie in ties:
        groups.setdefault((tie.relation, tie.target, tie.rule), {})[tie.evidence] = None
    return {group: list(proofs) for group, proofs in groups.items()}


def _target(target: str, selector: str, words: Evidence, iris: Iris) -> Iterator[Triple]:
    term, node, chosen = terms_of(iris), iri(target), iri(selector)
    yield node, term["oa:hasSource"], thing(iris, f"document/{words.document}")
    yield node, term["oa:hasSelector"], chosen
    yield chosen, term["rdf:type"], term["oa:TextQuoteSelector"]
    yield chosen, term["rdf:type"], term["oa:TextPositionSelector"]
    yield chosen, term["oa:exact"], literal(words.quote)
    yield chosen, term["oa:start"], integer(words.start)
    yield chosen, term["oa:end"], integer(words.end)
