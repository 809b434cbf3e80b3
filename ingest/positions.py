"""Where a span of text stands: its lines and its page."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence

from ontology.records import Place

_LINE_FEED = re.compile("\n")


class Positions:
    """The lines and pages of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = array("q", [0])
        self._starts.extend(feed.end() for feed in _LINE_FEED.finditer(text))
        self.page_starts: Sequence[int] = ()

    def __len__(self) -> int:
        """The number of lines; a line feed at the very end begins an empty last one."""
        return len(self._starts)

    def span(self, index: int) -> tuple[int, int]:
        """The start and end of the line at this index, from 0, without its line feed."""
        last = index + 1 == len(self._starts)
        return self._starts[index], len(self.text) if last else self._starts[index + 1] - 1

    def line(self, index: int) -> str:
        """The line at this index, from 0, without its line feed."""
        start, end = self.span(index)
        return self.text[start:end]

    def place(self, start: int, end: int) -> Place:
        """The place of text[start:end]."""
        starts = self._starts
        line = bisect_right(starts, start)
        last = line if end <= start else bisect_right(starts, end - 1, lo=line - 1)
        page = bisect_right(self.page_starts, start) or None
        return Place(start, end, line, last, page)

    def line_place(self, index: int) -> Place:
        """The place of the whole line at this index, from 0."""
        start, end = self.span(index)
        return Place(start, end, index + 1, index + 1, bisect_right(self.page_starts, start) or None)
