"""What the words that someone types stand for, and how that is known."""

from dataclasses import dataclass

from graph.catalog import Catalog, How, Type


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that the words can mean. `how` says what matched: "id", or which sort of name; `name` is that name."""

    id: str
    type: Type
    kind: str | None
    label: str
    how: How | str
    name: str


def resolve(catalog: Catalog, text: str) -> tuple[Reading, ...]:
    """Every thing that `text` names, best first. Raises Invalid, TooLarge, or NotFound with the nearest names."""
    raise NotImplementedError
