"""The parts of a snapshot while they are written: store, text index, catalog and ties, in step.

Every document goes into all four; the ordinals that the ties give its recommendations are those of the text
index. An assembly begins empty, or from a sealed snapshot whose unchanging files it shares by hard links.
"""

import os
import shutil
from pathlib import Path

import numpy as np

from graph.catalog.writer import CatalogWriter
from graph.measures.measures import measured
from graph.store.store import Graph, bulk_load, checkpoint, remove_graph, seal
from graph.ties.ties import Ties
from graph.ties.writer import TiesWriter
from library.building.loading import Loading
from library.building.parts import Parts, concept_json
from library.building.preparing import Prepared
from library.building.spool import read_entries
from library.site import Site
from library.snapshots.layout import Layout
from library.snapshots.manifest import Counts, Holding
from library.snapshots.snapshot import Snapshot
from library.snapshots.texts import text_path
from ontology.concepts import Vocabulary
from ontology.iris import Iris
from ontology.vocabularies import vocabulary_quads
from search.writer import IndexWriter


class Assembly:
    """`holdings` says what each document that was put in holds. Drop first, then add, then seal; close."""

    def __init__(self, layout: Layout, iris: Iris, previous: Snapshot | None = None) -> None:
        self.layout = layout
        self.iris = iris
        self.holdings: dict[str, Holding] = {}
        self._vocabulary_quads = 0
        if previous:
            self._share(previous)
        else:
            layout.texts.mkdir()
        self._catalog = CatalogWriter(layout.catalog)
        self._ties = TiesWriter(layout.ties, previous.ties if previous else None)
        shared = IndexWriter.copy(previous.layout.index, layout.index) if previous else None
        self._index = shared or IndexWriter.create(layout.index)

    def add_vocabulary(self, vocabulary: Vocabulary, site: Site) -> None:
        """Put in what was there before any document."""
        for concept in vocabulary.concepts.values():
            self._catalog.add_concept(concept, concept_json(concept, self.iris))
        bulk_load(self.layout.store, (), vocabulary_quads(site.base_iri, site.vocabularies))
        self._vocabulary_quads = quad_count(self.layout.store, self.iris)

    def drop(self, slug: str) -> None:
        """Take out a document that the previous snapshot has."""
        (ordinal,) = self._catalog.ordinals([f"document/{slug}"])
        self._ties.drop_document(ordinal)
        self._catalog.remove_document(slug)
        self._index.remove_document(slug)
        remove_graph(self.layout.store, self.iris.graph(slug))
        text_path(self.layout.texts, slug).unlink()
        del self.holdings[slug]

    def add(self, prepared: Prepared, loading: Loading) -> None:
        """Put in a document; `loading` brings its quads into the store in its own time."""
        document, edges, files = self._add_things(prepared.parts), prepared.edges, prepared.files
        ordinals = self._ties.add_document(document, edges, self._catalog.ordinals(edges.targets))
        for ordinal, entry in zip(ordinals, read_entries(files.entries), strict=True):
            self._index.add(ordinal, entry)
        files.entries.unlink()
        loading.add(files.quads)
        self.holdings[prepared.slug] = Holding(edges.size, len(edges.things), files.quad_count)

    def seal(self) -> Counts:
        """Finish every part, once all quads are loaded."""
        seal(self.layout.store)
        self._index.seal()
        columns = self._catalog.columns()
        self._ties.seal(columns, self._catalog.document_order())
        ties = Ties.open(self.layout.ties)
        measured(ties).write(self.layout.measures)
        self._catalog.set_counts(ties.counts)
        self._catalog.commit()
        held = self.holdings.values()
        return Counts(
            documents=len(held),
            recommendations=sum(holding.recommendations for holding in held),
            things=int(np.count_nonzero(columns.kind)),
            ties=ties.edges,
            vocabulary_quads=self._vocabulary_quads,
            quads=self._vocabulary_quads + sum(holding.quads for holding in held),
        )

    def close(self) -> None:
        """Let go of all files. What was not sealed is lost, and no thread of an engine writes any more."""
        self._catalog.close()
        del self._index

    def _share(self, previous: Snapshot) -> None:
        self.holdings |= previous.manifest.holdings
        self._vocabulary_quads = previous.manifest.counts.vocabulary_quads
        checkpoint(previous.layout.store, self.layout.store)
        shutil.copyfile(previous.layout.catalog, self.layout.catalog)
        shutil.copytree(previous.layout.texts, self.layout.texts, copy_function=os.link)

    def _add_things(self, parts: Parts) -> int:
        slug, catalog = parts.document.slug, self._catalog
        ordinal = catalog.add_document(parts.document, parts.view)
        for section, view in parts.sections:
            catalog.add_section(slug, section, view)
        for category, view in parts.categories:
            catalog.add_category(slug, category, view)
        for question, view in parts.questions:
            catalog.add_question(slug, question, view)
        for concept, view in parts.found:
            catalog.add_concept(concept, view, slug)
        return ordinal


def quad_count(store: Path, iris: Iris) -> int:
    """How many quads a store holds: a quarter of a second a million."""
    graph = Graph.open(store, iris)
    try:
        return len(graph.store)
    finally:
        graph.close()
