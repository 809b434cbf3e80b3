"""The facts of the dataset, for a page about it; its RDF is in `api.linked.dataset`."""

from dataclasses import dataclass

from starlette.requests import Request

from api.bodies.body import at_site
from api.linked.dataset import download_path
from api.linked.statements import Reader
from graph.catalog.catalog import MAX_PAGE
from graph.store.statistics import Statistics
from graph.syntaxes.formats import FORMATS
from library.snapshots.dumps import FEW, OF_DOCUMENTS, Dump, Index, dumps_of
from library.snapshots.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a class or property stands in the data: `name` is its short name, `url` its page."""

    name: str
    url: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Download:
    """A dump at `url`, a path of the site; `size` in bytes and `sha256` are None until it is made."""

    format: str
    label: str
    media_type: str
    url: str
    size: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What one document brings: `triples` in its own named graph."""

    slug: str
    title: str
    url: str
    graph: str
    triples: int
    recommendations: int
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """All that is known of the dataset. Numbers that are None have not been counted yet.

    `license` is an IRI, or None where the site states none; `subjects` are the distinct ones, `entities`
    those with an id of their own. Of a large library the first 1,000 documents are told.
    """

    snapshot: str
    base: str
    license: str | None
    recommendations: int
    ties: int
    triples: int | None
    subjects: int | None
    entities: int | None
    classes: tuple[Counted, ...]
    properties: tuple[Counted, ...]
    downloads: tuple[Download, ...]
    documents: tuple[DocumentFacts, ...]


def dataset_facts(request: Request, snapshot: Snapshot) -> DatasetFacts:
    """The facts of the dataset that a snapshot holds; sees to it that its dumps are made."""
    return facts_of(snapshot, request.app.state.dumps.index(snapshot), request.app.state.license)


def facts_of(snapshot: Snapshot, index: Index, license_: str | None) -> DatasetFacts:
    """The same from what is known of the dumps."""
    counted, counts = index.statistics, snapshot.manifest.counts
    whole = [dump for dump in dumps_of(snapshot) if dump.document is None]
    return DatasetFacts(
        snapshot=snapshot.id,
        base=snapshot.iris.base,
        license=license_,
        recommendations=counts.recommendations,
        ties=counts.ties,
        triples=counted.triples if counted else None,
        subjects=counted.subjects if counted else None,
        entities=counted.entities if counted else None,
        classes=_counted(snapshot, counted, "classes"),
        properties=_counted(snapshot, counted, "properties"),
        downloads=tuple(_download(snapshot, index, dump) for dump in whole),
        documents=_documents(snapshot, index),
    )


def _documents(snapshot: Snapshot, index: Index) -> tuple[DocumentFacts, ...]:
    _, things = snapshot.catalog.things("document", sort="id", limit=MAX_PAGE)
    titles = {str(thing.document): thing.label for thing in things}
    holdings = snapshot.manifest.holdings
    own = OF_DOCUMENTS if len(holdings) <= FEW else ()
    return tuple(
        DocumentFacts(
            slug,
            title,
            at_site(snapshot, f"/doc/document/{slug}"),
            snapshot.iris.graph(slug),
            holdings[slug].quads,
            holdings[slug].recommendations,
            tuple(_download(snapshot, index, Dump(name, slug)) for name in own),
        )
        for slug, title in titles.items()
    )


def _download(snapshot: Snapshot, index: Index, dump: Dump) -> Download:
    known, kept = FORMATS[dump.format], index.files.get(dump.name)
    url = at_site(snapshot, download_path(snapshot.id, dump))
    return Download(
        known.name,
        known.label,
        known.media_type,
        url,
        kept.size if kept else None,
        kept.sha256 if kept else None,
    )


def _counted(snapshot: Snapshot, statistics: Statistics | None, name: str) -> tuple[Counted, ...]:
    """The classes or the properties, the most frequent first."""
    counts: dict[str, int] = getattr(statistics, name) if statistics else {}
    reader = Reader(snapshot, [], {"owl": "http://www.w3.org/2002/07/owl#"})
    shown = ((reader.iri(iri), count) for iri, count in counts.items())
    told = [Counted(value.text, value.url, count) for value, count in shown]
    return tuple(sorted(told, key=lambda each: (-each.count, each.name)))
