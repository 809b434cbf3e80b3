"""Lines of plain text cut where wide spaces stand, and the columns that the parts of many lines make."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_PART = re.compile(r"\S+(?:[ ]\S+)*")
_RULE = re.compile(r"\s*[-=_–—─═]{2,}(?:[ ]+[-=_–—─═]{2,})*\s*")
_SENTENCE = (".", "?", "!", ":", ";")
_SENTENCE_GAP = 3  # spaces that typists leave after a sentence, at most
_SLACK = 1  # characters by which the cells of a column may begin or end apart
_LONGEST = 1_000  # characters of a line of a table

Span = tuple[int, int]


def parts_of(line: str, starts: Sequence[int] = ()) -> list[Span]:
    """Where the parts of a line between two spaces or more begin and end; known columns need but one."""
    found: list[Span] = []
    for part in _PART.finditer(line.replace("\f", " ")):
        begin, end = part.span()
        for start in starts:
            if begin < start < end and line[start - 1] == " ":
                found.append((begin, start - 1))
                begin = start
        found.append((begin, end))
    return found


def is_parted(line: str) -> bool:
    """Whether a line may be a row of a table that spaces align."""
    words = line.strip()
    return "  " in words and "\t" not in words and len(line) <= _LONGEST


def rule_of(line: str) -> list[Span]:
    """The spans of the strokes that a line consists of; none where it has words."""
    if not _RULE.fullmatch(line):
        return []
    return [found.span() for found in re.finditer(r"\S+", line)]


def goes_on(line: str) -> bool:
    """Whether some part of a line begins as the middle of a sentence does."""
    return any(line[start].islower() for start, _ in parts_of(line))


@dataclass(slots=True)
class Columns:
    """The columns of a table: what each covers so far, from its header on.

    They never meet, so that a cell of any line is what stands within its column there.
    """

    spans: list[Span]
    starts: tuple[int, ...]
    edges: list[list[Span]] = field(default_factory=list)

    @classmethod
    def of(cls, spans: Sequence[Span]) -> "Columns":
        return cls(list(spans), tuple(start for start, _ in spans[1:]), [[] for _ in spans])

    def take(self, line: str) -> frozenset[int] | None:
        """Add a line, if each of its parts stands in just one column: those that have words in it."""
        spans = list(self.spans)
        held: dict[int, Span] = {}
        for part in parts_of(line, self.starts):
            column = _column(part, spans)
            if column is None or (column in held and not _one_cell(line, held[column], part)):
                return None
            held[column] = (held[column][0] if column in held else part[0], part[1])
            spans[column] = (min(spans[column][0], part[0]), max(spans[column][1], part[1]))
        if any(left[1] >= right[0] for left, right in pairwise(spans)):
            return None
        self.spans = spans
        for column, edge in held.items():
            self.edges[column].append(edge)
        return frozenset(held)

    def strict(self) -> bool:
        """Whether the cells of each column begin, or end, at one place."""
        return all(
            _flush([one[0] for one in edges]) or _flush([one[1] for one in edges]) for edges in self.edges
        )

    def cells(self) -> tuple[Span, ...]:
        """What each column covers of a line, from its first character to its last."""
        ends = (*(start for start, _ in self.spans[1:]), _LONGEST)
        return tuple(
            (start if at else 0, end)
            for at, ((start, _), end) in enumerate(zip(self.spans, ends, strict=True))
        )


def _flush(edges: Sequence[int]) -> bool:
    most = max(edges, key=edges.count, default=0)
    return sum(abs(edge - most) <= _SLACK for edge in edges) >= 0.8 * len(edges)


def _column(part: Span, spans: Sequence[Span]) -> int | None:
    """The only column that a part stands under, or else the nearest; None where it reaches over two."""
    over = [at for at, (start, end) in enumerate(spans) if part[0] < end and part[1] > start]
    if over:
        return over[0] if len(over) == 1 else None
    return min(range(len(spans)), key=lambda at: max(spans[at][0] - part[1], part[0] - spans[at][1]))


def _one_cell(line: str, before: Span, after: Span) -> bool:
    """Whether only the space after a sentence parts two parts."""
    return after[0] - before[1] <= _SENTENCE_GAP and line[: before[1]].endswith(_SENTENCE)
