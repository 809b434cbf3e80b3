"""The snapshot that a long-running service answers from."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from library.home import Home
from library.snapshots.pointer import pointer_mark
from library.snapshots.snapshot import Snapshot
from ontology.errors import NotFound, ThroughlineError

_log = logging.getLogger(__name__)


class _Held:
    """A snapshot and how many use it: the holder itself, and every answer in hand."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.users = 1


class SnapshotHolder:
    """Gives the current snapshot to any thread, for the price of a `stat`.

    When there is a new one it goes over to that, and closes the old one after the last answer that uses it.
    Where a new one cannot be opened the old one stays, and the log says why.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._held: _Held | None = None
        self._mark: tuple[int, int] | None = None

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The current snapshot, which stays open until the block ends, whatever is built meanwhile.

        Raises NotFound or Damaged where there never was one that could be opened.
        """
        held = self._taken()
        try:
            yield held.snapshot
        finally:
            self._let_go(held)

    def close(self) -> None:
        """Let go of the snapshot once the answers in hand are done."""
        with self._lock:
            held, self._held, self._mark = self._held, None, None
        if held:
            self._let_go(held)

    def _taken(self) -> _Held:
        mark = pointer_mark(self.home.snapshots.pointer)
        with self._lock:
            if self._held and mark == self._mark:
                return self._use()
            first = self._held is None
        # One thread goes over; the others go on with what there is, and wait only where there is nothing.
        if self._opening.acquire(blocking=first):
            try:
                self._go_over(mark)
            finally:
                self._opening.release()
        with self._lock:
            return self._use()

    def _use(self) -> _Held:
        if self._held is None:
            raise NotFound("This service is ending and answers no more.")
        self._held.users += 1
        return self._held

    def _go_over(self, mark: tuple[int, int]) -> None:
        with self._lock:
            if self._held and mark == self._mark:
                return  # another thread was quicker
        try:
            new = _Held(self.home.current())
        except ThroughlineError as error:
            with self._lock:
                if self._held is None:
                    raise
                self._mark = mark
            _log.warning("The snapshot of before is still served: %s", error)
            return
        with self._lock:
            old, self._held, self._mark = self._held, new, mark
        if old:
            self._let_go(old)

    def _let_go(self, held: _Held) -> None:
        with self._lock:
            held.users -= 1
            last = held.users == 0
        if last:
            held.snapshot.close()
