"""What a question of touching is about: what its words stand for, and what lies under that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading
from graph.catalog.things import Thing
from graph.ties.ties import Ties
from graph.touching import sections
from graph.touching.touching import MAX_SEEDS, Seed
from ontology.errors import TooLarge

#: The most narrower concepts that ties are told apart by in the text index; a thing with more is not.
MAX_APART: Final = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path, in its own direction, between things by id; `label` is the target's.

    A recommendation's id is as in its IRI.
    """

    source: str
    relation: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Target:
    """A thing to look for ties to: `depth` steps narrower than what was asked, or one `step` from it."""

    id: str
    label: str
    seed: Seed
    depth: int = 0
    step: Step | None = None


def targets(catalog: Catalog, ties: Ties, readings: Sequence[Reading], depth: int) -> list[Target]:
    """What is to be looked for, for all readings, nearest first, at most `depth` steps from a recommendation.

    Raises TooLarge where a concept has too many narrower ones.
    """
    concepts = [reading.id for reading in readings if reading.type == "concept"]
    others = [reading.id for reading in readings if reading.type not in {"concept", "text"}]
    found = list(_parts(catalog, ties, others)) if others else []
    if concepts:
        under = catalog.under(concepts, depth - 1)
        found += [
            Target(each.id, each.label, Seed(each.ordinal, 1 + each.depth), each.depth) for each in under
        ]
    if len(found) > MAX_SEEDS:
        raise TooLarge(
            f"That has {len(found)} narrower concepts; at most {MAX_SEEDS} can be asked at once.", "id"
        )
    return [target for target in found if target.seed.distance <= depth]


def tied_ids(catalog: Catalog, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The ids of the things of which any ties a recommendation to one of the readings; not all have such."""
    concepts = [reading.id for reading in readings if reading.type == "concept"]
    under = [each.id for each in catalog.under(concepts)] if concepts else []
    goals = (reading.id.replace("goal/", "category/", 1) for reading in readings if reading.type == "goal")
    holding = (reading.id for reading in readings if reading.type in {"category", "document"})
    return (*under, *holding, *goals)


def _parts(catalog: Catalog, ties: Ties, ids: Sequence[str]) -> Iterator[Target]:
    """Documents and what they hold. What touches a goal is what is in its category."""
    goals: dict[str, Thing] = {}
    for thing in catalog.by_ids(ids):
        if thing.type == "goal":
            goals[f"category/{thing.public_id}"] = thing
        else:
            held = sections.held(catalog, ties, thing) if thing.type == "section" else None
            seed = Seed(thing.ordinal, whole=thing.type == "document", held=held)
            yield Target(thing.id, thing.label, seed)
    for thing in catalog.by_ids(list(goals)):
        goal = goals[thing.id]
        step = Step(thing.id, "goal", goal.id, goal.label)
        yield Target(thing.id, thing.label, Seed(thing.ordinal, 2), step=step)


def way(catalog: Catalog, by_id: Mapping[str, Target], target: Target) -> list[Step]:
    """The steps from a target up to what was asked about; `by_id` holds all targets of the question."""
    steps = [target.step] if target.step else []
    at = target
    while at.depth:
        above = (by_id[each] for each in catalog.broader(at.seed.ordinal) if each in by_id)
        up = next(each for each in above if each.depth == at.depth - 1)
        steps.append(Step(at.id, "broader", up.id, up.label))
        at = up
    return steps
