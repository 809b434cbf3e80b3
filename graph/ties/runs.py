"""New edges on their way to be merged: gathered in memory, put aside on disk as sorted runs."""

import shutil
from pathlib import Path
from typing import Final

import numpy as np

from graph.ties.edge_keys import Keys, turned

#: Edges held in memory before they are put aside: 32 MB of keys, twice that while they are sorted.
RUN_LENGTH: Final = 1 << 22


class Runs:
    """Edges given in any order, kept in bounded memory."""

    def __init__(self, path: Path, length: int = RUN_LENGTH) -> None:
        """`path` is a directory to put runs into, of `length` edges or a little more."""
        self._path = path
        self._length = length
        self._waiting: list[Keys] = []
        self._held = 0
        self._written = 0

    def add(self, keys: Keys) -> None:
        """Take edges as seen from their recommendations."""
        self._waiting.append(keys)
        self._held += len(keys)
        if self._held >= self._length:
            self._put_aside()

    def sorted(self) -> tuple[list[Keys], list[Keys]]:
        """All runs, each sorted and memory-mapped: as seen from the recommendations, and from the things."""
        if self._held:
            self._put_aside()
        forward, backward = (
            [np.load(self._path / f"{way}-{run}.npy", mmap_mode="r") for run in range(self._written)]
            for way in ("forward", "backward")
        )
        return forward, backward

    def remove(self) -> None:
        """Take the runs off the disk."""
        shutil.rmtree(self._path, ignore_errors=True)

    def _put_aside(self) -> None:
        self._path.mkdir(exist_ok=True)
        keys = np.concatenate(self._waiting)
        self._waiting.clear()
        keys.sort()
        np.save(self._path / f"forward-{self._written}.npy", keys)
        keys = turned(keys)
        keys.sort()
        np.save(self._path / f"backward-{self._written}.npy", keys)
        self._written += 1
        self._held = 0
