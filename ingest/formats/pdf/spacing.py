"""The spaces between the lines of a PDF, and whether they alone tell where paragraphs end."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.formats.pdf.cells import ends
from ingest.formats.pdf.words import Line
from ingest.labels import words_of

_SAME_SIDE = 2.0  # points within which two lines begin at the same place
_SHORT = 0.6  # of the width of the text: a line that ends a paragraph surely
_LONG = 0.7  # of the same: one that may not
_FEWEST, _ALL = 6, 0.9  # ends of paragraphs that are looked at, and the share of them that a space follows
_WIDE = 0.9  # of all lines that are narrower than this one: how wide the text is


def spaces(lines: Sequence[Line]) -> list[float]:
    """The spaces between lines of one size that may belong together, in points."""
    pairs = pairwise(lines)
    found = [(after.top - before.bottom, after) for before, after in pairs if before.size == after.size]
    return [space for space, after in found if -0.3 * after.size <= space < 1.2 * after.size]


def parts_by_space(lines: Sequence[Line], usual: float) -> bool:
    """Whether a wider space follows the last lines of paragraphs that others begin below of, at the same
    side; `lines` are of one size, `usual` is the space between most of them.
    """
    widths = sorted(line.x1 - line.x0 for line in lines)
    width = widths[int(_WIDE * len(widths))] if widths else 0.0
    gaps = [
        after.top - before.bottom > 1.35 * usual + 0.1 * after.size
        for before, after in pairwise(lines)
        if abs(before.x0 - after.x0) <= _SAME_SIDE
        and after.top > before.top
        and ends(before.text)
        and before.x1 - before.x0 < _SHORT * width
    ]
    return len(gaps) >= _FEWEST and sum(gaps) >= _ALL * len(gaps)


def nearly_full(line: Line, right: float) -> bool:
    """Whether a line is as long as one within a paragraph may be, where words are not drawn to one length."""
    return line.x1 - line.x0 >= _LONG * (right - line.x0)


def breaks_off(words: str) -> bool:
    """Whether words end with one that ends no sentence and no title: "… produced by"."""
    return words.rpartition(" ")[2] in words_of("unfinished", "last")
