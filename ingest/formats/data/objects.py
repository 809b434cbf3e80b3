"""JSON and JSON Lines: lists of objects are tables with the keys as headers, other objects sections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ingest.formats.data.values import Value, strings, value_of
from ingest.formats.grids import means_table
from ingest.formats.rendering import BREAK, Rendering, plain
from ingest.formats.told import Told
from ingest.headers import shipped_kinds, table_kind
from ingest.marks import mark
from ontology.errors import TooLarge, Unreadable

JSON = "application/json"
JSON_LINES = "application/jsonl"
MAX_ROWS = 300_000
MAX_COLUMNS = 1_000
MAX_CHARACTERS = 64_000_000
MAX_CELLS = 10_000_000  # of one table
_NAMED = ("title", "name", "heading", "label", "section", "category", "theme", "chapter")
_SAYS = {
    "title": ("title", "name", "document_title", "report_title"),
    "publisher": ("publisher", "organization", "organisation", "agency", "issuer", "author"),
    "date": ("date", "published", "publication_date", "published_at", "issued", "date_published"),
}
_DEEPEST = 6  # levels of headings
_FEW = 4  # words of each value of a list that is said in one line
_ALIKE = 0.5  # of the objects of a list hold lists of objects, where each of them is a section

Object = Mapping[str, Any]


def render_json(content: bytes) -> bytes:
    """JSON in UTF-8 as a rendering."""
    value = value_of(content.decode("utf-8", "replace"))
    if not isinstance(value, dict | list):
        raise Unreadable("The file is JSON, but only one value; a document has an object or a list.")
    for _ in strings(value):  # bounds how deep it goes
        pass
    rendering = Rendering()
    _Sections(rendering).add(value)
    front = value if isinstance(value, dict) else {}
    said = {name: _first(front, keys) for name, keys in _SAYS.items()}
    return rendering.written("json", JSON, **said)


def render_json_lines(content: bytes) -> bytes:
    """JSON Lines in UTF-8 as a rendering: one table, a row for each line."""
    lines = content.decode("utf-8", "replace").split("\n")
    if len(lines) > MAX_ROWS + 1 and sum(map(bool, map(str.strip, lines))) > MAX_ROWS:
        raise _too_many()
    values = [value_of(line, at) for at, line in enumerate(lines, 1) if line.strip()]
    rendering = Rendering()
    _Sections(rendering).add(values)
    return rendering.written("jsonl", JSON_LINES)


class _Sections:
    """Puts values into lines, each part under a heading of its key."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.rows = 0

    def add(self, value: Value, key: str = "", level: int = 1) -> None:
        if isinstance(value, dict):
            self._object(value, level)
        elif isinstance(value, list):
            self._list(value, key, level)

    def _object(self, value: Object, level: int) -> None:
        """What an object says itself, then its parts."""
        title = _first(value, _NAMED) if level == 1 else None
        if title:
            self._line("heading", title, level=level)
        for key, one in value.items():
            if (not isinstance(one, dict | list) or _is_words(one)) and one != title:
                self._said(key, one)
        for key, one in value.items():
            if isinstance(one, dict | list) and one and not _is_words(one):
                self._line("heading", _readable(key), level=min(level + 1, _DEEPEST))
                self.add(_by_code(one), key, level + 1)

    def _said(self, key: str, one: Value) -> None:
        words = _cell(one)
        marked = mark(f"{key}. X")
        if words and marked and not marked.bullet:
            self._line("item", words, number=marked.value, before=f"{key}.")
        elif words:
            self._line("plain", f"{_readable(key)}: {words}")

    def _list(self, value: Sequence[Value], key: str, level: int) -> None:
        objects = [one for one in value if isinstance(one, dict)]
        if objects and len(objects) * 2 > len(value):
            if _holds_tables(objects):
                self._parts(objects, key, level)
            else:
                self._table(objects)
            rest: Iterable[Value] = (one for one in value if not isinstance(one, dict))
        elif value and all(isinstance(one, list) for one in value):
            rest = self._rows([[_cell(cell) for cell in row] for row in value if isinstance(row, list)])
        else:
            rest = value
        for one in rest:
            if words := _cell(one):
                self._line("item", words, before="•")

    def _parts(self, objects: Sequence[Object], key: str, level: int) -> None:
        for number, one in enumerate(objects, 1):
            name = _first(one, _NAMED) or f"{_readable(key)} {number}".strip()
            self._line("heading", name, level=min(level + 1, _DEEPEST))
            shown = next((known for known in _NAMED if _first(one, (known,)) == name), None)
            self._object({other: below for other, below in one.items() if other != shown}, level + 1)

    def _table(self, objects: Sequence[Object]) -> None:
        if len(objects) > MAX_ROWS:
            raise _too_many()
        flat = [dict(_flat(one)) for one in objects]
        columns = list(dict.fromkeys(name for one in flat for name, words in one.items() if words))
        _refuse_wide(len(columns), len(flat))
        self._rows([columns, *([one.get(name, "") for name in columns] for one in flat)], headed=True)

    def _rows(self, rows: list[list[str]], *, headed: bool = False) -> Iterable[Value]:
        width = max(map(len, rows), default=0)
        _refuse_wide(width, len(rows))
        if not width:
            return ()
        first = len(self.rendering)
        for row in rows:
            self._bound()
            self.rendering.row([plain(cell) for cell in row])
        heads = headed or means_table(rows[0]) or all(cell and not cell.isdigit() for cell in rows[0])
        last = len(self.rendering) - 1
        self.rendering.parts.append(Told("table", first, last, headers=(first,) if heads else ()))
        self.rendering.gap()
        return ()

    def _line(
        self,
        kind: Any,  # noqa: ANN401
        words: str,
        *,
        level: int | None = None,
        number: str | None = None,
        before: str = "",
    ) -> None:
        self._bound()
        if plain(words):
            self.rendering.line(kind, words, level=level, number=number, before=before)

    def _bound(self) -> None:
        if len(self.rendering) > MAX_ROWS or self.rendering.size > MAX_CHARACTERS:
            raise _too_many()


