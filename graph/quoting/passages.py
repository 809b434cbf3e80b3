"""Where a sentence of a record stands in the source it was made from, verbatim.

A record joins what the source parts: lines by single spaces, the halves of a row over the end of a page.
"""

import csv
import re
from dataclasses import dataclass
from typing import Final

#: A cell of a row as it stands in the source, with something in it.
CELL: Final = re.compile(r"[^\t\n|]*[^\s|][^\t\n|]*")
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `at` to `stop` of a source; those from `start` to `end` are the words looked for."""

    at: int
    stop: int
    start: int
    end: int


def cell_of_row(row: str, words: str, beside: str) -> str | None:
    """The shortest cell with these words of a row in which commas or semicolons part the cells.

    None where `beside`, the text of the row's record, is no cell of it, and so it is no such row.
    """
    for delimiter in ",;":
        try:
            cells = [cell.strip() for cell in next(csv.reader([row], delimiter=delimiter), [])]
        except csv.Error:
            continue
        if beside in cells and len(cells) > 1:
            return min((cell for cell in cells if words in cell), key=len, default=None)
    return None


def passage(source: str, sentence: str, start: int, end: int) -> Passage | None:
    """Where a sentence stands, in which the words from `start` to `end` are looked for.

    Where the source has it in parts, the longest that has those words whole; None where there is none.
    """
    at = _find(source, sentence)
    if at >= 0:
        return Passage(at, at + len(sentence), at + start, at + end)
    held, sought = list(_WORD.finditer(source)), list(_WORD.finditer(sentence))
    first = sum(word.end() <= start for word in sought)
    last = sum(word.start() < end for word in sought)
    if first >= last:
        return None
    low, high, shift = _longest_run([w[0] for w in held], [w[0] for w in sought], first, last)
    if low == high:
        return None
    begins, ends = held[first + shift], held[last - 1 + shift]
    return Passage(
        at=held[low].start(),
        stop=held[high - 1].end(),
        start=begins.start() + start - sought[first].start(),
        end=ends.start() + end - sought[last - 1].start(),
    )


def _find(source: str, sentence: str) -> int:
    """As a cell of its own, or else within one; -1 where it does not stand in one piece."""
    for cell in CELL.finditer(source):
        if cell[0].strip() == sentence:
            return cell.start() + cell[0].index(sentence)
    return source.find(sentence)


def _longest_run(held: list[str], sought: list[str], first: int, last: int) -> tuple[int, int, int]:
    """The longest run of the words sought that is held in a row and has those from `first` to `last` whole.

    Where it begins and ends among the words held, and how much further on they are than those sought.
    """
    best = (0, 0, 0)
    for shift in range(-first, len(held) - last + 1):
        if held[first + shift : last + shift] != sought[first:last]:
            continue
        low, high = first, last
        while low > 0 and low + shift > 0 and held[low - 1 + shift] == sought[low - 1]:
            low -= 1
        while high < len(sought) and high + shift < len(held) and held[high + shift] == sought[high]:
            high += 1
        if high - low > best[1] - best[0]:
            best = (low + shift, high + shift, shift)
    return best
