"""Words whose letters stand apart ("S U M M A R Y"), put together."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

_LETTERS = 4  # that stand alone: fewer may be initials, or the columns of a table
_SHARE = 0.8  # of the words of a line that are single letters
_WIDEST = 1.2  # of the size: letters further apart are no word
_WORDS = 1.6  # times the space between two letters: so far are two words apart at least

Span = tuple[float, float]  # where a word begins and ends, in points


def spaced_out(words: Sequence[str], spans: Sequence[Span], size: float) -> list[list[int]]:
    """The words of a line by index, those that are letters of one word together."""
    alone = sum(len(word) == 1 and word.isalpha() for word in words)
    if alone < _LETTERS or alone < _SHARE * len(words):
        return [[at] for at in range(len(words))]
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    usual = median(gaps)
    if usual > _WIDEST * size:
        return [[at] for at in range(len(words))]
    found = [[0]]
    for at, gap in enumerate(gaps, 1):
        if gap < _WORDS * usual:
            found[-1].append(at)
        else:
            found.append([at])
    return found
