"""Answers to searches: those given lately are given again as they are, from the snapshot that they are of."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final
from weakref import ref

from api.bodies.body import Body
from api.bodies.hits import PATH, search_body
from library.snapshots.snapshot import Snapshot
from search.request import SearchRequest

#: What an answer takes beside its own bytes, about.
_BESIDE: Final = 1_000

#: What would take a larger share is made anew each time: it would drive out too many others.
_SHARE: Final = 8


class Searches:
    """Answers of one snapshot, the one that was asked last, together at most `most` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Body] = OrderedDict()
        self._bytes = 0
        self._of: ref[Snapshot] | None = None

    @property
    def bytes(self) -> int:
        """How much is kept."""
        return self._bytes

    def body(
        self, snapshot: Snapshot, request: SearchRequest, path: str = PATH, usual: SearchRequest | None = None
    ) -> Body:
        """What `search_body` answers; it must not be asked for one path with different usual requests."""
        asked = (path, request.identity)
        with self._lock:
            if self._of is None or self._of() is not snapshot:
                self._kept.clear()
                self._bytes, self._of = 0, ref(snapshot)
            elif asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
        made = search_body(snapshot, request, path, usual or SearchRequest())
        self._keep(snapshot, asked, made)
        return made

    def _keep(self, snapshot: Snapshot, asked: Hashable, body: Body) -> None:
        """Keep it, unless it is of a snapshot that was passed meanwhile; what was asked least lately goes."""
        size = _size(asked, body)
        with self._lock:
            passed = self._of is None or self._of() is not snapshot
            if passed or asked in self._kept or size * _SHARE > self._most:
                return
            self._kept[asked] = body
            self._bytes += size
            while self._bytes > self._most:
                self._bytes -= _size(*self._kept.popitem(last=False))


def _size(asked: Hashable, body: Body) -> int:
    return _BESIDE + len(repr(asked).encode()) + len(body.json) + len(body.links or "")
