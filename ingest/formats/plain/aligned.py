"""Finding the tables of a plain text whose columns spaces align, under a row of labels or a dashed rule.

A row of labels counts where its words tell a table, where strokes below it tell the columns, or where all
that is below stands in three columns or more. Prose, however it is justified, verse, and contents have none.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from ingest.formats.grids import means_table
from ingest.formats.plain.aligncolumns import Columns, Span, goes_on, is_parted, parts_of, rule_of
from ingest.forms import is_heading_like
from ingest.labels import opening
from ingest.positions import Positions

_HEADER_LINES = 3
_MARGIN = 2  # characters by which a row may begin after its header
_LABEL = 45  # characters of a cell of the header
_ABBREVIATED = 5  # characters: "No.", "Resp."
_GAPS = 2  # empty lines within a table, at most, but where pages end
_PAGE_GAPS = 12  # empty lines and furniture there
_LEAST = 2  # lines below a header
_STRICT_LEAST = 3  # lines, and columns, where no words of the header tell a table
_WIDE, _WIDE_LINES = 0.2, 3  # such a part of the lines, or so many, have words in several columns
_JUDGED = 40  # lines after which it is told whether they are a table
_NARROW = 20  # characters of one of two columns, half of the time: prose in columns is broader
_LEADERS = re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: the columns with words, and whether an empty line or a rule stands before it."""

    index: int
    filled: frozenset[int]
    gap: bool = False
    ruled: bool = False
    wide: bool = False


