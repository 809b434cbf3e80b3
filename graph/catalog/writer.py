"""Write a catalog: add and remove what vocabularies and documents hold, then commit."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.catalog import entries
from graph.catalog.entries import HOW, UNOFFERED, Entry
from graph.catalog.names import fold, padded, sort_key, word_starts
from ontology.concepts import Concept
from ontology.errors import NotFound
from ontology.labels import label_key
from ontology.records import Category, Document, Question, Section

_SCHEMA = files("graph.catalog").joinpath("catalog.sql").read_text(encoding="utf-8")

# The file is built beside what is served and thrown away when the build dies, so it needs no journal on disk.
_FAST = (
    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
    " PRAGMA cache_size = -65536;"
)


@dataclass(frozen=True, slots=True)
class ThingColumns:
    """What the ties keep of every thing, by ordinal.

    `kind` indexes `kinds`: a concept's kind, the type of anything else, and "" (code 0) where there is no
    thing; `rank` is its place among all things sorted by name.
    """

    kinds: tuple[str, ...]
    kind: NDArray[np.uint8]
    rank: NDArray[np.uint32]


class CatalogWriter:
    """A catalog being written.

    A thing gets its ordinal, from 1, when it is first added, and keeps it when it is added again; no ordinal
    is ever used for another. `view` is the JSON of the thing's view. Every `add_…` returns the ordinal.
    """

    def __init__(self, path: Path) -> None:
        """Open the catalog at `path`, or begin one."""
        new = not path.exists()
        self._file = sqlite3.connect(path)
        self._file.executescript(_FAST + _SCHEMA if new else _FAST)

    def add_concept(self, concept: Concept, view: bytes, document: str | None = None) -> int:
        """A concept of a vocabulary or, where `document` is its slug, one found in that document."""
        ordinal = self._add(entries.concept_entry(concept, view, document))
        if document is not None:
            self._file.execute("INSERT OR IGNORE INTO found VALUES (?, ?)", (document, ordinal))
        self._file.executemany(
            "INSERT OR IGNORE INTO neighbours VALUES (?, ?, ?)",
            [(target, "broader", ordinal) for target in concept.broader]
            + [(target, "related", ordinal) for target in concept.related],
        )
        return ordinal

    def add_document(self, document: Document, view: bytes) -> int:
        """The document itself, and the terms that it leaves undefined; its parts are added one by one."""
        slug, terms = document.slug, document.definitions
        self._file.execute("DELETE FROM undefined WHERE document = ?", (slug,))
        self._file.executemany(
            "INSERT INTO undefined VALUES (?, ?, ?)",
            [(slug, at, each.term.value) for at, each in enumerate(terms) if each.text is None],
        )
        return self._add(entries.document_entry(document, view))

    def add_section(self, slug: str, section: Section, view: bytes) -> int:
        """A section of the document with this slug."""
        return self._add(entries.section_entry(slug, section, view))

    def add_category(self, slug: str, category: Category, view: bytes) -> int:
        """A category of the document with this slug, and the goal stated for it."""
        if category.goal is not None:
            self._add(entries.goal_entry(slug, category.number, category.goal.value, view))
        return self._add(entries.category_entry(slug, category, view))

    def add_question(self, slug: str, question: Question, view: bytes) -> int:
        """A question that the document with this slug put to a vote."""
        return self._add(entries.question_entry(slug, question, view))

    def remove_document(self, slug: str) -> None:
        """Take out a document, its parts, and the concepts that were found in no other document."""
        run = self._file.execute
        run("DELETE FROM found WHERE document = ?", (slug,))
        run("DELETE FROM undefined WHERE document = ?", (slug,))
        run(
            "UPDATE things SET document = others.document"
            " FROM (SELECT ordinal, min(document) AS document FROM found GROUP BY ordinal) AS others"
            " WHERE things.ordinal = others.ordinal AND things.document = ?",
            (slug,),
        )
        run("DELETE FROM things WHERE document = ?", (slug,))

    def ordinals(self, ids: Iterable[str]) -> list[int]:
        """The ordinals of things that have been added, in the order of `ids`. Raises NotFound."""
        wanted = list(ids)
        known: dict[str, int] = dict(
            self._file.execute(
                "SELECT id, ordinal FROM things WHERE id IN (SELECT value FROM json_each(?))",
                (orjson.dumps(wanted).decode(),),
            )
        )
        missing = next((thing_id for thing_id in wanted if thing_id not in known), None)
        if missing is not None:
            raise NotFound(f"The catalog holds no {missing}, to which a recommendation is tied.")
        return [known[thing_id] for thing_id in wanted]

    def columns(self) -> ThingColumns:
        """What the ties keep of every thing."""
        every = self._file.execute(
            "SELECT ordinal, coalesce(kind, type) FROM things ORDER BY sort, id"
        ).fetchall()
        (size,) = self._file.execute("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence").fetchone()
        kinds = ("", *sorted({kind for _, kind in every}))
        codes = {kind: code for code, kind in enumerate(kinds)}
        ordinals = np.fromiter((ordinal for ordinal, _ in every), np.int64, len(every))
        kind, rank = np.zeros(size, np.uint8), np.zeros(size, np.uint32)
        kind[ordinals] = np.fromiter((codes[kind] for _, kind in every), np.uint8, len(every))
        rank[ordinals] = np.arange(len(every))
        return ThingColumns(kinds, kind, rank)

    def document_order(self) -> NDArray[np.uint32]:
        """The ordinals of all documents, sorted by slug."""
        rows = self._file.execute("SELECT ordinal FROM things WHERE type = 'document' ORDER BY id")
        return np.array([ordinal for (ordinal,) in rows], np.uint32)

    def set_counts(self, counts: NDArray[np.uint32]) -> None:
        """How many recommendations are tied to each thing, by ordinal (`Ties.counts`)."""
        before = self._file.execute("SELECT ordinal, count FROM things").fetchall()
        changed = [(int(counts[n]), n) for n, count in before if count != counts[n]]
        self._file.executemany("UPDATE things SET count = ? WHERE ordinal = ?", changed)

    def commit(self) -> None:
        """Make all that was added or removed so far last."""
        self._file.execute("DELETE FROM grams")
        self._file.execute("INSERT INTO grams SELECT term, doc FROM trigram_terms")
        self._file.commit()

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _add(self, entry: Entry) -> int:
        known = self._file.execute("SELECT ordinal FROM things WHERE id = ?", (entry.id,)).fetchone()
        if known is None:
            return self._insert(entry)
        ordinal: int = known[0]
        if entry.type != "concept" or entry.document is None:  # else what is known of it holds
            self._update(ordinal, entry)
        return ordinal

    def _insert(self, entry: Entry) -> int:
        row = self._file.execute(
            "INSERT INTO things (type, kind, label, sort, document, view, id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*_columns(entry), entry.id),
        )
        assert row.lastrowid is not None
        self._name(row.lastrowid, entry)
        return row.lastrowid

    def _update(self, ordinal: int, entry: Entry) -> None:
        run = self._file.execute
        run(
            "UPDATE things SET type = ?, kind = ?, label = ?, sort = ?, document = ?, view = ?"
            " WHERE ordinal = ?",
            (*_columns(entry), ordinal),
        )
        run("DELETE FROM names WHERE ordinal = ?", (ordinal,))
        run("DELETE FROM neighbours WHERE ordinal = ?", (ordinal,))
        self._name(ordinal, entry)

    def _name(self, ordinal: int, entry: Entry) -> None:
        run = self._file.execute
        for name, how in entry.names:
            folded = fold(name)
            values = (ordinal, HOW.index(how), name, padded(folded), label_key(name))
            insert = "INSERT INTO names (ordinal, how, name, padded, key) VALUES (?, ?, ?, ?, ?)"
            name_id = run(insert, values).lastrowid
            if how in UNOFFERED:
                continue
            run("INSERT INTO trigrams (rowid, padded) VALUES (?, ?)", (name_id, padded(folded)))
            starts = [(start, name_id, int(at > 0)) for at, start in enumerate(word_starts(folded))]
            self._file.executemany("INSERT OR IGNORE INTO starts VALUES (?, ?, ?)", starts)


def _columns(entry: Entry) -> tuple[str | bytes | None, ...]:
    return entry.type, entry.kind, entry.label, sort_key(entry.label), entry.document, entry.view
