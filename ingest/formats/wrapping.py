"""Whether the lines of a plain text are wrapped, and where one goes on in the next.

Wrapped lines are nearly all short, and somewhere a sentence goes on in the next line for want of room. How
much room there is differs within a text: a list has less of it than the paragraphs around.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.labels import words_of
from ingest.positions import Positions

_HYPHENED: Final = 20  # characters of a line that may end within a word
_WRAPPED: Final = 130  # a text whose lines are nearly all at most this long may be wrapped
_PROSE: Final = 40  # a shorter line says nothing of the width
_FEWEST, _SHARE = 5, 0.25  # lines that begin within a sentence, and their share, that show as much
_ENDS: Final = (".", "!", "?", ":", ";", "”", ")")
_NEARLY: Final = 0.65  # of the width that a line fills which a long word may have ended


@dataclass(frozen=True, slots=True, eq=False)
class Wrapping:
    """The widths of a wrapped text, by line: the longest line of those that stand together with it."""

    widths: NDArray[np.uint8]

    def goes_on(self, index: int, line: str, following: str) -> bool:
        """Whether the line at an index goes on in the next one."""
        if _parts_word(line) or _full(line, following, int(self.widths[index])):
            return True
        said = line.rstrip()
        if said.endswith(_ENDS):
            return False
        return following.lstrip()[:1].islower() or (len(said) > _PROSE and _breaks_off(said))

    def fills(self, index: int, line: str) -> bool:
        """Whether a line without an end may have gone on in the next one, but for a long word."""
        said = line.rstrip()
        return len(said) > max(_PROSE, _NEARLY * int(self.widths[index])) and not said.endswith((*_ENDS, ","))


def wrapping_of(positions: Positions, furniture: frozenset[int]) -> Wrapping | None:
    """None where each line is a paragraph."""
    lengths: Counter[int] = Counter()
    broken: list[tuple[str, str]] = []
    before = ""
    for index in range(len(positions)):
        line = positions.line(index).rstrip()
        prose = "\t" not in line and index not in furniture
        if prose and len(line) > _PROSE:
            lengths[len(line)] += 1
        if prose and len(before) > _PROSE and line.lstrip()[:1].islower() and len(broken) < 1_000:
            broken.append((before, line))
        before = line if prose else ""
    short = [length for length in lengths if length <= _WRAPPED]
    if not short or sum(lengths[length] for length in short) < 0.9 * lengths.total():
        return None
    width = max(short)
    full = any(_full(line, following, width) for line, following in broken)
    if not full and len(broken) < max(_FEWEST, _SHARE * lengths.total()):
        return None
    return Wrapping(_widths(positions, furniture, width))


def _widths(positions: Positions, furniture: frozenset[int], width: int) -> NDArray[np.uint8]:
    """The longest line of each run of lines that no empty line parts; of one line alone that of the text."""
    widths = np.full(len(positions), width, np.uint8)
    first, longest = 0, 0
    for index in range(len(positions) + 1):
        line = positions.line(index).rstrip() if index < len(positions) else ""
        if line.strip() and index not in furniture:
            longest = max(longest, len(line))
            continue
        if index - first > 1 and _PROSE < longest <= width:
            widths[first:index] = longest
        first, longest = index + 1, 0
    return widths


def _parts_word(line: str) -> bool:
    """Whether a line ends with a hyphen, so that the word, or a compound, goes on in the next one."""
    return len(line) > _HYPHENED and line.rstrip().endswith("-") and line.rstrip()[-2:-1].isalpha()


def _breaks_off(line: str) -> bool:
    """Whether a line ends with a word that ends no title ("… by the"), or within brackets."""
    last = line.rpartition(" ")[2]
    return last in words_of("unfinished", "last") or line.rfind("(") > line.rfind(")")


def _full(line: str, following: str, width: int) -> bool:
    """Whether a line ends where it does because the next word had no room in it."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
