"""A part of a question: the names in it, some of them alternatives, and the words beside them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

from graph.catalog.resolve import Reading
from ontology.asking import alternates

Groups = tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings of each name, the longest names first taken, and the words left that tell something."""

    groups: Groups = ()
    left: str = ""


@dataclass(slots=True)
class Clause:
    """What is read so far. "A, B or C" is one group of all three; "A and B" are two."""

    groups: list[tuple[Reading, ...]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    _listed: int = 0  # the first group of the list that is being read
    _end: int | None = None  # of the last name, in the question

    def __bool__(self) -> bool:
        return bool(self.groups or self.left)

    def name(self, readings: tuple[Reading, ...], gap_from: Callable[[int], str], end: int) -> None:
        """Takes a name that ends at `end`; `gap_from` gives the text before it, from where another ends."""
        gap = gap_from(self._end) if self._end is not None else "."
        joint = gap.strip(" ,")
        if alternates(joint):
            listed = dict.fromkeys(chain(*self.groups[self._listed :], readings))
            self.groups[self._listed :] = [tuple(listed)]
        else:
            if joint:
                self._listed = len(self.groups)
            self.groups.append(readings)
        self._end = end

    def parts(self) -> Parts:
        """The same, read to its end."""
        return Parts(tuple(dict.fromkeys(self.groups)), " ".join(self.left))
