"""The two ends of a path: what their words stand for, and the concepts one step from that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading, readings_of, unknown
from graph.paths.reach import Layer, Ordinals, start, thing_costs
from graph.ties.ties import Ties
from ontology.errors import NotFound

#: The ordinals of the recommendations that have an id or a code. Raises NotFound. The text index supplies it.
Locate = Callable[[str], Sequence[int]]

#: A step that no recommendation states: from one thing to another, by ordinal, in its own direction.
Link = tuple[int, str, int]

_MAX_BESIDE: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """One end: `things` or else `recommendations` by ordinal, and the `readings` of its words.

    `links` lead to what is next to the things; `behind` are those that it stands for, as a goal does for its
    category.
    """

    readings: tuple[Reading, ...]
    things: tuple[int, ...] = ()
    behind: tuple[int, ...] = ()
    recommendations: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def beside(self) -> set[int]:
        """The things next to the end."""
        return {at for source, _, target in self.links for at in (source, target)} - set(self.things)

    def layer(self, ties: Ties) -> Layer:
        """The things that the search begins from: those of the end cost nothing."""
        beside = np.array(sorted(self.beside), np.int64)
        nodes: Ordinals = np.concatenate([np.array(self.things, np.int64), beside])
        return start(nodes, np.concatenate([np.zeros(len(self.things)), thing_costs(ties, beside)]))


def end_of(catalog: Catalog, locate: Locate, text: str) -> End:
    """What is called so, has that id, or is the recommendation with that id or code.

    Raises Invalid, TooLarge, or NotFound with the nearest known names.
    """
    readings = readings_of(catalog, text)
    if not readings:
        return _recommendations(catalog, locate, text.strip())
    things = catalog.by_ids([reading.id for reading in readings])
    links = dict.fromkeys(link for thing in things for link in _links(catalog, thing.id, thing.type))
    behind = tuple(source for source, relation, _ in links if relation == "goal")
    return End(readings, tuple(thing.ordinal for thing in things), behind, links=tuple(links))


def _recommendations(catalog: Catalog, locate: Locate, text: str) -> End:
    try:
        found = tuple(locate(text.removeprefix("recommendation/")))
    except NotFound as error:
        nearest = unknown(catalog, text, "")
        raise NotFound(str(nearest), (*error.nearest, *nearest.nearest)[:5]) from error
    return End((Reading(text, "recommendation", None, text, "id", text),), recommendations=found)


def _links(catalog: Catalog, thing_id: str, type_: str) -> list[Link]:
    if type_ == "goal":
        category = f"category/{thing_id.partition('/')[2]}"
        return [
            (category_thing.ordinal, "goal", catalog.thing(thing_id).ordinal)
            for category_thing in catalog.by_ids([category])
        ]
    if type_ != "concept":
        return []
    beside = catalog.beside(thing_id, _MAX_BESIDE)
    ordinals = {
        thing.id: thing.ordinal for thing in catalog.by_ids([thing_id, *(other for _, other in beside)])
    }
    here = ordinals[thing_id]
    return [
        (there, "broader", here) if relation == "narrower" else (here, relation, there)
        for relation, other in beside
        if (there := ordinals.get(other)) is not None
    ]
