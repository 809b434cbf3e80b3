"""Telling headings from list items and paragraphs, in a text that does not say which is which.

A numbered line is judged with the others of its sequence: they are headings where most have the form of one
and something of their own below them. A run of numbered lines that all come again later is a table of
contents.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from rapidfuzz import fuzz

from ingest.formats.units import Unit
from ingest.forms import is_caps, is_heading_like, is_titled
from ingest.marks import Style
from ingest.positions import Positions

Role = Literal["heading", "item", "contents", "prose", "table", "furniture"]

_OPEN = 12  # sequences that may be open at once: no text nests deeper, and the search stays linear
_SKIP = 3  # a sequence may leave out a number or two
_ALIKE = 80  # of 100: two headings of the same number say the same, at least in part
_LEADER = " .·…\t0123456789"  # what a table of contents puts after an entry


@dataclass(slots=True)
class _Sequence:
    """Numbered units that count on."""

    style: Style
    last: int
    heading_like: bool
    indent: int
    members: list[int] = field(default_factory=list)


def roles(units: Sequence[Unit], positions: Positions) -> list[Role]:
    """What each unit is."""
    return _Judging(units, positions).roles()


class _Judging:
    def __init__(self, units: Sequence[Unit], positions: Positions) -> None:
        self.units = units
        self.positions = positions
        self.following = self._following()
        self.numbered = [
            index
            for index, unit in enumerate(units)
            if unit.kind == "marked" and unit.mark and not unit.mark.bullet
        ]

    def roles(self) -> list[Role]:
        known: dict[int, Role] = dict.fromkeys(self._contents(), "contents")
        for sequence in self._sequences(known):
            known.update(self._judge(sequence))
        return [known.get(index) or self._plain(index, known) for index in range(len(self.units))]

    def _following(self) -> list[int | None]:
        """For each unit the next one that is not furniture."""
        following: list[int | None] = [None] * len(self.units)
        after: int | None = None
        for index in range(len(self.units) - 1, -1, -1):
            following[index] = after
            if self.units[index].kind != "furniture":
                after = index
        return following

    def _words(self, index: int) -> str:
        unit = self.units[index]
        start = self.positions.span(unit.first)[0] + (unit.mark.end if unit.mark else 0)
        return self.positions.text[start : self.positions.span(unit.last)[1]].strip()

    def _contents(self) -> set[int]:
        """The entries of tables of contents."""
        by_number: dict[str, list[int]] = defaultdict(list)
        for index in self.numbered:
            by_number[self._value(index)].append(index)
        again = {
            early
            for same in by_number.values()
            for early, late in pairwise(same)
            if self._says_again(early, late)
        }
        found: set[int] = set()
        for run in self._runs():
            if len(run) > 1 and sum(index in again for index in run) >= 0.8 * len(run):
                found.update(run)
        return found

    def _says_again(self, early: int, late: int) -> bool:
        one, other = self._words(early).rstrip(_LEADER), self._words(late)
        if not (is_heading_like(one) and is_heading_like(other)):
            return False
        return fuzz.token_set_ratio(one.casefold(), other.casefold()) >= _ALIKE

    def _runs(self) -> list[list[int]]:
        """Numbered units with nothing but furniture between, none of them numbered like another."""
        runs: list[list[int]] = []
        numbers: set[str] = set()
        for index in self.numbered:
            number = self._value(index)
            if runs and self.following[runs[-1][-1]] == index and number not in numbers:
                runs[-1].append(index)
            else:
                runs.append([index])
                numbers = set()
            numbers.add(number)
        return runs

    def _value(self, index: int) -> str:
        unit_mark = self.units[index].mark
        assert unit_mark is not None
        return unit_mark.value

    def _sequences(self, contents: dict[int, Role]) -> list[_Sequence]:
        sequences: list[_Sequence] = []
        opened: list[_Sequence] = []
        for index in self.numbered:
            if index in contents:
                continue
            sequence = self._continued(index, opened) or self._opening(index, opened)
            if not sequence.members:
                sequences.append(sequence)
            sequence.members.append(index)
        return sequences

    def _continued(self, index: int, opened: list[_Sequence]) -> _Sequence | None:
        """The open sequence that a unit counts on; those within it are closed."""
        unit, heading_like = self.units[index], is_heading_like(self._words(index))
        assert unit.mark is not None
        best: tuple[tuple[bool, bool, bool, int], int, int] | None = None
        for depth, sequence in enumerate(opened):
            for style, number in unit.mark.readings:
                if style == sequence.style and 0 < number - sequence.last <= _SKIP:
                    fits = (
                        number - sequence.last == 1,
                        heading_like == sequence.heading_like,
                        unit.indent == sequence.indent,
                        depth,
                    )
                    best = max(best, (fits, depth, number)) if best else (fits, depth, number)
        if best is None or (unit.mark.bare and not (heading_like and best[0][1])):
            return None
        del opened[best[1] + 1 :]
        opened[-1].last = best[2]
        return opened[-1]

    def _opening(self, index: int, opened: list[_Sequence]) -> _Sequence:
        unit = self.units[index]
        assert unit.mark is not None
        style, number = next(
            (reading for reading in unit.mark.readings if reading[1] == 1), unit.mark.readings[0]
        )
        sequence = _Sequence(style, number, is_heading_like(self._words(index)), unit.indent)
        for depth, other in enumerate(opened):
            if (other.style, other.heading_like, other.indent) == (style, sequence.heading_like, unit.indent):
                del opened[depth:]
                break
        del opened[_OPEN - 1 :]
        opened.append(sequence)
        return sequence

    def _judge(self, sequence: _Sequence) -> dict[int, Role]:
        members = sequence.members
        heading_like = {index: is_heading_like(self._words(index)) for index in members}
        own = [
            index for index in members if is_caps(self._words(index)) or self._has_own(index, sequence.style)
        ]
        headings = sum(heading_like.values()) >= 0.6 * len(members) and len(own) >= 0.5 * len(members)
        bare = sum(bool(unit_mark and unit_mark.bare) for unit_mark in (self.units[i].mark for i in members))
        if bare == len(members) and not (headings and bare > 1):
            return dict.fromkeys(members, "prose")
        return {index: "heading" if headings and heading_like[index] else "item" for index in members}

    def _has_own(self, index: int, style: Style) -> bool:
        """Whether something stands below a numbered line that is its own, and no mere part of its list."""
        after = self.following[index]
        if after is None:
            return False
        below = self.units[after]
        if below.kind != "marked" or below.mark is None:
            return True
        return below.gap and all(reading[0] != style for reading in below.mark.readings)

    def _plain(self, index: int, known: dict[int, Role]) -> Role:
        """The role of a unit that has no number."""
        unit = self.units[index]
        if unit.kind in ("furniture", "table", "prose"):
            return "furniture" if unit.kind == "furniture" else "table" if unit.kind == "table" else "prose"
        if unit.kind == "marked":
            return "item"
        return "heading" if unit.kind == "caps" or self._is_over(index, known) else "prose"

    def _is_over(self, index: int, known: dict[int, Role]) -> bool:
        """Whether a short line stands over something: apart from what is before it, with a text, list or
        table next.
        """
        after = self.following[index]
        if after is None or not is_titled(self._words(index)):
            return False
        below = self.units[after]
        if known.get(after) == "heading" or below.kind in ("caps", "short"):
            return False
        return self.units[index].gap or below.kind in ("marked", "table")
