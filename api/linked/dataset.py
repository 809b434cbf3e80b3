"""The dataset as it describes itself: VoID (https://www.w3.org/TR/void/) and DCAT 3.

Every part has an IRI, a fragment of the description's own address; there are no blank nodes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from graph.store.statistics import Statistics
from graph.syntaxes.formats import FORMATS
from graph.triples.terms import STANDARD
from library.snapshots.dumps import OF_DOCUMENTS, Dump, Index, dumps_of
from library.snapshots.snapshot import Snapshot

PATH: Final = "/.well-known/void"
#: The IRI of the dataset, below the base.
DATASET: Final = ".well-known/void#dataset"
#: Documents beyond these are not described one by one; each has its own description under `/doc/`.
MOST_DOCUMENTS: Final = 1000

VOID: Final = "http://rdfs.org/ns/void#"
SPDX: Final = "http://spdx.org/rdf/terms#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
PREFIXES: Final = {"void": VOID, "spdx": SPDX, "foaf": FOAF, "formats": "http://www.w3.org/ns/formats/"}
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_FEATURES: Final = ("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML")
_ALL: Final = {**STANDARD, **PREFIXES}
# What is in the dataset, as an example that every library has.
_EXAMPLE: Final = "rule/stated-responsible"


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to say of the dataset. `license` is an IRI, or None where the site states none."""

    snapshot: Snapshot
    index: Index
    license: str | None

    def iri(self, fragment: str) -> str:
        """The IRI of a part of the description."""
        return f"{self.snapshot.iris.base}{PATH.removeprefix('/')}#{fragment}"

    @property
    def dataset(self) -> str:
        """The IRI of the dataset."""
        return f"{self.snapshot.iris.base}{DATASET}"


def download_path(snapshot_id: str, dump: Dump) -> str:
    """The address of a dump at the site, which always gives the same bytes."""
    return f"/dumps/{snapshot_id}/{dump.name}"


def dataset_quads(facts: Facts) -> Iterator[Quad]:
    """All that the dataset says of itself, subject by subject."""
    said = _Said(facts)
    yield from said.dataset()
    yield from said.counts(facts.index.statistics)
    yield from said.distributions(
        facts.dataset, [dump for dump in dumps_of(facts.snapshot) if not dump.document]
    )
    for slug in sorted(facts.snapshot.manifest.holdings)[:MOST_DOCUMENTS]:
        yield from said.document(slug)
    yield from said.services()


