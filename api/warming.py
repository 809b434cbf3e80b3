"""What takes longest of a large library, made once before anyone has to wait for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

from api.bodies.gaps import gaps_body
from api.bodies.matrices import matrix_body
from api.bodies.overview import overview_body
from api.site.gaps import PATH
from api.site.matrices import COLUMNS, ROWS
from api.site.searching import USUAL
from graph.comparing.matrix import MatrixRequest
from graph.gaps.gaps import GapsRequest
from library.holder import SnapshotHolder
from library.snapshots.snapshot import Snapshot
from ontology.errors import ThroughlineError
from search.query import search

#: A library of fewer recommendations answers the first as quickly as the others.
WORTH: Final = 20_000


class Warming:
    """Makes for each snapshot, on a thread of its own, what is kept of it from then on."""

    def __init__(self, holder: SnapshotHolder, worth: int = WORTH) -> None:
        self._holder, self._worth = holder, worth
        self._lock = threading.Lock()
        self._seen = ""
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def ensure(self, snapshot: Snapshot) -> None:
        """Begin with this snapshot, unless that was done or is not worth it; costs nothing then."""
        if snapshot.id == self._seen:
            return
        with self._lock:
            if snapshot.id == self._seen or (self._thread and self._thread.is_alive()):
                return
            self._seen = snapshot.id
            if snapshot.ties.live >= self._worth and not self._ending.is_set():
                self._thread = threading.Thread(target=self._warm, name="warming", daemon=True)
                self._thread.start()

    def finish(self) -> None:
        """Wait until all is made."""
        if self._thread:
            self._thread.join()

    def close(self) -> None:
        """Stop after what is being made."""
        self._ending.set()
        self.finish()

    def _warm(self) -> None:
        with suppress(ThroughlineError), self._holder.snapshot() as snapshot:
            for make in _dear(snapshot):
                if self._ending.is_set():
                    return
                make()


def _dear(snapshot: Snapshot) -> Iterator[Callable[[], object]]:
    """What pages ask for where nothing is asked of them."""
    yield lambda: overview_body(snapshot)
    yield lambda: search(snapshot.index, snapshot.catalog, USUAL, snapshot.ties)
    yield lambda: matrix_body(snapshot, MatrixRequest(ROWS, COLUMNS))
    yield lambda: gaps_body(snapshot, GapsRequest(), PATH)
