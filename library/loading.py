"""Quads loaded into the store by a thread, while documents are still being read."""

import queue
import shutil
import threading
from pathlib import Path
from typing import Final, Self

from graph.store import bulk_load

#: The store is fastest in few large loads; a batch of this many bytes holds about half a million quads.
BATCH_BYTES: Final = 128 * 2**20


class Loading:
    """Loads files of N-Quads into the store at `path`, and deletes them; `work` is for its batches.

    Use it as a context, so that the thread ends whatever happens; `finish` when all files are added.
    """

    def __init__(self, path: Path, work: Path) -> None:
        self._path = path
        self._work = work
        self._batch: list[Path] = []
        self._size = 0
        # One batch waits while one is loaded: whoever reads faster than that waits too.
        self._batches: queue.Queue[list[Path] | None] = queue.Queue(1)
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="loading quads")

    def add(self, file: Path) -> None:
        """Load this file sooner or later."""
        self._batch.append(file)
        self._size += file.stat().st_size
        if self._size >= BATCH_BYTES:
            self._send()

    def finish(self) -> None:
        """Load the rest, and wait until all is in the store."""
        self._send()
        self._batches.put(None)
        self._thread.join()
        if self._error:
            raise self._error

    def _send(self) -> None:
        if self._error:
            raise self._error
        self._batches.put(self._batch)
        self._batch, self._size = [], 0

    def _run(self) -> None:
        while (batch := self._batches.get()) is not None:
            if self._error is None:
                try:
                    self._load(batch)
                except BaseException as error:  # noqa: BLE001 - raised again in the thread that builds
                    self._error = error

    def _load(self, batch: list[Path]) -> None:
        whole = self._work / "batch.nq"
        with whole.open("wb") as target:
            for file in batch:
                with file.open("rb") as source:
                    shutil.copyfileobj(source, target, 2**20)
                file.unlink()
        bulk_load(self._path, [whole])
        whole.unlink()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._batches.put(None)
        self._thread.join()
