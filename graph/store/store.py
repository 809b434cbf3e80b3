"""The RDF of a library in an on-disk Oxigraph store: written by its builder, sealed, then only read.

Oxigraph does not say what happens to a reader while another process writes the same directory. So a store
is changed only in a checkpoint of its own, and served only when that is done.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import pyoxigraph
import rdflib
from oxrdflib import OxigraphStore

from graph.triples.terms import prefixes
from ontology.errors import Damaged, Unreadable
from ontology.iris import Iris


class Graph:
    """A store open for reading, and the IRIs it is written with.

    Any thread may ask `store`; an iterator that it gives must stay in the thread that asked, or the process
    is aborted.
    """

    def __init__(self, store: pyoxigraph.Store, iris: Iris) -> None:
        self.store = store
        self.iris = iris

    @classmethod
    def open(cls, path: Path, iris: Iris) -> Self:
        """Open a sealed store. Raises Damaged where there is none that can be read."""
        if not (path / "CURRENT").is_file():
            raise Damaged(f"{path} holds no graph: build the library again.")
        try:
            return cls(pyoxigraph.Store.read_only(str(path)), iris)
        except (OSError, RuntimeError) as error:
            raise Damaged(f"The graph in {path} cannot be read: build the library again.") from error

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset; its default graph is the union of all graphs.

        For our own small questions: rdflib must not be given SPARQL from outside.
        """
        store = OxigraphStore(store=self.store)
        dataset = rdflib.Dataset(store, default_union=True)
        for prefix, namespace in prefixes(self.iris).items():
            dataset.bind(prefix, namespace, replace=True)
        return dataset

    def close(self) -> None:
        """Let go of the store; its files are closed when the last question to it is answered."""
        del self.store


class StoreWriter:
    """A store open for writing, made where there is none; closed when the last of it is let go of."""

    def __init__(self, path: Path) -> None:
        self._store = pyoxigraph.Store(str(path))

    def load(self, nquads: Path) -> None:
        """Add a file of N-Quads, as any number of threads may at once.

        However large it is, Oxigraph takes no more than 1.6 GB of memory for it. Raises Unreadable for a file
        that is not N-Quads; part of it may then be in the store.
        """
        try:
            self._store.bulk_load(path=str(nquads), format=pyoxigraph.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise Unreadable(f"{nquads} is not N-Quads: {error.msg}.", error.lineno) from error

    def extend(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        """Add single quads."""
        self._store.bulk_extend(quads)


def bulk_load(path: Path, nquads: Iterable[Path], quads: Iterable[pyoxigraph.Quad] = ()) -> None:
    """Add files of N-Quads, then single quads, to the store at `path`; see StoreWriter."""
    writer = StoreWriter(path)
    for file in nquads:
        writer.load(file)
    writer.extend(quads)


def remove_graph(path: Path, graph: str) -> None:
    """Take a named graph, given by its IRI, out of the store at `path`."""
    pyoxigraph.Store(str(path)).remove_graph(pyoxigraph.NamedNode(graph))


def checkpoint(source: Path, target: Path) -> None:
    """Copy a sealed store to `target`, which must not exist; unchanged files are shared by hard links."""
    pyoxigraph.Store.read_only(str(source)).backup(str(target))


def seal(path: Path) -> None:
    """Bring all of a store to disk and, where most of it is new, into the form in which it is read fastest.

    That makes reading twice as fast, but writes every file anew: of a large store in which one document has
    changed that would be a build, so it keeps the files that it shares with the one it was copied from.
    """
    store = pyoxigraph.Store(str(path))
    store.flush()
    if _mostly_new(path):
        store.optimize()
        store.flush()


def _mostly_new(path: Path) -> bool:
    files = list(_sorted_tables(path))
    shared = sum(file.st_size for file in files if file.st_nlink > 1)
    return shared < sum(file.st_size for file in files) / 2


def _sorted_tables(path: Path) -> Iterator[os.stat_result]:
    """The files that hold the quads; the store may just be deleting some that it has merged."""
    for file in path.glob("*.sst"):
        with contextlib.suppress(FileNotFoundError):
            yield file.stat()
