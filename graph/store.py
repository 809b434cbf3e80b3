"""The RDF of a library in an on-disk Oxigraph store: written by the builder, then sealed and only read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyoxigraph
import rdflib

from ontology.iris import Iris


@dataclass(frozen=True, slots=True)
class Graph:
    """An open, read-only store. Any thread may ask it; an iterator stays in the thread that made it."""

    store: pyoxigraph.Store
    iris: Iris

    @classmethod
    def open(cls, path: Path, iris: Iris) -> Self:
        """Open a sealed store. Raises Damaged where it cannot be read."""
        raise NotImplementedError

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset whose default graph is the union of all graphs."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the store's files."""
        raise NotImplementedError


def bulk_load(path: Path, nquads: Iterable[Path], quads: Iterable[pyoxigraph.Quad] = ()) -> None:
    """Add files of N-Quads, then quads, to the store at `path`, making it where there is none."""
    raise NotImplementedError


def remove_graph(path: Path, graph: str) -> None:
    """Take one named graph, given by its IRI, out of the store at `path`."""
    raise NotImplementedError


def checkpoint(source: Path, target: Path) -> None:
    """Make a copy of a store that shares its unchanged files by hard links; `target` must not exist."""
    raise NotImplementedError


def seal(path: Path) -> None:
    """Write all of a store to disk in its final form, after which it is only read."""
    raise NotImplementedError
