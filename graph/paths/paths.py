"""How two things hang together: the few best explanations, every step of them with its proof.

The best goes through what is specific: its cost is the sum of ln(1 + n) over the nodes between its ends, n
being the number of ways on from a node. That is the negative logarithm of the chance that a walk from either
end, which goes on at random, takes just this path; a hub, from which anything can be reached, explains
nothing. Weights by degree for paths that explain are compared by G. Tartari and A. Hogan, "WiSP: Weighted
Shortest Paths for RDF Graphs" (VOILA 2018).
"""

from dataclasses import dataclass
from typing import Final

from typing_extensions import TypedDict

from graph.catalog.catalog import Catalog
from graph.catalog.resolve import Reading
from graph.paths.ends import End, Locate, end_of
from graph.paths.reach import MAX_FOLLOWED, MAX_STEPS
from graph.paths.region import best_ways
from graph.paths.told import Path, told_paths
from graph.ties.ties import Ties
from graph.touching.items import Fetch
from ontology.errors import Invalid, TooLarge

#: The most paths that can be asked for, and how many are told where nothing is said.
MAX_LIMIT: Final = 10
LIMIT: Final = 3

#: What the words of each end stand for.
Ends = TypedDict("Ends", {"from": tuple[Reading, ...], "to": tuple[Reading, ...]})


@dataclass(frozen=True, slots=True)
class Searched:
    """The bounds within which paths were looked for.

    At most so many `steps` from recommendation to thing or back; and from each layer of nodes so many ties
    `followed`, those of the most specific nodes. `complete` says that there were no more of them.
    """

    steps: int
    followed: int
    complete: bool


@dataclass(frozen=True, slots=True)
class PathsAnswer:
    """The best paths, the best first; none where there is none within the bounds."""

    ends: Ends
    limit: int
    paths: tuple[Path, ...]
    searched: Searched


def paths(
    catalog: Catalog,
    ties: Ties,
    fetch: Fetch,
    locate: Locate,
    ends: tuple[str, str],
    *,
    limit: int = LIMIT,
) -> PathsAnswer:
    """The paths between what two texts name: things, or recommendations by id or code.

    Raises Invalid, TooLarge (naming the cap), or NotFound with the nearest known names.
    """
    _check(limit)
    left, right = (_end(catalog, locate, *each) for each in zip(("from", "to"), ends, strict=True))
    if {*left.things} & {*right.things} or {*left.recommendations} & {*right.recommendations}:
        raise Invalid("The two ends are the same thing; give two different ones.", "to")
    found = best_ways(ties, (left, right), limit)
    return PathsAnswer(
        ends={"from": left.readings, "to": right.readings},
        limit=limit,
        paths=told_paths(catalog, ties, fetch, found.ways, (*left.links, *right.links)),
        searched=Searched(MAX_STEPS, MAX_FOLLOWED, found.complete),
    )


def _check(limit: int) -> None:
    if limit < 1:
        raise Invalid(f"The limit is at least 1, not {limit}.", "limit")
    if limit > MAX_LIMIT:
        raise TooLarge(f"The limit is at most {MAX_LIMIT}, not {limit}.", "limit")


def _end(catalog: Catalog, locate: Locate, name: str, text: str) -> End:
    if not text.strip():
        raise Invalid(f"Give two things, such as from=peers&to=HR; {name} is empty.", name)
    return end_of(catalog, locate, text)
