"""Telling headings from list items and paragraphs, in a text that does not say which is which.

A numbered line is judged with the others of its sequence: they are headings where most have the form of one
and something of their own below them. A run of numbered lines that all come again later is a table of
contents.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal, Protocol

from rapidfuzz import fuzz

from ingest.formats.sequences import Numbered, NumberSequence, sequences
from ingest.formats.units import Unit
from ingest.forms import is_caps, is_heading_like, is_titled
from ingest.marks import Style


class Lines(Protocol):
    """The lines of one text, by index from 0, as far as roles are told from them."""

    text: str

    def span(self, index: int) -> tuple[int, int]:
        """Where a line stands."""


Role = Literal["heading", "item", "contents", "prose", "table", "furniture"]

_MOST = 0.6  # of a sequence that look like headings, where it is one of headings
_HALF = 0.5  # of a sequence that have something below them, where it is one of headings
_AGAIN = 0.8  # of a run that come again, where it is a table of contents
_ALIKE = 80  # of 100: two headings of the same number say the same, at least in part
_LEADER = " .·…\t0123456789"  # what a table of contents puts after an entry


def roles(units: Sequence[Unit], positions: Lines) -> list[Role]:
    """What each unit is."""
    return _Judging(units, positions).roles()


class _Judging:
    """Judges the units of one text; `following` is for each unit the next one that is not furniture."""

    def __init__(self, units: Sequence[Unit], positions: Lines) -> None:
        self.units = units
        self.positions = positions
        self.following: list[int | None] = [None] * len(units)
        after: int | None = None
        for index in range(len(units) - 1, -1, -1):
            self.following[index] = after
            after = after if units[index].kind == "furniture" else index

    def roles(self) -> list[Role]:
        numbered = [
            Numbered.of(index, unit.mark, unit.indent, self._words(index))
            for index, unit in enumerate(self.units)
            if unit.kind == "marked" and unit.mark and not unit.mark.bullet
        ]
        contents = self._contents(numbered)
        known: dict[int, Role] = dict.fromkeys(contents, "contents")
        for sequence in sequences(one for one in numbered if one.index not in contents):
            known.update(self._judge(sequence))
        return [known.get(index) or self._plain(index, known) for index in range(len(self.units))]

    def _words(self, index: int) -> str:
        unit = self.units[index]
        start = self.positions.span(unit.first)[0] + (unit.mark.end if unit.mark else 0)
        return self.positions.text[start : self.positions.span(unit.last)[1]].strip()

    def _contents(self, numbered: Sequence[Numbered]) -> Collection[int]:
        """The entries of tables of contents: runs of numbered units that come again."""
        by_number: dict[str, list[Numbered]] = defaultdict(list)
        for one in numbered:
            by_number[one.mark.value].append(one)
        pairs = (pair for same in by_number.values() for pair in pairwise(same))
        again = {early.index for early, late in pairs if _says_again(early, late)}
        found: set[int] = set()
        for run in self._runs(numbered):
            if len(run) > 1 and len(again.intersection(run)) >= _AGAIN * len(run):
                found.update(run)
        return found

    def _runs(self, numbered: Sequence[Numbered]) -> list[list[int]]:
        """Numbered units with nothing but furniture between, none of them numbered like another."""
        runs: list[list[int]] = []
        numbers: set[str] = set()
        for one in numbered:
            if runs and self.following[runs[-1][-1]] == one.index and one.mark.value not in numbers:
                runs[-1].append(one.index)
            else:
                runs.append([one.index])
                numbers = set()
            numbers.add(one.mark.value)
        return runs

    def _judge(self, sequence: NumberSequence) -> dict[int, Role]:
        members = sequence.members
        like = sum(one.heading_like for one in members)
        own = sum(is_caps(one.words) or self._has_own(one.index, sequence.style) for one in members)
        headings = like >= _MOST * len(members) and own >= _HALF * len(members)
        if all(one.mark.bare for one in members) and not (headings and len(members) > 1):
            return dict.fromkeys((one.index for one in members), "prose")
        return {one.index: "heading" if headings and one.heading_like else "item" for one in members}

    def _has_own(self, index: int, style: Style) -> bool:
        """Whether something stands below a numbered line that is its own, and no mere part of its list."""
        after = self.following[index]
        if after is None:
            return False
        below = self.units[after]
        if below.mark is None:
            return True
        return below.gap and all(reading[0] != style for reading in below.mark.readings)

    def _plain(self, index: int, known: dict[int, Role]) -> Role:
        """The role of a unit that has no number."""
        kind = self.units[index].kind
        if kind in ("furniture", "table", "prose"):
            return kind
        if kind == "marked":
            return "item"
        return "heading" if kind == "caps" or self._is_over(index, known) else "prose"

    def _is_over(self, index: int, known: dict[int, Role]) -> bool:
        """Whether a short line stands over something: with an empty line before it, and words, a list or a
        table below it.
        """
        after = self.following[index]
        if after is None or not is_titled(self._words(index)):
            return False
        below = self.units[after]
        short = below.kind == "short" and is_heading_like(self._words(after))  # a wrapped sentence is not
        if known.get(after) == "heading" or below.kind == "caps" or short:
            return False
        return self.units[index].gap or below.kind in ("marked", "table")


def _says_again(early: Numbered, late: Numbered) -> bool:
    """Whether one heading says what another of the same number does, but for the number of a page."""
    words = early.words.rstrip(_LEADER)
    if not (late.heading_like and is_heading_like(words)):
        return False
    return fuzz.token_set_ratio(words.casefold(), late.words.casefold()) >= _ALIKE
