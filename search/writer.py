"""Writing a text index."""

from pathlib import Path
from typing import Self

from search.entry import Entry


class IndexWriter:
    """Writes an index that nobody reads yet. `seal` it, or leave it and delete the directory.

    Memory is bounded by `heap` bytes. One thread, so that the same entries in the same order are found in
    the same order.
    """

    @classmethod
    def create(cls, path: Path, heap: int = 128_000_000) -> Self:
        """A new, empty index at `path`, which must not exist or be empty."""
        raise NotImplementedError

    @classmethod
    def copy(cls, source: Path, path: Path, heap: int = 128_000_000) -> Self:
        """A copy of a sealed index, made in milliseconds by hard links, to add to and remove from.

        `source` and `path` must be on one file system; `source` stays as it is.
        """
        raise NotImplementedError

    def add(self, ordinal: int, entry: Entry) -> None:
        """Add a recommendation; `ordinal` is its row in the ties, unique in the index."""
        raise NotImplementedError

    def remove_document(self, slug: str) -> None:
        """Remove every recommendation of a document added before."""
        raise NotImplementedError

    def seal(self) -> None:
        """Make everything durable and finish; nothing can be written afterwards."""
        raise NotImplementedError
