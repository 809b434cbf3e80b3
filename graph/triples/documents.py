"""A document as triples: its parts, and where it comes from as PROV-O."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from graph.triples import Triple
from graph.triples.nquads import integer, iri, literal, typed
from graph.triples.parts import part_triples
from graph.triples.terms import fragment, terms_of, thing
from ontology.iris import Iris
from ontology.records import Document, Tie
from ontology.software import described, software_id

# The dates without a time of day of https://www.w3.org/TR/NOTE-datetime, with their datatypes.
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_DATATYPES: Final = {len("2024"): "gYear", len("2024-06"): "gYearMonth", len("2024-06-30"): "date"}


def document_triples(
    document: Document, outcomes: Mapping[str, Sequence[Tie]], iris: Iris
) -> Iterator[Triple]:
    """The document, its parts (see `graph.triples.parts`) and its provenance, which names no time of day."""
    node = thing(iris, f"document/{document.slug}")
    yield from _described(node, document, iris)
    yield from part_triples(document, outcomes, iris)
    yield from _file(document, iris)
    yield from _reading(document, iris)


def _described(node: str, document: Document, iris: Iris) -> Iterator[Triple]:
    term = terms_of(iris)
    yield node, term["rdf:type"], term["tl:Document"]
    yield node, term["dcterms:identifier"], literal(document.slug)
    yield node, term["dcterms:title"], literal(document.title)
    if document.subtitle is not None:
        yield node, term["dcterms:alternative"], literal(document.subtitle)
    if document.publisher is not None:
        yield node, term["dcterms:publisher"], literal(document.publisher)
    if document.date is not None:
        yield node, term["dcterms:date"], _date(document.date)


def _date(stated: str) -> str:
    """A date of the calendar as such; anything else as the words that state it."""
    return typed(stated, _DATATYPES[len(stated)]) if _is_date(stated) else literal(stated)


def _is_date(stated: str) -> bool:
    if not _DATE.fullmatch(stated):
        return False
    try:
        date.fromisoformat(stated + "2024-01-01"[len(stated) :])
    except ValueError:
        return False
    return True


def _file(document: Document, iris: Iris) -> Iterator[Triple]:
    """The original file."""
    term, subject = terms_of(iris), iris.document(document.slug)
    node, charset = (
        iri(fragment(subject, "file")),
        f"; charset={document.encoding}" if document.encoding else "",
    )
    yield iri(subject), term["prov:wasDerivedFrom"], node
    yield node, term["rdf:type"], term["prov:Entity"]
    yield node, term["schema:name"], literal(document.source_name)
    yield node, term["dcterms:format"], literal(f"{document.media_type}{charset}")
    yield node, term["dcat:byteSize"], integer(document.size)
    yield node, term["tl:sha256"], typed(document.sha256, "hexBinary")


def _reading(document: Document, iris: Iris) -> Iterator[Triple]:
    """What read the file: the software, its reader for the format, and the profile of the layout.

    The graph of the vocabulary describes them, but for what it does not know, such as a site's own profile.
    """
    term, subject = terms_of(iris), iris.document(document.slug)
    node = iri(fragment(subject, "reading"))
    reader, profile = f"reader/{document.reader}", f"profile/{document.profile}"
    yield iri(subject), term["prov:wasGeneratedBy"], node
    yield node, term["rdf:type"], term["prov:Activity"]
    yield node, term["prov:used"], iri(fragment(subject, "file"))
    yield node, term["prov:used"], thing(iris, profile)
    yield node, term["prov:wasAssociatedWith"], thing(iris, software_id())
    yield node, term["prov:wasAssociatedWith"], thing(iris, reader)
    others = (reader, "prov:SoftwareAgent", document.reader), (profile, "prov:Plan", document.profile)
    for thing_id, kind, name in others:
        if thing_id not in described():
            yield thing(iris, thing_id), term["rdf:type"], term[kind]
            yield thing(iris, thing_id), term["schema:name"], literal(name)
