"""What stands in a section of a document: the recommendations that begin on one of its lines."""

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.ties.ties import Ties


def held(catalog: Catalog, ties: Ties, section: Thing) -> NDArray[np.uint32]:
    """The recommendations (ordinals) that stand in a section, those in its inner sections too."""
    source = orjson.loads(section.view)["source"]
    ordinals = ties.of_document(catalog.thing(f"document/{section.document}").ordinal)
    lines = ties.lines[ordinals]
    kept: NDArray[np.uint32] = ordinals[(lines >= source["line_start"]) & (lines <= source["line_end"])]
    return kept