def _refuse_wide(columns: int, rows: int) -> None:
    if columns > MAX_COLUMNS:
        raise TooLarge(
            f"The file has {columns:,} keys in one list; a table may have at most {MAX_COLUMNS:,}."
        )
    if columns * rows > MAX_CELLS:
        raise TooLarge(
            f"The file has a list of {rows:,} records and {columns:,} keys; "
            f"a table may have at most {MAX_CELLS:,} cells."
        )


def _too_many() -> TooLarge:
    return TooLarge(
        f"The file has more than {MAX_ROWS:,} records or {MAX_CHARACTERS:,} characters; "
        "split it, or save it as CSV."
    )


def _holds_tables(objects: Sequence[Object]) -> bool:
    """Whether the objects of a list are parts, each with lists of objects, and no recommendations."""
    holding = sum(any(_is_table(below) for below in one.values()) for one in objects)
    if holding < _ALIKE * len(objects):
        return False
    tables = [(key, below) for one in objects for key, below in one.items() if _is_table(below)]
    said = dict.fromkeys(key for one in objects for key in one if key not in dict(tables))
    below = dict.fromkeys(key for _, table in tables for one in table for key in one)
    own = _recommends(tuple(said))
    return not own or own < _recommends(tuple(below))


def _recommends(keys: Sequence[str]) -> int:
    """How plainly keys are those of recommendations: 2 by a word for these, 1 by one for texts, 0 not."""
    known = table_kind(shipped_kinds(), keys)
    if known is None or known[0].name != "recommendations":
        return 0
    kind, columns = known
    _, word = kind.columns.scores(keys[columns["text"]]).get("text", (0.0, ""))
    return 2 if word and word not in kind.together else 1


def _is_table(value: Value) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_words(value: Value) -> bool:
    """Whether a list only has a few short words, which are one value."""
    return isinstance(value, list) and all(
        isinstance(one, str) and len(one.split()) <= _FEW and not one.endswith(".") for one in value
    )


def _by_code(value: Value) -> Value:
    """Objects by their codes ("R1": {…}) as a list of objects, the code in each."""
    if (
        not isinstance(value, dict)
        or len(value) < 2
        or not all(isinstance(one, dict) for one in value.values())
    ):
        return value
    first, *others = value.values()
    if not all(first.keys() & one.keys() for one in others):
        return value
    return [{"id": key} | one if "id" not in one else one for key, one in value.items()]


def _flat(value: Object, around: str = "") -> Iterator[tuple[str, str]]:
    """The cells of an object by dotted keys."""
    for key, one in value.items():
        name = f"{around}{key}"
        if isinstance(one, dict):
            yield from _flat(one, f"{name}.")
        else:
            yield name, _cell(one)


def _cell(value: Value) -> str:
    """The words of a value: those of a list each in a line, those of an object after their keys."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BREAK.join(filter(None, map(_cell, value)))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {words}" for key, words in _flat(value) if words)
    return plain(value)


def _first(value: Object, keys: Sequence[str]) -> str | None:
    """The first of some keys that has words."""
    found = (value.get(key) for key in keys)
    return next(
        (one.strip() for one in found if isinstance(one, str) and one.strip() and len(one) <= 300), None
    )


def _readable(key: str) -> str:
    """A key as the words of a heading."""
    words = " ".join(key.replace("_", " ").split())
    return words[:1].upper() + words[1:]
