"""Write the ties of a library: batches in any order, bounded memory, sealed at the end."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.catalog_writer import ThingColumns
from graph.edges import DocumentEdges
from graph.ties import Ties


class TiesWriter:
    """Ties being written into a new directory, from nothing or from sealed ones with documents dropped and added."""

    def __init__(self, path: Path, previous: Ties | None = None) -> None:
        """`path` must not exist yet; `previous` is read, never changed."""

    @property
    def next_ordinal(self) -> int:
        """The ordinal that the next new recommendation gets: one more than any ever used."""
        raise NotImplementedError

    def drop_document(self, document: int) -> None:
        """Leave out the recommendations of the document with this ordinal; theirs stay holes."""
        raise NotImplementedError

    def add_document(
        self,
        document: int,
        recommendations: NDArray[np.uint32],
        edges: DocumentEdges,
        things: NDArray[np.uint32],
    ) -> None:
        """Add a document by its ordinal: its recommendations' ordinals in the document's order, its edges,
        and the ordinals of `edges.targets`."""
        raise NotImplementedError

    def seal(self, columns: ThingColumns, document_order: NDArray[np.uint32]) -> None:
        """Write everything. The directory then holds whole ties or, where this did not return, none."""
        raise NotImplementedError
