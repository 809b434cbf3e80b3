"""Cards of a plan on a PDF's page: what an action says of itself in full, and beside it a narrow column of
labels and values ("LEAD", "Parks Department"), which is read after it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ingest.formats.pdf.columns import Item, in_order
from ingest.formats.pdf.grids import Grid
from ingest.formats.pdf.words import Line
from ingest.labels import field_label

_GUTTER = 6.0  # points: the narrowest space between a text and what stands beside it
_LEVEL = 3.0  # points between the left sides of labels below each other
_NARROW = 0.42  # of the width of all: the widest column of labels and values
_FEWEST = 3  # labels of a card, one of them for who is to act or how far it is
_BRIEF = 6  # words of a value, on average
_TELLS = frozenset({"responsible", "status"})


def by_cards(items: Sequence[Item]) -> list[list[Item]]:
    """The items of a page by columns in the order in which these are read, cards one after the other."""
    lines = [item for item in items if isinstance(item, Line)]
    x = _side(lines) if has_sidebar(lines) else None
    if x is None:
        return in_order(items)
    main, beside = _parted(items, x)
    cards = list(_cards(beside))
    ends = [_between(above, below, [*main, *beside]) for above, below in pairwise(cards)]
    found: list[list[Item]] = []
    for begin, end, card in zip([float("-inf"), *ends], [*ends, float("inf")], cards, strict=True):
        found += in_order([item for item in main if begin <= item.top < end])
        found += _apart(card)
    return found


def _apart(card: Sequence[Item]) -> Iterator[list[Item]]:
    """The labels and the values of a card by themselves: in so narrow a column any line may seem to go on."""
    for _, run in groupby(card, key=lambda item: isinstance(item, Line) and _meaning(item)):
        yield list(run)


def has_sidebar(lines: Sequence[Line]) -> bool:
    """Whether a narrow column of labels and values stands beside the text of a page."""
    return len(lines) > 2 * _FEWEST and _side(lines) is not None


def _side(lines: Sequence[Line]) -> float | None:
    """Where a narrow column of labels and values begins, beside a text; None where there is none."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    at: dict[float, list[Line]] = defaultdict(list)
    for line in lines:
        last = _last(line)
        if last.x0 > right - _NARROW * (right - left) and _meaning(last):
            at[next((x for x in at if abs(x - last.x0) <= _LEVEL), last.x0)].append(last)
    for x, labels in at.items():
        meanings = {_meaning(label) for label in labels}
        several = len({label.text.casefold() for label in labels}) >= _FEWEST
        if several and not _TELLS.isdisjoint(meanings) and _is_beside(lines, x, len(labels)):
            return x - _LEVEL
    return None


def _is_beside(lines: Sequence[Line], x: float, labels: int) -> bool:
    """Whether the column of some labels has brief values, and a text stands beside it."""
    main, beside = _parted(lines, x - _LEVEL)
    values = [len(line.words) for line in beside if isinstance(line, Line) and not _meaning(line)]
    top, bottom = beside[0].top, beside[-1].bottom
    level = [line for line in main if line.bottom > top and line.top < bottom]
    brief = labels <= len(values) and sum(values) <= _BRIEF * len(values)
    return brief and sum(len(line.words) for line in level if isinstance(line, Line)) > sum(values)


def _last(line: Line) -> Line:
    """The words of a line after its last wide gap."""
    gaps = [at for at, (one, other) in enumerate(pairwise(line.words), 1) if other.x0 - one.x1 >= _GUTTER]
    return Line.of(line.words[gaps[-1] :]) if gaps else line


def _meaning(line: Line) -> str | None:
    said = field_label(f"{line.text.rstrip(' :')}:")
    return said.meaning if said and len(said.label) >= len(line.text.rstrip(" :")) else None


def _parted(items: Sequence[Item], x: float) -> tuple[list[Item], list[Item]]:
    """What stands before a place on its line, or reaches over it, and what begins after it."""
    main: list[Item] = []
    beside: list[Item] = []
    for item in items:
        if isinstance(item, Grid) or item.x1 <= x or item.x0 >= x:
            (beside if item.x0 >= x and isinstance(item, Line) else main).append(item)
            continue
        before, after = [one for one in item.words if one.x0 < x], [one for one in item.words if one.x0 >= x]
        if after and after[0].x0 - max(one.x1 for one in before) >= _GUTTER:
            main.append(Line.of(before))
            beside.append(Line.of(after))
        else:
            main.append(item)
    return main, beside


def _cards(beside: Sequence[Item]) -> Iterator[list[Item]]:
    """The labels and values of each card: another begins where a label comes again."""
    card: list[Item] = []
    seen: set[str] = set()
    for item in beside:
        label = item.text.casefold() if isinstance(item, Line) and _meaning(item) else None
        if label in seen:
            yield card
            card, seen = [], set()
        seen.update([label] if label else [])
        card.append(item)
    yield card


def _between(above: Sequence[Item], below: Sequence[Item], every: Sequence[Item]) -> float:
    """Where one card ends and the next begins: below the widest space between their first lines."""
    first, last = above[0].top, below[0].top
    among = sorted((item for item in every if first <= item.top <= last + _LEVEL), key=lambda item: item.top)
    reach, widest, end = first, 0.0, last
    for item in among:
        if item.top - reach > widest:
            widest, end = item.top - reach, item.top
        reach = max(reach, item.bottom)
    return end - _LEVEL
