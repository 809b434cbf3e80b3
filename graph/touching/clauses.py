"""A part of a question: the names in it, some of them alternatives, and the words beside them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.catalog.resolve import Reading, as_text
from ontology.asking import alternates, sets_against, tells_beside_names

Groups = tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings of each name, the longest names first taken, and the words left that tell something.

    Alternatives are one group; where some are words that name nothing, these come last in it. `versus` says
    that the alternatives are asked against one another; `called` are the groups that a word like "policy"
    follows, so that a document may be meant.
    """

    groups: Groups = ()
    left: str = ""
    versus: bool = False
    called: Groups = ()


@dataclass(slots=True)
class Clause:
    """What is read so far. "A, B or C" is one group of all three; "A and B" are two."""

    versus: bool = False
    called: list[tuple[Reading, ...]] = field(default_factory=list)
    _groups: list[tuple[Reading, ...]] = field(default_factory=list)
    _listed: int = 0  # the first group of the list that is being read
    _end: int | None = None  # of the last name or word, in the question
    _in_words: bool = False  # whether that was a word

    def __bool__(self) -> bool:
        return bool(self._groups)

    def name(self, readings: tuple[Reading, ...], gap_from: Callable[[int], str], end: int) -> None:
        """Takes a name that ends at `end`; `gap_from` gives the text before it, from where another ends."""
        self._take(readings, self._gap(gap_from), "" if not self._in_words else ",")
        self._end, self._in_words = end, False

    def word(self, word: str, gap_from: Callable[[int], str], end: int) -> None:
        """Takes a word that names nothing; it goes on with such a word before it."""
        gap = self._gap(gap_from)
        if self._in_words and "," not in gap and not self._alternative(gap):
            *others, last = self._groups[-1]
            self._groups[-1] = (*others, as_text(f"{last.label} {word}"))
        else:
            self._take((as_text(word),), gap, ",")
        self._end, self._in_words = end, True

    def compare(self) -> None:
        """Takes a word that sets what is named against one another."""
        self.versus = True

    def parts(self) -> Parts:
        """The same, read to its end."""
        groups = [tuple(sorted(group, key=_is_text)) for group in dict.fromkeys(self._groups)]
        words = [word for group in groups if _are_words(group) for word in group[0].label.split()]
        listed = tuple(group for group in groups if not _are_words(group))
        if listed:
            words = [word for word in words if tells_beside_names(word)]
        versus = self.versus and any(len(group) > 1 for group in listed)
        return Parts(listed, " ".join(words), versus, tuple(each for each in self.called if each in listed))

    def _gap(self, gap_from: Callable[[int], str]) -> str:
        return gap_from(self._end) if self._end is not None else "."

    def _take(self, readings: tuple[Reading, ...], gap: str, between: str) -> None:
        """A list goes on where nothing, or in a list of words a comma, stands `between` its parts."""
        if self._alternative(gap):
            listed = [reading for group in self._groups[self._listed :] for reading in group]
            self._groups[self._listed :] = [tuple(dict.fromkeys((*listed, *readings)))]
            return
        if gap.strip(" ,") or between not in gap:
            self._listed = len(self._groups)
        self._groups.append(readings)

    def _alternative(self, gap: str) -> bool:
        joint = gap.strip(" ,.")
        return bool(self._groups) and (alternates(joint) or (self.versus and sets_against(joint)))


def _is_text(reading: Reading) -> bool:
    return reading.type == "text"


def _are_words(group: tuple[Reading, ...]) -> bool:
    """Whether a group is words beside the names, and no alternative."""
    return len(group) == 1 and _is_text(group[0])
