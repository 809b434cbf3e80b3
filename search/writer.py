"""Writing a text index."""

import os
import shutil
from pathlib import Path
from typing import Final, Self

import tantivy

from search.entry import Entry
from search.schema import build_schema, register_analyzers

#: What tantivy rewrites in place; everything else in its directory is written once, and so can be shared.
_REWRITTEN: Final = ("meta.json", ".managed.json")


class IndexWriter:
    """Writes an index that nobody reads yet. `seal` it, or leave it and delete the directory.

    Memory is bounded by `heap` bytes (at least 15,000,000). One thread, so that the same entries in the same
    order are found in the same order.
    """

    def __init__(self, index: tantivy.Index, heap: int) -> None:
        register_analyzers(index)
        self._writer = index.writer(heap_size=heap, num_threads=1)

    @classmethod
    def create(cls, path: Path, heap: int = 128_000_000) -> Self:
        """A new, empty index at `path`, which must not exist or be empty."""
        path.mkdir(parents=True, exist_ok=True)
        # Sorted, so that of two results that score the same the one that was added first stays first.
        return cls(tantivy.Index(build_schema(), path=str(path), reuse=False, sort_by_field="ordinal"), heap)

    @classmethod
    def copy(cls, source: Path, path: Path, heap: int = 128_000_000) -> Self:
        """A copy of a sealed index, made in milliseconds by hard links, to add to and remove from.

        `source` and `path` must be on one file system; `source` stays as it is.
        """
        path.mkdir(parents=True, exist_ok=True)
        for file in source.iterdir():
            if file.name in _REWRITTEN:
                shutil.copy2(file, path / file.name)
            elif not file.name.endswith(".lock"):
                os.link(file, path / file.name)
        return cls(tantivy.Index.open(str(path)), heap)

    def add(self, ordinal: int, entry: Entry) -> None:
        """Add a recommendation; `ordinal` is its row in the ties, unique in the index."""
        self._writer.add_document(tantivy.Document(ordinal=ordinal, **entry.fields))

    def remove_document(self, slug: str) -> None:
        """Remove every recommendation of a document added before."""
        self._writer.delete_documents_by_term("document", slug)

    def seal(self) -> None:
        """Make everything durable and finish; nothing can be written afterwards."""
        self._writer.commit()
        self._writer.wait_merging_threads()
