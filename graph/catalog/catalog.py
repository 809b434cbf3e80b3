"""The things of the graph, by id and by name: one SQLite file, so that nothing of it is held in memory.

Recommendations are not among them: their records are stored beside the text that is searched.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self

from graph.catalog import hierarchy, naming
from graph.catalog.entries import How, Type
from graph.catalog.names import MAX_FOLDED, fold
from graph.catalog.sealed_file import Row, SealedFile, listed
from graph.catalog.things import Named, Thing, Under
from ontology.errors import Damaged, Invalid, NotFound, TooLarge

__all__ = ["Catalog", "How", "Named", "Sort", "Thing", "Type", "Under"]

Sort = Literal["label", "id", "count"]

#: The most things of a page, and how far in it may begin.
MAX_PAGE: Final = 1000
MAX_OFFSET: Final = 2**31

_STARTING: Final = (
    "ordinal IN (SELECT ordinal FROM starts JOIN names USING (name_id) WHERE folded >= ? AND folded < ?)"
)
_ORDER: Final[dict[Sort, str]] = {"label": "sort, id", "id": "id", "count": "count DESC, sort, id"}


class Catalog:
    """A sealed catalog, open for reading from any number of threads."""

    def __init__(self, file: SealedFile) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises Damaged where `path` is not a catalog as it was written."""
        return cls(SealedFile(path))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def verify(self) -> None:
        """Read all of it through. Raises Damaged."""
        found = self._file.rows("PRAGMA integrity_check(1)")[0][0]
        if found != "ok":
            raise Damaged(f"The catalog is damaged: {found}.")

    def thing(self, thing_id: str) -> Thing:
        """Raises NotFound, with the nearest known ids."""
        rows = self._file.rows("SELECT * FROM shown_things WHERE id = ?", thing_id)
        if not rows:
            nearest = naming.nearest_ids(self._file, thing_id, limit=5)
            raise NotFound(f"There is nothing with the id {thing_id[:100]!r}.", nearest)
        return _thing(rows[0])

    def by_ordinals(self, ordinals: Iterable[int], *, views: bool = True) -> list[Thing]:
        """The things in these rows of the ties, in the order given; a removed one is left out.

        Without `views`, which of documents are long, theirs are empty.
        """
        wanted = [int(ordinal) for ordinal in ordinals]
        columns = "*" if views else "ordinal, id, type, kind, label, document, count, x''"
        among = "FROM shown_things WHERE ordinal IN (SELECT value FROM json_each(?))"
        query = f"SELECT {columns} {among}"
        known = {row[0]: _thing(row) for row in self._file.rows(query, listed(wanted))}
        return [known[ordinal] for ordinal in wanted if ordinal in known]

    def by_ids(self, ids: Sequence[str]) -> list[Thing]:
        """The things with these ids, in the order given; one that there is not is left out."""
        query = "SELECT * FROM shown_things WHERE id IN (SELECT value FROM json_each(?))"
        known = {row[1]: _thing(row) for row in self._file.rows(query, listed(ids))}
        return [known[thing_id] for thing_id in ids if thing_id in known]

    def things(
        self,
        type_: Type,
        *,
        kind: str | None = None,
        document: str | None = None,
        starting: str = "",
        sort: Sort = "label",
        limit: int = 20,
        offset: int = 0,
    ) -> tuple[int, list[Thing]]:
        """How many there are, and one page of them. Raises Invalid, or TooLarge beyond MAX_PAGE.

        With `starting`, only those with a name in which that stands at the start of a word.
        """
        if limit > MAX_PAGE:
            raise TooLarge(f"A page holds at most {MAX_PAGE} things.", "limit")
        if limit < 0 or offset < 0 or offset > MAX_OFFSET:
            raise Invalid(f"A page begins at an offset from 0 to {MAX_OFFSET}.", "offset")
        among, values = _among(type_, kind, document, starting)
        total = self._file.rows(f"SELECT count(*) {among}", *values)[0][0]
        page = f"SELECT * {among} ORDER BY {_ORDER[sort]} LIMIT ? OFFSET ?"
        return total, [_thing(row) for row in self._file.rows(page, *values, limit, offset)]

    def initials(
        self, type_: Type, *, kind: str | None = None, document: str | None = None, starting: str = ""
    ) -> list[tuple[str, int]]:
        """The first characters of these things, without case and accents, and how many have each, by name."""
        among, values = _among(type_, kind, document, starting)
        query = f"SELECT substr(sort, 1, 1) AS initial, count(*) {among} GROUP BY initial ORDER BY initial"
        return [(*row,) for row in self._file.rows(query, *values)]

    def undefined(
        self, documents: Sequence[str] = (), limit: int = MAX_PAGE, offset: int = 0
    ) -> tuple[int, list[tuple[str, int, str]]]:
        """How many terms documents leave undefined, and some as (slug, place in its definitions, term).

        `documents` are slugs; none means all.
        """
        among = "FROM undefined"
        if documents:
            among += " WHERE document IN (SELECT value FROM json_each(?))"
        values = [listed(documents)] if documents else []
        total = self._file.rows(f"SELECT count(*) {among}", *values)[0][0]
        page = f"SELECT document, at, term {among} ORDER BY document, at LIMIT ? OFFSET ?"
        return total, [(*row,) for row in self._file.rows(page, *values, limit, offset)]

    def named(self, name: str) -> list[Named]:
        """All things called just so, up to case, inflection and punctuation, best first."""
        return naming.named(self._file, name)

    def count_named(self, name: str) -> int:
        """How many things are called just so; `named` gives at most `naming.MAX_NAMED`."""
        return naming.count_named(self._file, name)

    def starting(self, prefix: str, limit: int = 10) -> list[Named]:
        """Completions of what was typed so far: up to case and accents, at the start of any word."""
        return naming.starting(self._file, prefix, limit)

    def nearest(self, name: str, limit: int = 5) -> list[Named]:
        """The things with a name most like this one, best first."""
        return naming.nearest_names(self._file, name, limit)

    def under(self, ids: Sequence[str], depth: int = hierarchy.MAX_DEPTH) -> list[Under]:
        """These things, then all concepts narrower than any of them by up to `depth` steps, nearest first."""
        return hierarchy.under(self._file, ids, depth)

    def narrower(self, thing_id: str) -> list[str]:
        """The ids of all concepts under this one, nearest first."""
        return [concept.id for concept in self.under([thing_id]) if concept.depth]

    def broader(self, ordinal: int) -> list[str]:
        """The ids of the concepts just above one, sorted."""
        return hierarchy.above(self._file, ordinal)

    def beside(self, thing_id: str, limit: int = MAX_PAGE) -> list[tuple[str, str]]:
        """Concepts next to one as (relation, id), sorted: broader, narrower and related ones."""
        return hierarchy.beside(self._file, thing_id, limit)

    def between(self, ids: Sequence[str]) -> list[tuple[str, str, str]]:
        """The edges between these concepts as (id, relation, id), sorted: broader and related ones."""
        return hierarchy.between(self._file, ids)


def _among(type_: Type, kind: str | None, document: str | None, starting: str) -> tuple[str, list[str]]:
    """The part of a query that says which things are meant, and the values bound in it."""
    given = {"type": type_, "kind": kind, "document": document}
    values = [value for value in given.values() if value is not None]
    # Only names of columns, written here, are put into the query; the values are bound.
    where = [f"{column} = ?" for column, value in given.items() if value is not None]
    if folded := fold(starting)[:MAX_FOLDED]:
        where.append(_STARTING)
        values += [folded, f"{folded}\U0010ffff"]
    return f"FROM shown_things WHERE {' AND '.join(where)}", values


def _thing(row: Row) -> Thing:
    return Thing(*row[:8])
