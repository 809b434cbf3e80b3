"""Which recommendations answer a question of touching: those of all that is wanted, none that is denied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading
from graph.ties.ties import Ties
from graph.touching.asked import targets
from graph.touching.left import Left, left_of
from graph.touching.meant import Meant, beside
from graph.touching.request import MAX_DEPTH, TouchesRequest
from graph.touching.sides import Side
from graph.touching.touching import Touching, touching
from graph.touching.wordings import TextSearch
from ontology.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: by the side that the fewest touch, which comes first, and what else was asked about."""

    sides: Sequence[Side]
    left: Left | None
    found: Touching


class Finder:
    """Finds in one library; `texts` may be None, and then nothing is looked for in texts."""

    def __init__(self, catalog: Catalog, ties: Ties, texts: TextSearch | None) -> None:
        self._catalog, self._ties, self._texts = catalog, ties, texts

    def find(self, meant: Meant, request: TouchesRequest) -> Finding:
        """Raises Invalid, TooLarge, or NotFound with the nearest documents or things."""
        documents = [self._document(slug) for slug in request.document] or None
        sides = [self._side(group, request, documents) for group in meant.named or meant.groups]
        fewest = min(sides, key=lambda side: side.found.total)
        sides.sort(key=lambda side: side is not fewest)
        left = left_of(self._catalog, meant, self._texts)
        found = fewest.found
        for some in self._others(sides, left, request):
            found = found.among(some)
        if meant.without:
            found = found.without(self._denied(meant, request))
        if meant.numbered:
            found = found.among(np.array(list(meant.numbered.values()), np.uint32))
        return Finding(sides, left, found)

    def count(self, group: Sequence[Reading], request: TouchesRequest) -> int:
        """How many touch any thing, or have all words of any text, of one group by itself."""
        aims = targets(self._catalog, self._ties, group, MAX_DEPTH)
        if len(group) == len(aims) == 1 and group[0].type in {"concept", "category"}:
            return self._ties.count(aims[0].seed.ordinal)
        return len(self._any(Meant((), ""), group, request))

    def _side(
        self, group: Sequence[Reading], request: TouchesRequest, documents: Sequence[int] | None
    ) -> Side:
        aims = targets(self._catalog, self._ties, group, request.depth)
        return Side(aims, touching(self._ties, [aim.seed for aim in aims], request.relation, documents))

    def _others(
        self, sides: Sequence[Side], left: Left | None, request: TouchesRequest
    ) -> Iterator[NDArray[np.uint32]]:
        """What an answer touches besides the first side, as the recommendations (ordinals) of each."""
        for side in sides[1:]:
            yield side.found.recommendations
        for thing_id in request.along:
            yield self._tied_to(thing_id)
        if left is not None:
            yield left.ordinals()

    def _denied(self, meant: Meant, request: TouchesRequest) -> NDArray[np.uint32]:
        """The recommendations (ordinals) that touch, or have, one of each denied group."""
        return reduce(np.intersect1d, [self._any(meant, group, request) for group in meant.without])

    def _any(self, meant: Meant, group: Sequence[Reading], request: TouchesRequest) -> NDArray[np.uint32]:
        """Those that touch any thing of a group, or have all words of any of its texts."""
        anyhow = replace(request, relation=(), depth=MAX_DEPTH)
        found = [self._side(group, anyhow, None).found.recommendations]
        words = [reading.label for reading in group if reading.type == "text"]
        if self._texts is not None:
            found += [self._texts.ordinals(beside(self._catalog, meant.named, each)) for each in words]
        return reduce(np.union1d, found)

    def _document(self, slug: str) -> int:
        try:
            return self._catalog.thing(f"document/{slug}").ordinal
        except NotFound as error:
            slugs = (near.removeprefix("document/") for near in error.nearest if near.startswith("document/"))
            raise NotFound(f"There is no document {slug[:100]!r}.", tuple(slugs)) from error

    def _tied_to(self, thing_id: str) -> NDArray[np.uint32]:
        """The recommendations tied to a thing that answers can be narrowed by."""
        thing = self._catalog.thing(thing_id)
        if thing.type == "document":
            return self._ties.of_document(thing.ordinal)
        if thing.type not in {"concept", "category"}:
            raise Invalid(f"Narrow by a concept, a category or a document, not by a {thing.type}.", "with")
        return self._ties.recommendations(thing.ordinal).ordinals