@dataclass(slots=True)
class Found:
    """A table as it is found: the lines of its header, of its body, and of the header said again."""

    head: list[int]
    columns: Columns
    lines: list[Line] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last of its lines."""
        return max(self.lines[-1].index, *self.again, *self.aside, *self.head)


def aligned(
    positions: Positions, furniture: Collection[int], within: Collection[int] = ()
) -> Iterator[Found]:
    """The tables of a text, in order, but for lines within others already.

    `furniture` are lines that stand there for a page's sake.
    """
    search = _Search(positions, furniture, within)
    at = 0
    while at < len(positions):
        found = search.table(at) if is_parted(positions.line(at)) and at not in within else None
        if found:
            yield found
            search.begin = found.last + 1
        at = found.last + 1 if found else at + 1


@dataclass(slots=True)
class _Search:
    positions: Positions
    furniture: Collection[int]
    within: Collection[int]
    begin: int = 0  # the line after the last table

    def table(self, at: int) -> Found | None:
        """The table that a line heads."""
        if rule_of(self._line(at)):
            return None
        tried = ((height, self._line(at + height)) for height in range(1, _HEADER_LINES + 1))
        for height, below in sorted(self._ends(at, tried), key=lambda end: not rule_of(end[1])):
            if found := self._headed(at, height, rule_of(below)):
                return found
        return None

    def _ends(self, at: int, tried: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """How many lines a header may have, with the line below each: up to a rule, a gap, or a row."""
        margin = parts_of(self._line(at))[0][0]
        for height, below in tried:
            first = parts_of(below)[0][0] if below.strip() else margin
            if first <= margin + _MARGIN:
                yield height, below
            if not below.strip() or rule_of(below):
                break
            margin = min(margin, first)

    def _line(self, index: int) -> str:
        return self.positions.line(index) if index < len(self.positions) else ""

    def _headed(self, at: int, height: int, strokes: Sequence[Span]) -> Found | None:
        head = [self._line(index) for index in range(at, at + height)]
        spans = list(strokes) if len(strokes) > 1 else _overlapping(head)
        columns = Columns.of(spans)
        if len(spans) < 2 or any(columns.take(line) is None for line in head):
            return None
        words = _words(head, columns)
        told = len(strokes) > 1 or means_table(words)
        if not _are_labels(words, strict=not strokes) or not (told or strokes or len(spans) >= _STRICT_LEAST):
            return None
        above = self._above(at, columns)
        columns.edges = [[] for _ in spans]
        found = Found(list(range(at - above, at + height)), columns)
        sure = self._filled(found, at + height + bool(strokes), strict=not (told or strokes))
        return found if sure else None

    def _above(self, at: int, columns: Columns) -> bool:
        """Whether the line above is a first one of the header, over one of the further columns alone."""
        line = self._line(at - 1) if at > self.begin else ""
        parts = parts_of(line)
        far = len(parts) == 1 and parts[0][0] >= columns.spans[1][0] and _fits(parts[0], columns)
        return far and columns.take(line) is not None

    def _filled(self, found: Found, at: int, *, strict: bool) -> bool:
        """Add the lines below a header; whether they are a table's."""
        gaps, ruled, aside = 0, False, list[int]()
        first = self._line(found.head[0]).split()
        while at < len(self.positions) and gaps + len(aside) <= _PAGE_GAPS:
            line = self._line(at)
            if not line.strip():
                gaps += 1
            elif line.split() == first and found.lines:
                if len(found.again) > len(found.lines):
                    return False
                found.again += range(at, at + len(found.head))
                at += len(found.head) - 1
                gaps, aside = 0, self._put_aside(found, aside)
            elif rule_of(line) and not ruled:
                ruled = True
            elif at in self.furniture:
                aside.append(at)
            else:
                taken = self._taken(found, at, gap=gaps > 0, far=gaps > _GAPS and not aside)
                if taken is None:
                    break
                found.lines.append(Line(at, taken, gap=gaps > 0, ruled=ruled, wide=not taken))
                gaps, ruled, aside = 0, False, self._put_aside(found, aside)
                if len(found.lines) == _JUDGED and not self._certain(found, strict=strict):
                    return False
            at += 1
        while found.lines and found.lines[-1].wide:
            found.lines.pop()
        return self._certain(found, strict=strict)

    def _put_aside(self, found: Found, aside: list[int]) -> list[int]:
        found.aside += aside
        return []

    def _taken(self, found: Found, at: int, *, gap: bool, far: bool) -> frozenset[int] | None:
        """The columns in which a line has words, none where it is a heading; None for no line of it."""
        line = self._line(at)
        if "\t" in line.strip() or far or at in self.within or rule_of(line):
            return None
        parts = parts_of(line)
        if len(parts) == 1 and (gap or not _fits(parts[0], found.columns)):
            return frozenset() if self._groups(found, at, line) else None
        return found.columns.take(line)

    def _groups(self, found: Found, at: int, line: str) -> bool:
        """Whether a line of its own is a heading over rows of the table."""
        below = next((one for one in range(at + 1, at + 4) if self._line(one).strip()), at)
        trial = Columns(list(found.columns.spans), found.columns.starts, [[] for _ in found.columns.spans])
        filled = trial.take(self._line(below)) if below > at else None
        return is_heading_like(line.strip()) and filled is not None and len(filled) > 1 and 0 in filled

    def _certain(self, found: Found, *, strict: bool) -> bool:
        lines = [line for line in found.lines if not line.wide]
        several = sum(len(line.filled) > 1 for line in lines)
        if len(lines) < (1 if found.again else _LEAST) or several < max(
            1, min(_WIDE_LINES, _WIDE * len(lines))
        ):
            return False
        led = sum(bool(_LEADERS.search(self._line(line.index))) for line in lines[:_JUDGED])
        if 2 * led > min(len(lines), _JUDGED):
            return False
        if strict:
            full = len(found.columns.spans) - 1
            regular = all(len(line.filled) >= full for line in lines) and len(lines) >= _STRICT_LEAST
            return regular and found.columns.strict()
        return len(found.columns.spans) > 2 or self._parted(found, lines)

    def _parted(self, found: Found, lines: Sequence[Line]) -> bool:
        """Whether two columns are a table's: one narrow, or the rows apart; prose goes on below."""
        narrow = min(map(_breadth, found.columns.edges)) <= _NARROW
        going_on = sum(goes_on(self._line(line.index)) for line in lines)
        return narrow or any(line.gap or line.ruled for line in lines[1:]) or not going_on


def _fits(part: Span, columns: Columns) -> bool:
    return sum(part[0] < end and part[1] > start for start, end in columns.spans) == 1


def _breadth(edges: Sequence[Span]) -> float:
    return median([end - start for start, end in edges]) if edges else 0.0


def _overlapping(head: Sequence[str]) -> list[Span]:
    """The spans of the parts of some lines, those that stand over each other as one."""
    found: list[Span] = []
    for part in sorted(part for line in head for part in parts_of(line)):
        if found and part[0] < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], part[1]))
        else:
            found.append(part)
    return found


def _words(head: Sequence[str], columns: Columns) -> list[str]:
    return [
        " ".join(filter(None, (line[start:end].strip() for line in head))) for start, end in columns.cells()
    ]


def _are_labels(words: Sequence[str], *, strict: bool) -> bool:
    named = [one for one in words if one]
    if len(named) < 2 or (strict and any(one[0].islower() for one in named)):
        return False
    sentences = any(one.endswith((".", ",", ";", "-")) and len(one) > _ABBREVIATED for one in named)
    valued = any(one[0].isdigit() or (strict and ":" in one) for one in named)
    valued = valued or any(opening(one, announced=False) for one in named)
    return not sentences and not valued and all(len(one) <= _LABEL for one in named)
