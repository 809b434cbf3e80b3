"""Finding what stands on every page of a text for the page's sake: running headers and page numbers.

A running header is known by coming again, in near-equal words (its typing errors differ from page to page):
from the top of the text, next to form feeds, or where it interrupts a table whose header row is then said
again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ingest.labels import field_label
from ingest.positions import Positions

Words = tuple[str, ...]

_TOP = 8  # lines from the first on that may be the running header
_GAP = 12  # lines between two parts of a table that may be furniture
_LONGEST = 250  # characters of a line of furniture
_CROWD = 20_000  # unlike lines of one length, over which only equal ones are looked for, to stay linear
_SEARCHES = 64  # searches for near-equal lines in one text; after them only equal ones count
_PAGE = re.compile(
    r"\W*\b(?:page|pg\.?|p\.)\s*\d{1,5}(?:\s*(?:of|/)\s*\d{1,5})?\W*|^\s*[-–—]\s*\d{1,4}\s*[-–—]\s*$"
    r"|\s[|]\s*\d{1,4}\s*$|^\s*\d{1,4}\s+of\s+\d{1,4}\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Running:
    """The lines, by index from 0, that are furniture, and the offsets at which pages begin."""

    lines: frozenset[int]
    page_starts: tuple[int, ...]


def running(positions: Positions) -> Running:
    """The furniture of a text."""
    return _Search(positions).running()


def near(left: Words, right: Words) -> bool:
    """Whether two lines are the same up to typing errors: a letter or two, in few of their longer words."""
    if len(left) != len(right):
        return False
    unlike = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    return len(unlike) <= max(1, len(left) // 5) and all(_misspelt(one, other) for one, other in unlike)


def _misspelt(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < 4 or any(character.isdigit() for character in one + other):
        return False
    return OSA.distance(one, other, score_cutoff=2) <= (1 if shorter < 8 else 2)


class _Search:
    """One search through one text; `lines` are those that may be furniture, with their words."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.lines: dict[int, Words] = {}
        self.by_words: dict[Words, list[int]] = defaultdict(list)
        self.by_length: dict[int, list[Words]] = defaultdict(list)
        self.breaks: list[int] = []  # lines that begin with a form feed
        self.interruptions: list[
            list[int]
        ] = []  # the lines between two parts of a table, its header row said again
        self._known: dict[Words, list[int]] = {}
        self._scan()
        for words in self.by_words:
            self.by_length[len(words)].append(words)

    def running(self) -> Running:
        found = {index for index, words in self.lines.items() if not words}
        for occurrences in (*self._at_the_top(), *self._interrupting(), *self._beside_breaks()):
            found.update(occurrences)
        return Running(frozenset(found), self._page_starts(sorted(found)))

    def _scan(self) -> None:
        headers: set[str] = set()
        gap: list[int] | None = (
            None  # lines since the last table; None before the first, and when they are too many
        )
        in_table = False
        for index in range(len(self.positions)):
            line = self.positions.line(index)
            stripped = line.strip()
            if line.startswith("\f"):
                self.breaks.append(index)
            lone = "\t" in line and (in_table or (gap is not None and line.count("\t") > 1))
            if stripped and ("\t" in stripped or lone):  # a row may have words in one cell only
                if not in_table:
                    self._table(" ".join(stripped.casefold().split()), headers, gap)
                in_table, gap = True, []
                continue
            in_table = False
            if stripped:
                self._line(index, stripped)
                gap = [*gap, index] if gap is not None and len(gap) < _GAP else None

    def _table(self, header: str, headers: set[str], gap: list[int] | None) -> None:
        if header in headers and gap:
            self.interruptions.append(gap)
        headers.add(header)

    def _line(self, index: int, stripped: str) -> None:
        if len(stripped) > _LONGEST:
            return
        words = tuple(_WORD.findall(_PAGE.sub(" ", stripped.casefold())))
        if words or _PAGE.search(stripped):
            self.lines[index] = words
            if words:
                self.by_words[words].append(index)

    def _at_the_top(self) -> Iterator[list[int]]:
        """Lines that come again, from the first on: two or more that come together, or one of some length
        thrice.
        """
        top = []
        for _, (index, words) in zip(range(_TOP), self.lines.items(), strict=False):
            occurrences = self._occurrences(words)
            sentence = self.positions.line(index).rstrip().endswith((".", ";"))
            if len(occurrences) < 2 or index not in occurrences or occurrences in top or sentence:
                break
            top.append(occurrences)
        together = len(top) > 1
        yield from (one for one in top if together or (len(one) > 2 and len(self.lines[one[0]]) > 2))

    def _interrupting(self) -> Iterator[list[int]]:
        """Lines in the gaps within tables, where all that stands in the gap comes again."""
        known: dict[Words, None] = {}
        for gap in self.interruptions:
            words = [self.lines.get(index) for index in gap]
            wordy = [one for one in words if one != ()]  # a page number alone need not come again
            if all(one is not None and len(self._occurrences(one)) > 1 for one in wordy):
                known.update((one, None) for one in wordy if one)
        yield from map(self._occurrences, known)

    def _beside_breaks(self) -> Iterator[list[int]]:
        """Lines that come again beside form feeds, but for what is said of an item ("Response: …")."""
        beside = {index for at in self.breaks for index in range(at - 3, at + 4) if self.lines.get(index)}
        for words in dict.fromkeys(self.lines[index] for index in sorted(beside)):
            occurrences = [index for index in self._occurrences(words) if index in beside]
            if len(occurrences) > 1 and not field_label(self.positions.line(occurrences[0]).strip()):
                yield occurrences

    def _occurrences(self, words: Words) -> list[int]:
        """The lines with these words, up to typing errors; page numbers are in none of their words."""
        if words not in self._known:
            alike = self.by_length[len(words)]
            equal_only = len(alike) > _CROWD or len(self._known) > _SEARCHES
            same = [words] if equal_only else [other for other in alike if near(words, other)]
            self._known[words] = sorted(index for other in same for index in self.by_words.get(other, ()))
        return self._known[words]

    def _page_starts(self, found: list[int]) -> tuple[int, ...]:
        """Where pages begin: at form feeds if there are any, else at headers, or after page numbers."""
        text = self.positions.text
        starts = {self.positions.span(index)[0] + 1 for index in self.breaks}
        if not starts:
            starts = {self._page_start(cluster) for cluster in self._clusters(found)}
        first, last = len(text) - len(text.lstrip()), len(text.rstrip())
        return (0, *sorted(start for start in starts if first < start < last)) if starts else ()

    def _clusters(self, found: list[int]) -> Iterator[list[int]]:
        """Furniture with nothing but empty lines between."""
        cluster: list[int] = []
        for index in found:
            if cluster and any(
                self.positions.line(between).strip() for between in range(cluster[-1] + 1, index)
            ):
                yield cluster
                cluster = []
            cluster.append(index)
        if cluster:
            yield cluster

    def _page_start(self, cluster: list[int]) -> int:
        headers = [index for index in cluster if self.lines[index]]
        return self.positions.span(headers[0])[0] if headers else self.positions.span(cluster[-1])[1] + 1
