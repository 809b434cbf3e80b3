"""The lines of a PDF gathered into passages (paragraphs, items, headings), across columns and pages too."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from ingest.formats.pdf.cells import END, ends, full, joined
from ingest.formats.pdf.grids import Grid
from ingest.formats.pdf.spacing import breaks_off, nearly_full, parts_by_space, spaces
from ingest.formats.pdf.words import Line
from ingest.labels import has_leader, opening
from ingest.marks import Mark, mark

_INDENT = 0.8  # of the size: so far begins the first line of a paragraph beside the others
_APART, _PUSHED = 0.25, 0.45  # of the size, over the usual space between two lines: a paragraph's end
_LARGE = 1.12  # of the size of the body: a heading
_SMALL = 0.93  # of the size of the body: a note at the foot


@dataclass(frozen=True, slots=True)
class Body:
    """How most of a document is set: its size, in points, whether in bold, the space between its lines, and
    whether its paragraphs are parted by a wider one.
    """

    size: float
    bold: bool
    space: float
    parted: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Body":
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
            bold[line.bold] += len(line.text)
        size = sizes.most_common(1)[0][0]
        most = [line for line in lines if line.size == size]
        between = spaces(most)
        space = median(between) if len(between) > 3 else 0.2 * size
        return cls(size, bold.most_common(1)[0][0], space, parts_by_space(most, space))

    def stands_out(self, line: Line) -> bool:
        """Whether a line is set as headings are."""
        return line.size >= _LARGE * self.size or (
            line.bold and not self.bold and line.size >= _SMALL * self.size
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page: its sides, and the space between most of its lines, None where these are few."""

    left: float
    right: float
    space: float | None = None

    @classmethod
    def of(cls, items: Sequence[Line | Grid]) -> "Column":
        lines = [item for item in items if isinstance(item, Line)]
        sides = lines or items
        between = Counter(round(2 * space) / 2 for space in spaces(lines))
        common, times = between.most_common(1)[0] if between else (0.0, 0)
        return cls(
            min(item.x0 for item in sides), max(item.x1 for item in sides), common if times > 3 else None
        )


@dataclass(slots=True)
class Passage:
    """Lines that belong together, each with its page, from 1; `column` is that of the last.

    `indent` is how far the first begins from the left side of its own column, in points.
    """

    column: Column
    lines: list[tuple[int, Line]] = field(default_factory=list)
    mark: Mark | None = None
    indent: float = 0.0

    @property
    def last(self) -> Line:
        return self.lines[-1][1]

    def words(self, lines: int | None = None) -> str:
        """The words of the first so many lines."""
        said: list[str] = []
        end = ""  # of what is said so far: no more tells how the next line is joined to it
        for _, line in self.lines[:lines]:
            said.append(joined(end, line.text)[len(end) :] if said else line.text)
            end = f"{end}{said[-1]}"[-END:]
        return "".join(said)


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the foot of a page, or what stands there for the page's sake."""

    words: str
    page: int


def begin(line: Line, page: int, column: Column) -> Passage:
    """The passage that a line begins."""
    return Passage(column, [(page, line)], _mark(line), line.x0 - column.left)


def goes_on(passage: Passage, line: Line, body: Body) -> bool:
    """Whether a line below the last one of a passage, in the same column, belongs to it."""
    before = passage.last
    if has_leader(before.text) or has_leader(line.text) or not _alike(before, line):
        return False
    usual = passage.column.space if passage.column.space is not None else body.space
    pushed = any(word.raised for word in line.words)  # a raised mark may push its line down
    if line.top - before.bottom > max(1.35 * usual, usual + (_PUSHED if pushed else _APART) * line.size):
        return False
    parted = before.text.endswith(("-", "\u2010")) and before.text[-2:-1].isalnum()
    no_room = parted or full(before, line, passage.column.right - before.x0)
    if before.size >= _LARGE * body.size and not _mark(line):
        return before.bold == line.bold
    if before.bold != line.bold and not no_room:
        return False
    if _begins(passage, line, no_room=no_room) or _indented(passage, line, no_room=no_room):
        return False
    return no_room or _unfinished(passage, line, body)


def _unfinished(passage: Passage, line: Line, body: Body) -> bool:
    """Whether a passage goes on though the first word of the line had room above it."""
    before = passage.last
    if body.parted and nearly_full(before, passage.column.right):
        return True
    return not ends(before.text) and (line.text[0].islower() or breaks_off(before.text))


def carries_over(passage: Passage, line: Line, body: Body) -> bool:
    """Whether a line at the top of another column or page belongs to the passage."""
    before = passage.last
    if has_leader(before.text) or body.stands_out(before) or body.stands_out(line):
        return False
    if not _alike(before, line) or ends(before.text) or _mark(line) or opening(line.text, announced=False):
        return False
    filled = passage.column.space is not None and full(before, line, passage.column.right - before.x0)
    return filled or line.text[0].islower()


def _alike(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) <= 0.08 * before.size


def _mark(line: Line) -> Mark | None:
    found = mark(line.text)
    return None if found and found.bare else found


def _begins(passage: Passage, line: Line, *, no_room: bool) -> bool:
    """Whether a line has a mark or a label of its own, and is not only the next line of a sentence."""
    found = _mark(line)
    if found and passage.last.text.endswith(("-", "\u2010")) and not found.bullet:
        return False
    within = no_room and not ends(passage.last.text) and passage.last.text[-1:] not in ",;"
    if opening(line.text, announced=False):
        return not within
    if found is None:
        return False
    if passage.mark or not within:
        return True
    rest = line.text[found.end :]
    dash = found.bullet and found.value in "-–—"
    return not ((dash and rest[:1].islower()) or (found.value.isdigit() and len(found.value) > 2))


def _indented(passage: Passage, line: Line, *, no_room: bool) -> bool:
    """Whether a line begins a paragraph by where it begins."""
    before = passage.last
    step = line.x0 - before.x0
    far = _INDENT * line.size
    if len(passage.lines) > 1:
        return abs(step) > far and not (step < 0 and no_room and line.text[0].islower())
    if passage.mark:
        return step < -far or (step > far and line.x0 > _text_start(passage) + far)
    if step > far:
        return not (no_room and not ends(before.text))
    return step < -4 * far


def _text_start(passage: Passage) -> float:
    """Where the words of an item begin, beside its mark."""
    words = passage.lines[0][1].words
    return words[1].x0 if len(words) > 1 else words[0].x0


def notes(lines: Sequence[Line | Grid], body: Body) -> int:
    """How many of the last lines of a column are notes at its foot."""
    count = 0
    for at, line in enumerate(reversed(lines), 1):
        if isinstance(line, Grid) or line.size > _SMALL * body.size:
            break
        if is_note(line):
            count = at
    return count


def is_note(line: Line) -> bool:
    """Whether a small line begins a note."""
    first = line.words[0]
    return (
        first.raised or (first.text.strip(".)").isdigit() and len(first.text) < 4) or first.text[0] in "*†‡"
    )


def note_words(lines: Iterable[Line], page: int) -> list[Note]:
    """The notes that lines at the foot of a column make, each with its mark in square brackets."""
    found: list[str] = []
    for line in lines:
        if is_note(line):
            number, _, rest = line.text.replace("]", "] ", 1).partition(" ")
            found.append(f"[{number.strip('[].')}] {rest.strip()}")
        elif found:
            found[-1] = joined(found[-1], line.text)
    return [Note(words, page) for words in found]
