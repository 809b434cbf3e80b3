"""A sealed snapshot, open for answers."""

import fcntl
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self

from graph.catalog.catalog import Catalog
from graph.measures.measures import Measures
from graph.ties.ties import Ties
from library.snapshots.checking import quick_check
from library.snapshots.layout import Layout
from library.snapshots.manifest import FORMAT, Manifest, read_manifest
from library.snapshots.texts import read_text
from ontology.errors import Damaged, NotFound
from ontology.iris import Iris
from search.index import Index

if TYPE_CHECKING:
    from graph.store.store import Graph


class Snapshot:
    """One sealed state of a library; everything it gives belongs together. Close it, or use it as a context.

    `id` names its content (the same documents, vocabularies, profiles, base and software give the same id);
    `iris` are under the base that it was built for; `refused` tells, a sentence each, which newer snapshots
    were found damaged and passed over. Its parts are opened when they are first asked for.
    """

    def __init__(self, path: Path, manifest: Manifest, hold: int, refused: tuple[str, ...] = ()) -> None:
        self.id = manifest.id
        self.path = path
        self.layout = Layout(path)
        self.manifest = manifest
        self.refused = refused
        self.iris = Iris(manifest.recipe.base_iri)
        self._hold = hold
        self._opening = threading.Lock()
        self._index: Index | None = None
        self._catalog: Catalog | None = None
        self._ties: Ties | None = None
        self._measures: Measures | None = None
        self._graph: Graph | None = None

    @property
    def index(self) -> Index:
        """The text index, and the record of every recommendation. Raises Damaged."""
        with self._opening:
            if self._index is None:
                self._index = Index.open(self.layout.index)
                self._expect("recommendations in the text index", self._index.count, "recommendations")
            return self._index

    @property
    def catalog(self) -> Catalog:
        """The things of the graph, by id and by name. Raises Damaged."""
        with self._opening:
            if self._catalog is None:
                self._catalog = Catalog.open(self.layout.catalog)
            return self._catalog

    @property
    def ties(self) -> Ties:
        """Which recommendations are tied to which things. Raises Damaged."""
        with self._opening:
            if self._ties is None:
                self._ties = Ties.open(self.layout.ties)
                self._expect("edges in the ties", self._ties.edges, "ties")
                self._expect("recommendations in the ties", self._ties.live, "recommendations")
            return self._ties

    @property
    def measures(self) -> Measures:
        """What hangs together in the library, and what binds that together. Raises Damaged."""
        ties = self.ties
        with self._opening:
            if self._measures is None:
                self._measures = Measures.open(self.layout.measures, len(ties.documents))
            return self._measures

    @property
    def graph(self) -> "Graph":
        """The RDF. Raises Damaged."""
        from graph.store.store import Graph  # noqa: PLC0415 (brings rdflib, which most questions do not need)

        with self._opening:
            if self._graph is None:
                self._graph = Graph.open(self.layout.store, self.iris)
            return self._graph

    def document_text(self, slug: str, start: int = 0, end: int | None = None) -> str:
        """Characters `start` to `end` of a document's full text, at most `texts.MAX_SLICE` of them.

        Raises NotFound where the snapshot has no such document.
        """
        return read_text(self.layout.texts, slug, start, end)

    def close(self) -> None:
        """Let go of the snapshot's files; it must not be asked again."""
        for part in (self._index, self._catalog, self._graph):
            if part is not None:
                part.close()
        # Ties are memory-mapped: their files are let go with the last array.
        self._index = self._catalog = self._ties = self._measures = self._graph = None
        os.close(self._hold)

    def _expect(self, what: str, found: int, count: str) -> None:
        written: int = getattr(self.manifest.counts, count)
        if found != written:
            raise Damaged(f"{self.path} has {found} {what} where {written} were written.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_snapshot(path: Path, refused: tuple[str, ...] = ()) -> Snapshot:
    """Open a sealed snapshot after a check of its files.

    Raises Damaged, naming the file; NotFound where there is none, or it is being deleted.
    """
    hold = _hold(Layout(path).manifest)
    try:
        manifest = read_manifest(Layout(path).manifest)
        if manifest.recipe.format != FORMAT:
            raise Damaged(f"{path} was built by another version: run 'throughline rebuild'.")
        if problem := quick_check(path, manifest.files):
            raise Damaged(problem)
        return Snapshot(path, manifest, hold, refused)
    except BaseException:
        os.close(hold)
        raise


def _hold(manifest: Path) -> int:
    """Keep the snapshot from being deleted while it is open. Returns the descriptor that does."""
    try:
        descriptor = os.open(manifest, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise NotFound(f"There is no snapshot at {manifest.parent}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        held = os.fstat(descriptor).st_nlink > 0
    except BlockingIOError:
        held = False
    if not held:
        os.close(descriptor)
        raise NotFound(f"The snapshot at {manifest.parent} is being deleted.")
    return descriptor
