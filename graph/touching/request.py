"""What can be asked of what touches a thing, and within which caps."""

from dataclasses import dataclass
from typing import Final

from graph.ties.relations import WORDS
from ontology.errors import Invalid, TooLarge

#: Caps of what can be asked, and what is meant where nothing is said.
MAX_LIMIT: Final = 100
MAX_DEPTH: Final = 6
MAX_OFFSET: Final = 2**31


@dataclass(frozen=True, slots=True)
class TouchesRequest:
    """Either `q`, words to resolve, or `id`, a thing's id.

    Of `relation` (names) and of `document` (slugs) any will do; none means all. What is found is tied to
    each of `along` (ids) too. `depth` is the greatest distance: 1 is a direct tie, and each step to a
    narrower concept adds one.
    """

    q: str | None = None
    id: str | None = None
    relation: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    depth: int = MAX_DEPTH
    limit: int = 20
    offset: int = 0

    def check(self) -> None:
        """Raises Invalid, or TooLarge naming the cap."""
        for name, value, low, cap in (
            ("limit", self.limit, 0, MAX_LIMIT),
            ("depth", self.depth, 1, MAX_DEPTH),
            ("offset", self.offset, 0, MAX_OFFSET),
        ):
            if value < low:
                raise Invalid(f"The {name} is at least {low}, not {value}.", name)
            if value > cap:
                raise TooLarge(f"The {name} is at most {cap}, not {value}.", name)
        unknown = [name for name in self.relation if name not in WORDS]
        if unknown:
            raise Invalid(
                f"There is no relation {unknown[0][:100]!r}; there are {', '.join(WORDS)}.", "relation"
            )
