"""The ties of one document as arrays, so that they cross from a reading process to the writer quickly."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ontology.records import LinkedRecommendation


@dataclass(frozen=True, slots=True)
class DocumentEdges:
    """All ties of a document's recommendations; the four arrays are equally long, one place an edge.

    `recommendations` counts the recommendations in their order in the document, from 0; `things` points
    into `targets`, the ids of the things tied to; `relations` into RELATIONS.
    """

    size: int
    targets: tuple[str, ...]
    recommendations: NDArray[np.uint32]
    things: NDArray[np.uint32]
    relations: NDArray[np.uint8]
    inferred: NDArray[np.bool_]


def document_edges(linked: Iterable[LinkedRecommendation]) -> DocumentEdges:
    """The edges of one document's recommendations, given in the document's order."""
    raise NotImplementedError
