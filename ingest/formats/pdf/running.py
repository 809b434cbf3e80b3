"""What stands at the head or the foot of a PDF's pages for the page's sake: running titles, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.formats.grids import means_table
from ingest.formats.pdf.columns import Item
from ingest.formats.pdf.words import Line
from ingest.labels import field_label, opening

_LINES = 4  # at each end of a page that may be furniture
_NEAR = 4.0  # points between the places of the same line on two pages
_LONGEST = 200  # characters of a line of furniture
_SHARE = 0.2  # of the pages that have it, in a long document at least
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxl]{1,7}", re.IGNORECASE)
_NUMBER = re.compile(
    r"\W*(?:(?:page|pg\.?|p\.)\s*)?(?:#|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*#)?\W*", re.IGNORECASE
)
_PAGE = re.compile(r"\W*(?:page|pg\.?)\s*#(?:\s*(?:of|/)\s*#)?\W*", re.IGNORECASE)

Place = tuple[str, int, int]  # the words without numbers, the size and the height on the page


def running(pages: Sequence[Sequence[Item]]) -> list[frozenset[int]]:
    """For each page, whose items stand from the top, the indexes of those that are furniture."""
    ends = [(_head(items), _head(items[::-1])) for items in pages]
    known = [_known([page[side] for page in ends]) for side in (0, 1)]
    words_known = Counter(one for page in ends for one in {place[:2] for side in page for place in side})
    found = []
    for items, page in zip(pages, ends, strict=True):
        top = _peeled(page[0], known[0], words_known, len(pages))
        bottom = _peeled(page[1], known[1], words_known, len(pages))
        found.append(frozenset((*range(top), *range(len(items) - bottom, len(items)))))
    return found


def _head(items: Sequence[Item]) -> list[Place]:
    """The first lines, up to a table or to one that is no furniture."""
    found: list[Place] = []
    for item in items[:_LINES]:
        if not isinstance(item, Line) or len(item.text) > _LONGEST:
            break
        found.append((_words(item), round(2 * item.size), round(item.bottom / _NEAR)))
    return found


def _words(line: Line) -> str:
    words = " ".join(_DIGITS.sub("#", line.text.casefold()).split())
    return "#" if _ROMAN.fullmatch(words) and line.text.islower() else words


def _known(ends: Sequence[Sequence[Place]]) -> Counter[Place]:
    """On how many pages each line stands at a height, or very near it."""
    counts = Counter(place for page in ends for place in set(page))
    return Counter(
        {
            (words, size, height): sum(counts[words, size, height + step] for step in (-1, 0, 1))
            for words, size, height in counts
        }
    )


def _peeled(
    places: Sequence[Place], known: Counter[Place], words_known: Counter[tuple[str, int]], pages: int
) -> int:
    """How many lines from the edge of a page on are furniture."""
    for at, place in enumerate(places):
        words, times = place[0], known[place]
        if _PAGE.fullmatch(words) or (_NUMBER.fullmatch(words) and (times > 1 or pages == 1)):
            continue
        anywhere = words_known[place[:2]] if "#" in words else 0  # a page with a picture may push it
        enough = max(times, anywhere) >= (2 if pages < 5 else max(3, min(_SHARE * pages, 8)))
        said = field_label(words) or opening(words.capitalize(), announced=True) or means_table(words.split())
        if not enough or said or (words.endswith(".") and len(words) > 80):
            return at
    return len(places)
