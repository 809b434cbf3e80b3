"""The ties of one document as arrays, so that they cross from a reading process to the writer quickly."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.relations import RELATIONS
from ontology.records import LinkedRecommendation

_CODES = {name: code for code, name in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class DocumentEdges:
    """All ties of a document's `size` recommendations; the four arrays are equally long, one place an edge.

    `recommendations` counts them in their order in the document, from 0; `things` points into `targets`, the
    ids of the things tied to; `relations` into RELATIONS.
    """

    size: int
    targets: tuple[str, ...]
    recommendations: NDArray[np.uint32]
    things: NDArray[np.uint32]
    relations: NDArray[np.uint8]
    inferred: NDArray[np.bool_]


def document_edges(linked: Iterable[LinkedRecommendation]) -> DocumentEdges:
    """The edges of one document's recommendations, given in the document's order."""
    targets: dict[str, int] = {}
    rows: list[tuple[int, int, int, bool]] = []
    size = 0
    for position, recommendation in enumerate(linked):
        size = position + 1
        for tie in recommendation.ties:
            thing = targets.setdefault(tie.target, len(targets))
            rows.append((position, thing, _CODES[tie.relation], tie.basis == "inferred"))
    columns = np.array(rows, np.uint32).reshape(-1, 4).T
    return DocumentEdges(
        size=size,
        targets=tuple(targets),
        recommendations=columns[0],
        things=columns[1],
        relations=columns[2].astype(np.uint8),
        inferred=columns[3].astype(np.bool_),
    )
