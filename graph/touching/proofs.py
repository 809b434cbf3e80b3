"""What ties the recommendations of a page to the things asked about, with the quotes that prove it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import orjson

from graph.catalog.catalog import Catalog
from graph.catalog.things import Thing
from graph.quoting.quotes import Proven, Quote, Record, quotes
from graph.ties.relations import PART_OF, RELATIONS
from graph.ties.ties import Ties
from graph.touching.asked import Target
from graph.touching.touching import Nearest, Seed
from ontology.records import Basis

#: The most quotes that are shown of one recommendation.
MAX_QUOTES = 8


@dataclass(frozen=True, slots=True)
class AskedEdge:
    """A tie of a recommendation to a thing asked about."""

    target: Target
    relation: str
    basis: Basis


def edges_of(
    ties: Ties, nearest: Nearest, aims: Sequence[Target], by_ordinal: Mapping[int, Target]
) -> list[AskedEdge]:
    """The nearest tie of a recommendation, then its others to the things asked about, in their order."""
    first = AskedEdge(aims[nearest.seed], nearest.relation, "inferred" if nearest.inferred else "stated")
    every = ties.edges_of(nearest.recommendation)
    others = (AskedEdge(by_ordinal[e.thing], e.relation, e.basis) for e in every if e.thing in by_ordinal)
    return [first, *(edge for edge in others if edge != first)]


def nearest_edge(ties: Ties, recommendation: int, thing: Thing) -> AskedEdge:
    """The nearest tie of a recommendation to a thing: stated before inferred, then by its relation."""
    target = Target(thing.id, thing.label, Seed(thing.ordinal))
    every = [edge for edge in ties.edges_of(recommendation) if edge.thing == thing.ordinal]
    if not every:
        return AskedEdge(target, PART_OF, "stated")
    best = min(every, key=lambda edge: (edge.basis == "inferred", RELATIONS.index(edge.relation)))
    return AskedEdge(target, best.relation, best.basis)


@dataclass(frozen=True, slots=True)
class Sources:
    """What proofs need beside the records, by id: the labels of actions, and the rows of votes."""

    labels: Mapping[str, tuple[str, ...]]
    votes: Mapping[str, Record]

    @classmethod
    def read(cls, catalog: Catalog, records: Iterable[Record], edges: Iterable[Sequence[AskedEdge]]) -> Self:
        """Look them up, for all records and edges of a page at once."""
        every = [edge for of_record in edges for edge in of_record]
        actions = {edge.target.id for edge in every if edge.relation == "action"}
        voted = any(edge.relation == "outcome" for edge in every)
        votes = {vote for record in records if voted and (vote := _vote(record))}
        views = {thing.id: orjson.loads(thing.view) for thing in catalog.by_ids(sorted(actions | votes))}
        return cls(
            labels={action: _labels(views[action]) for action in actions & views.keys()},
            votes={vote: views[vote]["source"] for vote in votes & views.keys()},
        )

    def quotes(self, record: Record, edges: Sequence[AskedEdge]) -> tuple[Quote, ...]:
        """The proofs of a recommendation's ties, those of the first first; at most MAX_QUOTES."""
        found = [quote for edge in edges for quote in quotes(record, self._proven(record, edge))]
        return tuple(found[:MAX_QUOTES])

    def _proven(self, record: Record, edge: AskedEdge) -> Proven:
        source = self.votes.get(_vote(record) or "") if edge.relation == "outcome" else None
        thing = edge.target.id
        return Proven(edge.relation, thing, self.labels.get(thing, ()), edge.basis, source)


def _vote(record: Record) -> str | None:
    """The id of the question that a recommendation was put to the vote as."""
    question = record["question"]
    return f"question/{record['document']}/{question['id']}" if question else None


def _labels(view: Record) -> tuple[str, ...]:
    return (view["label"], *view["alt_labels"])
