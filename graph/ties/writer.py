"""Write the ties of a library: documents in any order, in bounded memory, sealed at the end."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.catalog.writer import ThingColumns
from graph.ties.edge_keys import MAX_ORDINAL, columns_of, flags_of, pack, rows_of
from graph.ties.edges import DocumentEdges
from graph.ties.relations import RELATIONS
from graph.ties.row_merge import merge_rows
from graph.ties.rows import Rows
from graph.ties.runs import RUN_LENGTH, Runs
from graph.ties.ties import HOLE, Ties
from ontology.errors import Damaged, TooLarge


class TiesWriter:
    """Ties being written into a new directory, from nothing or from sealed ones, less and plus documents.

    Recommendations keep their ordinals for good, because the text index stores them.
    """

    def __init__(self, path: Path, previous: Ties | None = None, run_length: int = RUN_LENGTH) -> None:
        """`path` must not exist yet; `previous` is read, never changed; `run_length` bounds the memory.

        Raises Damaged where `previous` was written with other relations than this software knows.
        """
        if previous is not None and previous.relation_names != RELATIONS:
            raise Damaged(
                "The ties were written with other relations than are known now: rebuild the library."
            )
        path.mkdir()
        self._path = path
        self._previous = previous
        self._documents = [previous.documents.copy()] if previous else [np.zeros(0, np.uint32)]
        self._positions = [previous.positions] if previous else [np.zeros(0, np.uint32)]
        self._facts = [previous.facts] if previous else [np.zeros(0, np.uint16)]
        self._lines = [previous.lines] if previous else [np.zeros(0, np.uint32)]
        self._size = len(self._documents[0])
        self._dropped = False
        self._runs = Runs(path / "runs", run_length)

    @property
    def next_ordinal(self) -> int:
        """The ordinal that the next new recommendation gets: one more than any ever used."""
        return self._size

    def drop_document(self, document: int) -> None:
        """Leave out what `previous` has of a document, by its ordinal; its recommendations become holes."""
        old = self._documents[0]
        old[old == document] = HOLE
        self._dropped = True

    def add_document(self, document: int, edges: DocumentEdges, things: Sequence[int]) -> range:
        """Add a document by its ordinal, and its edges with the ordinals of `edges.targets`.

        Returns the ordinals that its recommendations got, in the document's order. Raises TooLarge.
        """
        ordinals = range(self._size, self._size + edges.size)
        targets = np.asarray(things, np.int64)
        if max(ordinals.stop, targets.max(initial=0)) > MAX_ORDINAL:
            raise TooLarge(f"A library holds at most {MAX_ORDINAL} recommendations, and as many things.")
        self._documents.append(np.full(edges.size, document, np.uint32))
        self._positions.append(np.arange(edges.size, dtype=np.uint32))
        self._facts.append(np.zeros(edges.size, np.uint16) if edges.facts is None else edges.facts)
        self._lines.append(np.zeros(edges.size, np.uint32) if edges.lines is None else edges.lines)
        self._size = ordinals.stop
        recommendations = edges.recommendations + np.uint32(ordinals.start)
        flags = flags_of(edges.relations, edges.inferred)
        self._runs.add(pack(recommendations, targets[edges.things], flags))
        return ordinals

    def seal(self, columns: ThingColumns, document_order: NDArray[np.uint32]) -> None:
        """Write everything; `document_order` holds the ordinals of all documents, sorted by slug.

        Until this has returned the directory does not open as ties.
        """
        documents, positions = np.concatenate(self._documents), np.concatenate(self._positions)
        live = documents != HOLE
        counts = self._write_rows(live, len(columns.kind))
        counts += np.bincount(documents[live], minlength=len(counts)).astype(np.uint32)
        arrays: dict[str, NDArray[Any]] = {
            "documents": documents,
            "positions": positions,
            "facts": np.concatenate(self._facts),
            "lines": np.concatenate(self._lines),
            "ranks": _ranks(documents, positions, document_order, len(columns.kind)),
            "counts": counts,
            "kinds": columns.kind,
            "thing_ranks": columns.rank,
            "relation_names": np.array(RELATIONS),
            "kind_names": np.array(columns.kinds),
        }
        for name, array in arrays.items():
            np.save(self._path / f"{name}.npy", array, allow_pickle=False)
        self._runs.remove()

    def _write_rows(self, live: NDArray[np.bool_], things: int) -> NDArray[np.uint32]:
        """Both directions; returns how many recommendations are tied to each thing."""
        forward, backward = self._runs.sorted()
        old = self._previous
        merge_rows(
            old.forward if old else Rows.empty(),
            forward,
            len(live),
            self._path / "forward",
            keep=(lambda keys: live[rows_of(keys)]) if self._dropped else None,
        )
        return merge_rows(
            old.backward if old else Rows.empty(),
            backward,
            things,
            self._path / "backward",
            keep=(lambda keys: live[columns_of(keys)]) if self._dropped else None,
        )


def _ranks(
    documents: NDArray[np.uint32], positions: NDArray[np.uint32], order: NDArray[np.uint32], things: int
) -> NDArray[np.uint32]:
    """The place of each recommendation among all, by document and then position; holes come last."""
    place = np.full(things + 1, len(order), np.uint32)
    place[order] = np.arange(len(order))
    by_place = np.lexsort((positions, place[np.minimum(documents, things)]))
    ranks = np.empty(len(documents), np.uint32)
    ranks[by_place] = np.arange(len(documents))
    return ranks
