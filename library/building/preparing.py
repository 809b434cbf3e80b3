"""One stored document becomes all that a snapshot keeps of it: the part of a build that processes share.

What grows with a document goes to files of the snapshot being built and beside it, so that no process holds a
large document's records; what is small comes back to the builder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.ties.edges import DocumentEdges, document_edges
from graph.triples.quads import document_quads, recommendation_quads, statement_quads
from ingest.reading import read
from library.building.parts import Parts, parts_of
from library.building.spool import Spool, SpoolFiles
from library.documents.profiles import profile_named
from library.documents.stored import Source
from library.rereading import Reread
from library.site import Site
from library.snapshots.texts import write_text
from ontology import views
from ontology.concepts import Vocabulary
from ontology.errors import Unreadable
from ontology.iris import Iris
from ontology.linking import Linker
from ontology.records import Document, LinkedRecommendation, Reading, Recommendation
from ontology.ties import DocumentLinker
from ontology.vocabularies import load_vocabulary
from search.entry import index_entry


@dataclass(frozen=True, slots=True)
class Reader:
    """What a process needs to prepare documents.

    `texts` is the folder of full texts in the snapshot; `work` one for files that the builder reads and
    deletes.
    """

    site: Site
    iris: Iris
    vocabulary: Vocabulary
    linker: Linker
    texts: Path
    work: Path


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as the builder needs it."""

    slug: str
    parts: Parts
    edges: DocumentEdges
    files: SpoolFiles


def reader_for(site: Site, texts: Path, work: Path, vocabulary: Vocabulary | None = None) -> Reader:
    """Make ready to find the labels of the site's vocabulary, which is loaded where it is not at hand."""
    vocabulary = vocabulary or load_vocabulary(site.base_iri, site.vocabularies)
    return Reader(site, Iris(site.base_iri), vocabulary, Linker(vocabulary), texts, work)


def prepare(source: Source, reader: Reader) -> Prepared:
    """Read, link and write one document. Raises Unreadable, TooLarge or NotFound (its profile), naming it."""
    stored = source.document
    reading = read_source(source, reader.site)
    linker = DocumentLinker(reading.document, reader.vocabulary, reader.linker)
    recommendations = Reread(partial(iter, reading.recommendations))
    linker.learn(recommendations)
    with Spool(reader.work, stored.slug) as spool:
        votes = {question.number: question for question in reading.document.questions}
        edges = document_edges(_spooled(recommendations, reading.document, linker, reader.iris, spool), votes)
        outcomes = {q.number: linker.outcomes(q.number) for q in reading.document.questions}
        spool.write_quads(document_quads(reading.document, linker.found.values(), reader.iris, outcomes))
        if reading.statements:
            spool.write_quads(statement_quads(reading.statements, stored.slug, reader.iris))
            spool.count_again()
    write_text(reader.texts, stored.slug, reading.document.text)
    return Prepared(
        stored.slug, parts_of(reading.document, linker, spool.kinds, reader.iris), edges, spool.files()
    )


def read_source(source: Source, site: Site) -> Reading:
    """Read a stored document with its profile. Raises what `prepare` raises."""
    stored = source.document
    try:
        return read(
            source.original.read_bytes(),
            source_name=stored.source_name,
            slug=stored.slug,
            title=stored.title,
            publisher=stored.publisher,
            date=stored.date,
            profile=profile_named(stored.profile, site.profiles),
            base=site.base_iri,
        )
    except Unreadable as error:
        raise Unreadable(f"{stored.source_name} ({stored.slug}): {error}", error.line) from error


def _spooled(
    recommendations: Iterable[Recommendation],
    document: Document,
    linker: DocumentLinker,
    iris: Iris,
    spool: Spool,
) -> Iterator[LinkedRecommendation]:
    for recommendation in recommendations:
        linked = linker.link(recommendation)
        spool.write_quads(recommendation_quads(linked, document, iris))
        view = views.recommendation_view(linked, document, iris)
        spool.write_entry(index_entry(linked, view, document), recommendation.kind)
        yield linked
