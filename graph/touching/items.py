"""The recommendations of one page of an answer, each with the path that ties it, a sentence and the proof."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import orjson
from typing_extensions import TypedDict

from graph.catalog.catalog import Catalog
from graph.quoting.briefs import Brief, brief
from graph.quoting.quotes import Quote, Record
from graph.ties.ties import Ties
from graph.touching.asked import Step, Target, way
from graph.touching.proofs import AskedEdge, Sources, edges_of
from graph.touching.saying import sentence_of
from graph.touching.touching import Nearest
from ontology.records import Basis

#: The stored JSON of the RecommendationViews with these ordinals, in their order.
Fetch = Callable[[Sequence[int]], Sequence[bytes]]

#: One edge of a path, in its own direction, between things by id; a recommendation's id as in its IRI.
PathStep = TypedDict("PathStep", {"from": str, "relation": str, "to": str})


@dataclass(frozen=True, slots=True)
class TouchItem(Brief):
    """A recommendation in brief, and how it touches what was asked about.

    `path` runs from the recommendation to the thing asked about, in `distance` steps; `sentence` says it in
    words; `evidence` proves it, and then what else ties the recommendation to the things asked about.
    """

    distance: int
    basis: Basis
    path: tuple[PathStep, ...]
    sentence: str
    evidence: tuple[Quote, ...]


def touch_items(
    catalog: Catalog, ties: Ties, fetch: Fetch, aims: Sequence[Target], page: Sequence[Nearest]
) -> list[TouchItem]:
    """The items of a page, in its order."""
    by_id = {aim.id: aim for aim in aims}
    by_ordinal = {aim.seed.ordinal: aim for aim in aims}
    records = (
        [orjson.loads(record) for record in fetch([each.recommendation for each in page])] if page else []
    )
    edges = [edges_of(ties, each, aims, by_ordinal) for each in page]
    sources = Sources.read(catalog, records, edges)
    return [
        _item(record, each.distance, of_record, way(catalog, by_id, of_record[0].target), sources)
        for record, each, of_record in zip(records, page, edges, strict=True)
    ]


def _item(
    record: Record, distance: int, edges: Sequence[AskedEdge], further: Sequence[Step], sources: Sources
) -> TouchItem:
    first = edges[0]
    evidence = sources.quotes(record, edges)
    start = Step(f"recommendation/{record['id']}", first.relation, first.target.id, first.target.label)
    sentence = sentence_of(record, first, further, evidence)
    return item_of(
        record,
        distance=distance,
        basis=first.basis,
        steps=(start, *further),
        sentence=sentence,
        evidence=evidence,
    )


def item_of(
    record: Record,
    *,
    distance: int,
    basis: Basis,
    steps: Iterable[Step],
    sentence: str,
    evidence: tuple[Quote, ...],
) -> TouchItem:
    """A record in brief, and how it touches what was asked about."""
    return TouchItem(
        **brief(record),
        distance=distance,
        basis=basis,
        path=tuple(PathStep({"from": s.source, "relation": s.relation, "to": s.target}) for s in steps),
        sentence=sentence,
        evidence=evidence,
    )
