"""The ties of one document as arrays, so that they cross from a reading process to the writer quickly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.ties.facts import facts_of
from graph.ties.relations import RELATIONS
from ontology.records import LinkedRecommendation, Question

_CODES = {name: code for code, name in enumerate(RELATIONS)}
_NO_VOTES: Final[Mapping[str, Question]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DocumentEdges:
    """All ties of a document's `size` recommendations; the four arrays are equally long, one place an edge.

    `recommendations` counts them in their order in the document, from 0; `things` points into `targets`, the
    ids of the things tied to; `relations` into RELATIONS. `facts` holds what each recommendation states (see
    `facts`), and `lines` the line of the document's text on which each begins, from 1, one place a
    recommendation; None where only their edges are known.
    """

    size: int
    targets: tuple[str, ...]
    recommendations: NDArray[np.uint32]
    things: NDArray[np.uint32]
    relations: NDArray[np.uint8]
    inferred: NDArray[np.bool_]
    facts: NDArray[np.uint16] | None = None
    lines: NDArray[np.uint32] | None = None


def document_edges(
    linked: Iterable[LinkedRecommendation], votes: Mapping[str, Question] = _NO_VOTES
) -> DocumentEdges:
    """The edges of one document's recommendations, given in its order; `votes` are its own, by number."""
    targets: dict[str, int] = {}
    rows: list[tuple[int, int, int, bool]] = []
    facts: list[int] = []
    lines: list[int] = []
    for position, recommendation in enumerate(linked):
        facts.append(facts_of(recommendation, votes))
        lines.append(recommendation.recommendation.place.line_start)
        for tie in recommendation.ties:
            thing = targets.setdefault(tie.target, len(targets))
            rows.append((position, thing, _CODES[tie.relation], tie.basis == "inferred"))
    columns = np.array(rows, np.uint32).reshape(-1, 4).T
    return DocumentEdges(
        size=len(facts),
        targets=tuple(targets),
        recommendations=columns[0],
        things=columns[1],
        relations=columns[2].astype(np.uint8),
        inferred=columns[3].astype(np.bool_),
        facts=np.array(facts, np.uint16),
        lines=np.array(lines, np.uint32),
    )
