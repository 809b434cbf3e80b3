"""What touches a thing: every recommendation tied to it or to a narrower concept, with the path and the proof."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.catalog import Catalog
from graph.resolve import Reading
from graph.ties import Ties
from ontology.records import Basis

#: The stored JSON of the RecommendationViews with these ordinals, in their order.
Fetch = Callable[[Sequence[int]], Sequence[bytes]]


@dataclass(frozen=True, slots=True)
class TouchesRequest:
    """Either `q`, words to resolve, or `id`, a thing's id. Of `relation` and of `document` (slugs) any will do."""

    q: str | None = None
    id: str | None = None
    relation: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    depth: int | None = None
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class TouchesAnswer:
    """The form of the answer; see below for its parts."""

    query: str
    resolved: tuple[Reading, ...]
    total: int


def touches(catalog: Catalog, ties: Ties, fetch: Fetch, request: TouchesRequest) -> TouchesAnswer:
    """Raises Invalid, TooLarge (naming the cap), or NotFound with the nearest known things."""
    raise NotImplementedError
