"""Recommendation ↔ thing edges as memory-mapped compressed sparse rows, read in both directions.

The directory holds `forward/` (a row for each recommendation) and `backward/` (a row for each thing), each as
`rows` describes, and beside them one array a column of what is asked about every node. Cost grows with the
rows that are read, never with the library.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from graph.ties.arrays import open_array, open_names
from graph.ties.rows import INFERRED, RELATION_SHIFT, Rows
from ontology.errors import Damaged
from ontology.records import Basis

#: The document of an ordinal that no recommendation has.
HOLE: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The edges that leave one node, sorted by the ordinal at the other end and then by relation.

    `ordinals` are at the other end; `relations` index `Ties.relation_names`; three arrays of one length.
    """

    ordinals: NDArray[np.uint32]
    relations: NDArray[np.uint8]
    inferred: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge of a recommendation: to the thing with this ordinal, by a relation's name."""

    thing: int
    relation: str
    basis: Basis


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Sealed ties, open for reading from any number of threads.

    `live` is the number of recommendations, without holes.
    By recommendation: `documents` (the ordinal of its document, or HOLE), `positions` (its place in that
    document, from 0), `ranks` (its place among all, by document slug and position), `facts` (what it states:
    see `facts`) and `lines` (the line of its document's text on which it begins, from 1).
    By thing: `counts` (how many recommendations are tied to it or, of a document, part of it), `kinds` (an
    index into `kind_names`, the empty one for a removed thing) and `thing_ranks` (its place by name).
    """

    forward: Rows
    backward: Rows
    documents: NDArray[np.uint32]
    positions: NDArray[np.uint32]
    ranks: NDArray[np.uint32]
    facts: NDArray[np.uint16]
    lines: NDArray[np.uint32]
    counts: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    thing_ranks: NDArray[np.uint32]
    relation_names: tuple[str, ...]
    kind_names: tuple[str, ...]
    live: int

    @classmethod
    def open(cls, path: Path) -> Self:
        """Memory-map the ties in a directory.

        Raises Damaged where it does not hold them as they were written; the insides of the arrays are not
        read through: see `verify`.
        """
        documents = open_array(path / "documents.npy", "uint32")
        kinds = open_array(path / "kinds.npy", "uint8")
        size, things = len(documents), len(kinds)
        ties = cls(
            forward=Rows.open(path / "forward", size),
            backward=Rows.open(path / "backward", things),
            documents=documents,
            positions=open_array(path / "positions.npy", "uint32", size),
            ranks=open_array(path / "ranks.npy", "uint32", size),
            facts=open_array(path / "facts.npy", "uint16", size),
            lines=open_array(path / "lines.npy", "uint32", size),
            counts=open_array(path / "counts.npy", "uint32", things),
            kinds=kinds,
            thing_ranks=open_array(path / "thing_ranks.npy", "uint32", things),
            relation_names=open_names(path / "relation_names.npy"),
            kind_names=open_names(path / "kind_names.npy"),
            live=int(np.count_nonzero(documents != HOLE)),
        )
        if ties.forward.index[-1] != ties.backward.index[-1]:
            raise Damaged("The ties hold more edges in one direction than in the other.")
        return ties

    @property
    def edges(self) -> int:
        """The number of edges."""
        return int(self.forward.index[-1])

    def recommendations(self, thing: int) -> Row:
        """The edges that tie recommendations to a thing."""
        return _row(self.backward, thing)

    def things(self, recommendation: int) -> Row:
        """The edges that tie a recommendation to things."""
        return _row(self.forward, recommendation)

    def edges_of(self, recommendation: int) -> list[Edge]:
        """The edges of a recommendation one by one, in the order of `things`."""
        row = self.things(recommendation)
        columns = row.ordinals.tolist(), row.relations.tolist(), row.inferred.tolist()
        return [
            Edge(thing, self.relation_names[relation], "inferred" if inferred else "stated")
            for thing, relation, inferred in zip(*columns, strict=True)
        ]

    def count(self, thing: int) -> int:
        """How many recommendations are tied to a thing, each counted once."""
        return int(self.counts[thing]) if 0 <= thing < len(self.counts) else 0

    def of_document(self, document: int) -> NDArray[np.uint32]:
        """The ordinals of a document's recommendations."""
        return np.flatnonzero(self.documents == document).astype(np.uint32)

    def verify(self) -> None:
        """Read it all. Raises Damaged where an edge leads nowhere or is missing in one direction."""
        for rows, other in ((self.forward, self.backward), (self.backward, self.forward)):
            if rows.ordinals.size and int(rows.ordinals.max()) >= other.size:
                raise Damaged("An edge of the ties leads to a node that does not exist.")
            back = np.bincount(rows.ordinals, minlength=other.size)
            if not np.array_equal(back, np.diff(other.index)):
                raise Damaged("The two directions of the ties do not hold the same edges.")
        for codes, names in (
            (self.kinds, self.kind_names),
            (self.forward.flags >> RELATION_SHIFT, self.relation_names),
        ):
            if codes.size and int(codes.max()) >= len(names):
                raise Damaged("The ties hold a code that has no name.")


def _row(rows: Rows, ordinal: int) -> Row:
    span = rows.span(ordinal)
    flags = rows.flags[span]
    return Row(rows.ordinals[span], flags >> RELATION_SHIFT, (flags & INFERRED) != 0)
