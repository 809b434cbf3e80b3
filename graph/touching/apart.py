"""How many recommendations touch each of several things alone: nothing touches all, or they are compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.catalog.catalog import Catalog
from graph.catalog.naming import MAX_NAMED
from graph.catalog.resolve import Reading
from graph.touching.finding import Finder
from graph.touching.meant import Meant
from graph.touching.request import TouchesRequest


@dataclass(frozen=True, slots=True)
class Alone:
    """A part of a question, as the ids of what it stands for, what it is called, and how many touch it."""

    asked: tuple[str, ...]
    label: str
    count: int


def apart(finder: Finder, meant: Meant, request: TouchesRequest) -> tuple[Alone, ...]:
    """The sides of a comparison, or else the parts of the question, in its order."""
    return tuple(
        Alone(tuple(reading.id for reading in part), part[0].label, finder.count(part, request))
        for part in (_sides(meant) if meant.versus else meant.groups)
    )


def further(catalog: Catalog, meant: Meant) -> int:
    """How many things more have the names of a question than were asked about: see `naming.MAX_NAMED`."""
    many = [group for group in meant.groups if len(group) >= MAX_NAMED]
    names = {(group[0].name, len(group)) for group in many}
    return sum(max(0, catalog.count_named(name) - asked) for name, asked in names)


def _sides(meant: Meant) -> Iterator[Sequence[Reading]]:
    """Each thing of a group that is compared by itself; a name of several things is one side."""
    for group in meant.groups:
        names = dict.fromkeys(reading.name for reading in group)
        yield from ([reading for reading in group if reading.name == name] for name in names)
