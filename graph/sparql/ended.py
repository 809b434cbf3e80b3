"""Queries that took too much, known again for a while, so that asking once more costs nothing."""

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import replace
from typing import Final

from graph.sparql.task import Task
from ontology.errors import Exhausted

_MOST: Final = 256
_SECONDS: Final = 60.0


class Ended:
    """May be asked by any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[bytes, tuple[float, str]] = OrderedDict()

    def add(self, task: Task, error: Exhausted) -> None:
        """This task was ended."""
        with self._lock:
            self._known[_key(task)] = time.monotonic() + _SECONDS, str(error)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)

    def check(self, task: Task) -> None:
        """Raises Exhausted for one that was ended not long ago, in whatever format it was asked for."""
        if self._known:
            with self._lock:
                until, message = self._known.get(_key(task), (0.0, ""))
            if time.monotonic() < until:
                raise Exhausted(message)


def _key(task: Task) -> bytes:
    return hashlib.sha256(replace(task, format="").written()).digest()
