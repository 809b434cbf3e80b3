"""Which numbered lines of a text count on: "1." and "2." across all that stands between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.forms import is_heading_like
from ingest.marks import Mark, Style

_OPEN = 12  # sequences that may be open at once: no text nests deeper, and the search stays linear
_SKIP = 3  # a sequence may leave out a number or two


@dataclass(frozen=True, slots=True)
class Numbered:
    """A unit with a number: its index among all units, its mark and indent, and the words after the mark."""

    index: int
    mark: Mark
    indent: int
    words: str
    heading_like: bool

    @classmethod
    def of(cls, index: int, mark: Mark, indent: int, words: str) -> "Numbered":
        return cls(index, mark, indent, words, is_heading_like(words))


@dataclass(slots=True)
class NumberSequence:
    """Numbered units that count on; `last` is the number of the last one, `form` the form of the first."""

    style: Style
    last: int
    form: tuple[Style, bool, int]
    members: list[Numbered] = field(default_factory=list)

    def fits(self, one: Numbered, style: Style, number: int) -> tuple[bool, ...] | None:
        """How well a unit with this number counts on, better ones greater; None where it does not."""
        step = number - self.last
        if style != self.style or not 0 < step <= _SKIP:
            return None
        return step == 1, one.heading_like == self.form[1], one.indent == self.form[2]


def sequences(numbered: Iterable[Numbered]) -> list[NumberSequence]:
    """The sequences of a text, in the order in which they begin; each numbered unit is in exactly one."""
    found: list[NumberSequence] = []
    opened: list[NumberSequence] = []
    for one in numbered:
        sequence = _continued(one, opened)
        if sequence is None:
            sequence = _begun(one, opened)
            found.append(sequence)
        sequence.members.append(one)
    return found


def _continued(one: Numbered, opened: list[NumberSequence]) -> NumberSequence | None:
    """The open sequence that a unit counts on best, the innermost of equals; those within it are closed."""
    candidates = [
        (fits, depth, number)
        for depth, sequence in enumerate(opened)
        for style, number in one.mark.readings
        if (fits := sequence.fits(one, style, number)) is not None
    ]
    if not candidates:
        return None
    fits, depth, number = max(candidates)
    if one.mark.bare and not (one.heading_like and fits[1]):
        return None
    del opened[depth + 1 :]
    opened[depth].last = number
    return opened[depth]


def _begun(one: Numbered, opened: list[NumberSequence]) -> NumberSequence:
    """A new sequence; it takes the place of an open one of the same form, or else lies within all."""
    readings = one.mark.readings
    style, number = next((reading for reading in readings if reading[1] == 1), readings[0])
    sequence = NumberSequence(style, number, (style, one.heading_like, one.indent))
    depth = next((depth for depth, other in enumerate(opened) if other.form == sequence.form), _OPEN - 1)
    del opened[depth:]
    opened.append(sequence)
    return sequence
