"""What stands in a section of a document: the recommendations whose first line is one of its lines."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.ties.ties import Ties
from ontology.errors import TooLarge

#: The most recommendations that are read to tell which of them stand in the sections asked about.
MAX_READ: Final = 2_000

_Fetch = Callable[[Sequence[int]], Sequence[bytes]]


class Sections:
    """The sections of one library; `fetch` gives the records of recommendations, by ordinal."""

    def __init__(self, catalog: Catalog, ties: Ties, fetch: _Fetch) -> None:
        self._catalog, self._ties, self._fetch = catalog, ties, fetch
        self._read = 0

    def held(self, section: Thing) -> NDArray[np.uint32]:
        """The recommendations (ordinals) that stand in one. Raises TooLarge where too many must be read."""
        lines = orjson.loads(section.view)["source"]
        document = self._catalog.thing(f"document/{section.document}")
        ordinals = self._ties.of_document(document.ordinal)
        self._read += len(ordinals)
        if self._read > MAX_READ:
            raise TooLarge(
                f"The sections of that name are in documents of more than {MAX_READ} recommendations;"
                " ask by the id of one of them, or within a document.",
                "q",
            )
        found = [orjson.loads(record)["source"]["line_start"] for record in self._fetch(ordinals.tolist())]
        starts = np.array(found, np.int64)
        kept: NDArray[np.uint32] = ordinals[(starts >= lines["line_start"]) & (starts <= lines["line_end"])]
        return kept
