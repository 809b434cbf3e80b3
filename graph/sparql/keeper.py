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

    @property
    def idle(self) -> int:
        """How many are ready."""
        return self._idle.qsize()

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
        while (orders := self._taken()) is not None:
            while orders and not self._closed.is_set():
                orders = self._unstarted(orders)
                if orders:
                    self._closed.wait(_PAUSE)

    def _taken(self) -> list[str] | None:
        """All that is ordered by now, at least one; None where there will be no more."""
        orders = [self._orders.get()]
        while not self._orders.empty():
            orders.append(self._orders.get())
        return None if None in orders else [store for store in orders if store is not None]

    def _unstarted(self, orders: list[str]) -> list[str]:
        """Start a process for each at the same time; those for which that failed."""
        failed, starting = list[str](), list[tuple[str, Process]]()
        for store in orders:
            try:
                starting.append((store, Process(self._memory, store)))
            except OSError:
                failed.append(store)  # there is no memory or no place for a process just now
        self._living.update(process for _, process in starting)
        for store, process in starting:
            try:
                process.wait_until_ready()
            except Died:
                failed.append(store)
            else:
                self._idle.put(process)
        return failed
