"""Keeps worker processes ready, so that no query waits for one to start."""

import queue
import threading
import weakref
from typing import Final

from graph.sparql.process import Died, Process

#: Seconds before another try, where a process could not be started.
_PAUSE: Final = 1.0


class Keeper:
    """Starts a process, in a thread of its own, for each that was ordered.

    A process ends with the thread that started it, so that is one that lives as long as the keeper.
    """

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._orders: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._idle: queue.SimpleQueue[Process] = queue.SimpleQueue()
        self._living: weakref.WeakSet[Process] = weakref.WeakSet()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="SPARQL workers", daemon=True)
        self._thread.start()

    def order(self, store: str) -> None:
        """Start one more, that has this store open."""
        self._orders.put(store)

    def take(self, seconds: float) -> Process | None:
        """One that is ready; None where none is in that time."""
        try:
            return self._idle.get(timeout=seconds)
        except queue.Empty:
            return None

    def put(self, process: Process) -> None:
        """Give one back that has answered."""
        self._idle.put(process)

    def close(self) -> None:
        """End all processes, and then the thread."""
        self._closed.set()
        self._orders.put(None)
        self._thread.join()
        for process in list(self._living):
            process.kill()

    def _run(self) -> None:
        while (store := self._orders.get()) is not None:
            while not self._closed.is_set() and not self._started(store):
                self._closed.wait(_PAUSE)

    def _started(self, store: str) -> bool:
        try:
            process = Process(self._memory, store)
        except OSError:
            return False  # there is no memory or no place for a process just now
        self._living.add(process)
        try:
            process.wait_until_ready()
        except Died:
            return False
        self._idle.put(process)
        return True