class _Said:
    """Statements in the words of the vocabularies in use."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._base = facts.snapshot.iris.base

    def dataset(self) -> Iterator[Quad]:
        """What it is, which version, under what licence, and where it is asked."""
        facts, own = self._facts, self._facts.dataset
        yield from self._types(own, "void:Dataset", "dcat:Dataset")
        yield self._text(own, "dcterms:title", "Recommendations of planning documents")
        yield self._text(own, "dcterms:description", self._told())
        yield self._value(own, "dcterms:identifier", own)
        yield self._value(own, "dcat:version", facts.snapshot.id)
        if facts.license is not None:
            yield self._link(own, "dcterms:license", facts.license)
        yield self._link(own, "foaf:homepage", self._base)
        yield self._link(own, "dcat:landingPage", f"{self._base}data")
        yield self._link(own, "void:sparqlEndpoint", f"{self._base}sparql")
        yield self._value(own, "void:uriSpace", f"{self._base}id/")
        yield self._link(own, "void:exampleResource", facts.snapshot.iris.thing(_EXAMPLE))
        for iri in sorted({*STANDARD.values()} - {STANDARD["xsd"]} | {facts.snapshot.iris.term("")}):
            yield self._link(own, "void:vocabulary", iri)
        for feature in _FEATURES:
            yield self._link(own, "void:feature", f"http://www.w3.org/ns/formats/{feature}")
        page = f"{self._base}{PATH.removeprefix('/')}"
        yield from self._types(page, "void:DatasetDescription")
        yield self._link(page, "foaf:primaryTopic", own)
        yield self._text(page, "dcterms:title", "What the dataset holds, and where it is to be had")

    def counts(self, counted: Statistics | None) -> Iterator[Quad]:
        """How much of what it holds; nothing is said before it has been counted."""
        if counted is None:
            return
        own = self._facts.dataset
        numbers = {
            "void:triples": counted.triples,
            "void:distinctSubjects": counted.subjects,
            "void:entities": counted.entities,
            "void:classes": len(counted.classes),
            "void:properties": len(counted.properties),
        }
        for name, number in numbers.items():
            yield self._number(own, name, number)
        for iri, number in counted.classes.items():
            part = self._facts.iri(f"class-{_fragment(iri, self._base)}")
            yield self._link(own, "void:classPartition", part)
            yield self._link(part, "void:class", iri)
            yield self._number(part, "void:entities", number)
        for iri, number in counted.properties.items():
            part = self._facts.iri(f"property-{_fragment(iri, self._base)}")
            yield self._link(own, "void:propertyPartition", part)
            yield self._link(part, "void:property", iri)
            yield self._number(part, "void:triples", number)

    def document(self, slug: str) -> Iterator[Quad]:
        """One document's named graph, as a dataset of its own."""
        iris, own = self._facts.snapshot.iris, self._facts.iri(f"document-{slug}")
        yield self._link(self._facts.dataset, "void:subset", own)
        yield self._link(self._facts.dataset, "dcterms:hasPart", own)
        yield from self._types(own, "void:Dataset", "dcat:Dataset")
        yield self._text(own, "dcterms:title", f"What the document {slug} says")
        yield self._link(own, "dcterms:source", iris.document(slug))
        yield self._number(own, "void:triples", self._facts.snapshot.manifest.holdings[slug].quads)
        yield self._value(own, "dcat:version", self._facts.snapshot.id)
        if self._facts.license is not None:
            yield self._link(own, "dcterms:license", self._facts.license)
        yield from self.distributions(own, [Dump(name, slug) for name in OF_DOCUMENTS])

    def distributions(self, dataset: str, dumps: list[Dump]) -> Iterator[Quad]:
        """The dumps of a dataset; those that are made with their sizes and sums."""
        for dump in dumps:
            own = self._facts.iri(f"dump-{dump.name.replace('/', '-')}")
            yield self._link(dataset, "dcat:distribution", own)
            yield from self._distribution(own, dataset, dump)

    def services(self) -> Iterator[Quad]:
        """Where the data is asked: SPARQL, and the Graph Store Protocol."""
        for fragment, title, path, standard in (
            ("sparql", "SPARQL 1.1 endpoint", "sparql", "https://www.w3.org/TR/sparql11-protocol/"),
            (
                "graph-store",
                "SPARQL 1.1 Graph Store, for reading",
                "rdf-graph-store",
                "https://www.w3.org/TR/sparql11-http-rdf-update/",
            ),
        ):
            own = self._facts.iri(fragment)
            yield from self._types(own, "dcat:DataService")
            yield self._text(own, "dcterms:title", title)
            yield self._link(own, "dcat:endpointURL", f"{self._base}{path}")
            yield self._link(own, "dcterms:conformsTo", standard)
            yield self._link(own, "dcat:servesDataset", self._facts.dataset)

    def _distribution(self, own: str, dataset: str, dump: Dump) -> Iterator[Quad]:
        known = FORMATS[dump.format]
        url = f"{self._base}{download_path(self._facts.snapshot.id, dump).removeprefix('/')}"
        if dump.format not in ("csv", "graphml", "gexf"):
            yield self._link(dataset, "void:dataDump", url)
        yield from self._types(own, "dcat:Distribution")
        yield self._text(own, "dcterms:title", f"{known.label}, compressed")
        yield self._link(own, "dcat:downloadURL", url)
        yield self._link(own, "dcat:accessURL", url)
        yield self._link(own, "dcat:mediaType", f"{_MEDIA}{known.media_type}")
        yield self._link(own, "dcat:compressFormat", f"{_MEDIA}application/gzip")
        if self._facts.license is not None:
            yield self._link(own, "dcterms:license", self._facts.license)
        if kept := self._facts.index.files.get(dump.name):
            yield self._number(own, "dcat:byteSize", kept.size, "nonNegativeInteger")
            yield self._link(own, "spdx:checksum", f"{own}-sum")
            yield from self._types(f"{own}-sum", "spdx:Checksum")
            yield self._link(f"{own}-sum", "spdx:algorithm", f"{SPDX}checksumAlgorithm_sha256")
            yield self._value(f"{own}-sum", "spdx:checksumValue", kept.sha256, "hexBinary")

    def _told(self) -> str:
        counts = self._facts.snapshot.manifest.counts
        return (
            f"{counts.recommendations} recommendations of {counts.documents} planning documents, "
            "what each of them touches, and the words that prove it."
        )

    def _types(self, subject: str, *names: str) -> Iterator[Quad]:
        for name in names:
            yield self._link(subject, "rdf:type", _term(name))

    def _link(self, subject: str, name: str, value: str) -> Quad:
        return Quad(NamedNode(subject), NamedNode(_term(name)), NamedNode(value))

    def _text(self, subject: str, name: str, words: str) -> Quad:
        return Quad(NamedNode(subject), NamedNode(_term(name)), Literal(words, language="en"))

    def _number(self, subject: str, name: str, value: int, datatype: str = "integer") -> Quad:
        return self._value(subject, name, str(value), datatype)

    def _value(self, subject: str, name: str, value: str, datatype: str = "string") -> Quad:
        typed = Literal(value, datatype=NamedNode(STANDARD["xsd"] + datatype))
        return Quad(NamedNode(subject), NamedNode(_term(name)), typed)


def _term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{_ALL[prefix]}{local}"


def _fragment(iri: str, base: str) -> str:
    """A class or property as part of a fragment, such as "skos-Concept"."""
    for prefix, namespace in {**STANDARD, "tl": f"{base}ontology#"}.items():
        if iri.startswith(namespace):
            return f"{prefix}-{quote(iri.removeprefix(namespace), safe='')}"
    return quote(iri, safe="")
