"""A sealed snapshot, open for answers."""

import fcntl
import os
import threading
from functools import cached_property
from pathlib import Path
from typing import Self

from graph.catalog import Catalog
from graph.store import Graph
from graph.ties import Ties
from library.checking import quick_check
from library.manifest import FORMAT, NAME, Manifest, read_manifest
from library.texts import read_text
from ontology.errors import Damaged, NotFound
from ontology.iris import Iris
from search.index import Index


class Snapshot:
    """One sealed state of a library; everything it gives belongs together. Close it, or use it as a context.

    `id` names its content (the same documents, vocabularies, profiles, base and software give the same id);
    `iris` are under the base that it was built for; `refused` tells, a sentence each, which newer snapshots
    were found damaged and passed over. Its parts are opened when they are first asked for.
    """

    def __init__(self, path: Path, manifest: Manifest, hold: int, refused: tuple[str, ...] = ()) -> None:
        self.id = manifest.id
        self.path = path
        self.manifest = manifest
        self.refused = refused
        self.iris = Iris(manifest.recipe.base_iri)
        self._hold = hold
        self._opening = threading.RLock()

    @cached_property
    def index(self) -> Index:
        """The text index, and the record of every recommendation."""
        return Index.open(self.path / "text")

    @cached_property
    def catalog(self) -> Catalog:
        """The things of the graph, by id and by name."""
        return Catalog.open(self.path / "catalog.sqlite")

    @cached_property
    def ties(self) -> Ties:
        """Which recommendations are tied to which things."""
        return Ties.open(self.path / "ties")

    @cached_property
    def graph(self) -> Graph:
        """The RDF."""
        return Graph.open(self.path / "store", self.iris)

    def document_text(self, slug: str, start: int = 0, end: int | None = None) -> str:
        """Characters `start` to `end` of a document's full text, at most `texts.MAX_SLICE` of them.

        Raises NotFound where the snapshot has no such document.
        """
        return read_text(self.path / "documents", slug, start, end)

    def close(self) -> None:
        """Let go of the snapshot's files; it must not be asked again."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_snapshot(path: Path, refused: tuple[str, ...] = ()) -> Snapshot:
    """Open a sealed snapshot after a check of its files. Raises Damaged, naming the file, or NotFound."""
    hold = _hold(path / NAME)
    try:
        manifest = read_manifest(path / NAME)
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
        if os.fstat(descriptor).st_nlink:
            return descriptor
    except BlockingIOError:
        pass
    os.close(descriptor)
    raise NotFound(f"The snapshot at {manifest.parent} is being deleted.")
