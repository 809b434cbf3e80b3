"""Quads loaded into the store by threads of their own, while documents are still being read."""

import os
import queue
import shutil
import threading
from pathlib import Path
from typing import Final, Self

from graph.store.store import StoreWriter

#: A load pays from about this many bytes on, some 200,000 quads, and takes up to 0.4 GB of memory.
BATCH_BYTES: Final = 64 * 2**20
#: Loading costs twice what reading does, so it gets as many threads as there are cores; memory bounds them.
MAX_THREADS: Final = 4


class Loading:
    """Loads files of N-Quads into the store at `path`, and deletes them; `work` is for its batches.

    Use it as a context, so that the threads end whatever happens; `finish` when all files are added.
    """

    def __init__(self, path: Path, work: Path) -> None:
        self._path = path
        self._work = work
        self._batch: list[Path] = []
        self._size = 0
        self._threads: list[threading.Thread] = []
        self._most = min(MAX_THREADS, os.cpu_count() or 1)
        # One batch waits while others are loaded: whoever reads faster than that waits too.
        self._batches: queue.Queue[list[Path] | None] = queue.Queue(1)
        self._error: BaseException | None = None
        self._store: StoreWriter | None = None

    def add(self, file: Path) -> None:
        """Load this file sooner or later."""
        self._batch.append(file)
        self._size += file.stat().st_size
        if self._size >= BATCH_BYTES:
            self._send()

    def finish(self) -> None:
        """Load the rest, wait until all is in the store, and let go of the store."""
        if self._batch:
            self._send()
        self._end()
        if self._error:
            raise self._error

    def _send(self) -> None:
        if self._error:
            raise self._error
        if len(self._threads) < self._most:
            self._begin_thread()
        self._batches.put(self._batch)
        self._batch, self._size = [], 0

    def _begin_thread(self) -> None:
        self._store = self._store or StoreWriter(self._path)
        batch = self._work / f"batch-{len(self._threads)}.nq"
        self._threads.append(threading.Thread(target=self._run, args=(self._store, batch), name=batch.stem))
        self._threads[-1].start()

    def _run(self, store: StoreWriter, whole: Path) -> None:
        while (batch := self._batches.get()) is not None:
            if self._error is None:
                try:
                    _load(store, batch, whole)
                except BaseException as error:  # noqa: BLE001 - raised again in the thread that builds
                    self._error = error

    def _end(self) -> None:
        for _ in self._threads:
            self._batches.put(None)
        for thread in self._threads:
            thread.join()
        self._threads, self._store = [], None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._end()


def _load(store: StoreWriter, batch: list[Path], whole: Path) -> None:
    with whole.open("wb") as target:
        for file in batch:
            with file.open("rb") as source:
                shutil.copyfileobj(source, target, 2**20)
            file.unlink()
    store.load(whole)
    whole.unlink()
