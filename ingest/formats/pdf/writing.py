"""The flow of a PDF written as a rendering: what is a heading, an item or a table, and where pages begin."""

from collections.abc import Iterable, Sequence

from ingest.formats.grids import means_table
from ingest.formats.pdf.cells import Spelling
from ingest.formats.pdf.flow import GridRow, Part, Table
from ingest.formats.pdf.passages import Body, Note, Passage
from ingest.formats.rendering import Rendering, plain
from ingest.formats.told import Told
from ingest.forms import is_caps, is_heading_like
from ingest.labels import has_leader

_STEP = 3.0  # points by which a deeper list begins further right
_DEEPEST = 9
_TITLES = 4  # first rows of a table that may stand above its header
_LABEL = 40  # characters of a header that words do not tell
_HEADING_LINES = 4

Style = tuple[float, bool, bool]  # size, bold, capitals


class Writing:
    """Writes one document."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.rendering = Rendering()
        self.starts: list[int] = []
        self.lists: list[float] = []
        self.last = (0, "")  # page and number of the item before
        self.levels: dict[Style, int] = {}

    def written(self, parts: Sequence[Part], pages: int, media_type: str) -> bytes:
        """All parts as a rendering in JSON."""
        self.spelling = Spelling(_all_lines(parts))
        headings = [part for part in parts if isinstance(part, Passage) and self._is_heading(part)]
        self.headed = bool(headings)
        self.title = headings[0] if headings and headings[0] is next(iter(_passages(parts))) else None
        styles = {_style(one) for one in headings if one is not self.title}
        self.levels = {style: at for at, style in enumerate(sorted(styles, reverse=True), 1)}
        for part in parts:
            if isinstance(part, Passage):
                self._passage(part)
            elif isinstance(part, Table):
                self._table(part.rows)
            else:
                self._page(part.page)
                self.rendering.line("furniture", self.spelling.mended(part.words))
        self._page(pages)
        return self.rendering.written("pdf", media_type, bare=True, page_starts=self.starts)

    def _page(self, number: int, at: int | None = None) -> None:
        """Let pages up to this one begin here, or at an offset, unless they have begun."""
        here = self.rendering.size + len(self.rendering)
        while len(self.starts) < number:
            self.starts.append((here if at is None else at) if self.starts else 0)

    def _is_heading(self, passage: Passage) -> bool:
        lines = [line for _, line in passage.lines]
        return (
            len(lines) <= _HEADING_LINES
            and all(map(self.body.stands_out, lines))
            and is_heading_like(words := passage.words())
            and any(one.isalpha() for one in words)
            and not has_leader(words)
        )

    def _passage(self, passage: Passage) -> None:
        said = plain(self.spelling.mended(passage.words()))
        first = passage.lines[0][0]
        self._page(first)
        at = self.rendering.size + len(self.rendering)
        self._said(passage, said)
        for line, (page, _) in enumerate(passage.lines):
            if page > len(self.starts):  # once for each page: all words before it are mended for that
                self._page(page, at + len(plain(self.spelling.mended(passage.words(line)))) + 1)

    def _said(self, passage: Passage, said: str) -> None:
        if not said:
            return
        mark = passage.mark
        if self._is_heading(passage):
            self.lists.clear()
            level = None if passage is self.title else min(self.levels[_style(passage)], _DEEPEST)
            self.rendering.line("heading", said, level=level)
        elif has_leader(said):
            self.rendering.line("furniture", said)
        elif mark and (mark.bullet or self.headed) and mark.end < len(said):
            number = None if mark.bullet else mark.value
            level = self._level(passage)
            before, words = said[: mark.end].strip(), said[mark.end :]
            self.rendering.line("item", words, level=level, number=number, before=before)
        else:
            if not mark:
                self.lists.clear()
            judged = mark or not self.headed or not is_heading_like(said) or is_caps(said)
            self.rendering.line("plain" if judged else "prose", said)

    def _level(self, passage: Passage) -> int:
        """How deep an item lies, by where its mark begins.

        One that goes on counting on another page is as deep as the one before, whatever that page's margin.
        """
        indent, mark = passage.indent, passage.mark
        here = (passage.lines[0][0], mark.value if mark and not mark.bullet else "")
        if self.lists and here[0] > self.last[0] and _counts_on(self.last[1], here[1]):
            self.lists = [one + indent - self.lists[-1] for one in self.lists]
        self.last = here
        while self.lists and self.lists[-1] > indent + _STEP:
            self.lists.pop()
        if not self.lists or self.lists[-1] < indent - _STEP:
            self.lists.append(indent)
        return min(len(self.lists), _DEEPEST)

    def _table(self, rows: Sequence[GridRow]) -> None:
        self.lists.clear()
        titles, heads = _heads(rows)
        for row in rows[:titles]:
            self._page(row.page)
            self.rendering.line("plain", self.spelling.mended(" ".join(filter(None, row.cells))))
        at_line: dict[int, int] = {}
        fills: dict[tuple[int, int], str] = {}
        origins: dict[tuple[int, int], tuple[int, int]] = {}
        again = []
        for at, row in enumerate(rows[titles:], titles):
            self._page(row.page)
            cells = [plain(self.spelling.mended(cell)) for cell in row.cells]
            line = at_line[at] = self.rendering.row(cells)
            fills.update({(line, column): fill for column, fill in row.fills.items()})
            origins.update(
                {(line, column): (at_line[up], column) for column, up in row.above.items() if up in at_line}
            )
            again += [line] if row.note else []
        first = at_line[titles]
        headers = tuple(range(first, first + heads))
        self.rendering.parts.append(
            Told("table", first, line, headers=headers, again=tuple(again), fills=fills, origins=origins)
        )


def _heads(rows: Sequence[GridRow]) -> tuple[int, int]:
    """How many first rows are titles above a table, and how many below them head it."""
    for at, row in enumerate(rows[:_TITLES]):
        words = [cell.replace("\n", " ") for cell in row.cells]
        if means_table(words):
            reaching = len(rows) > at + 2 and at in rows[at + 1].above.values()
            return at, 2 if reaching and "" in row.cells else 1
        if sum(map(bool, row.cells)) > 1:
            break
    first = rows[0].cells
    labels = all(cell and len(cell) <= _LABEL and not cell[0].isdigit() for cell in first)
    below = [row for row in rows[1:6] if not row.note]
    differ = any(len(cell) > 60 or not cell or cell[0].isdigit() for row in below for cell in row.cells)
    bold = rows[0].bold and not all(row.bold for row in below)
    return 0, 1 if len(rows) > 1 and labels and (bold or differ) else 0


def _counts_on(number: str, after: str) -> bool:
    """Whether a number is the next one: 115.13 after 115.12, b after a."""
    head, last = _counted(number)
    return bool(number) and _counted(after) == (head, last + 1)


def _counted(number: str) -> tuple[str, int]:
    head = number.rstrip("0123456789")
    if len(head) < len(number):
        return head, int(number[len(head) :])
    return number[:-1], ord(number[-1:] or " ")


def _style(passage: Passage) -> Style:
    line = passage.lines[0][1]
    return line.size, line.bold, is_caps(line.text)


def _passages(parts: Iterable[Part]) -> Iterable[Part]:
    return (part for part in parts if not isinstance(part, Note))


def _all_lines(parts: Iterable[Part]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, Passage):
            yield part.words()
        elif isinstance(part, Table):
            yield from (cell for row in part.rows for cell in row.cells)
