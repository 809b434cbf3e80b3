"""What one document adds to the store and to the text index, in files that the builder reads once."""

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import pyoxigraph

from search.entry import Entry

_BATCH: Final = 256


@dataclass(frozen=True, slots=True)
class SpoolFiles:
    """The files, and how many quads the one holds."""

    quads: Path
    entries: Path
    quad_count: int


class Spool:
    """Files being written under `work`; `kinds` counts the recommendations by kind."""

    def __init__(self, work: Path, slug: str) -> None:
        self._quads_file = work / f"{slug}.nq"
        self._entries_file = work / f"{slug}.entries"
        self._quads = self._quads_file.open("w", encoding="utf-8", newline="\n")
        self._entries = self._entries_file.open("wb")
        self._batch: list[Entry] = []
        self._count = 0
        self.kinds: Counter[str] = Counter()

    def write_quads(self, lines: Iterable[str]) -> None:
        """Add lines of N-Quads, each with its line end; what comes twice counts once, as in a store."""
        unique = dict.fromkeys(lines)
        self._quads.writelines(unique)
        self._count += len(unique)

    def count_again(self) -> None:
        """Count the quads as a store does, for which "1" and "01" are one number."""
        self._quads.flush()
        store = pyoxigraph.Store()
        store.bulk_load(path=str(self._quads_file), format=pyoxigraph.RdfFormat.N_QUADS)
        self._count = len(store)

    def write_entry(self, entry: Entry, kind: str) -> None:
        """Add the entry of a recommendation of this kind."""
        self.kinds[kind] += 1
        self._batch.append(entry)
        if len(self._batch) == _BATCH:
            self._flush()

    def files(self) -> SpoolFiles:
        """What was written, for the builder."""
        return SpoolFiles(self._quads_file, self._entries_file, self._count)

    def _flush(self) -> None:
        pickle.dump(self._batch, self._entries, pickle.HIGHEST_PROTOCOL)
        self._batch = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._entries.close()
        self._quads.close()


def read_entries(file: Path) -> Iterator[Entry]:
    """The entries of a file that a process of this build wrote, in order."""
    with file.open("rb") as stream:
        while stream.peek(1):
            # The builder's own process wrote this file a moment ago, in a directory that only it writes.
            yield from pickle.load(stream)  # noqa: S301
