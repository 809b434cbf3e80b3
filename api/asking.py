"""Saved questions of a running service: what it knows, and how many are asked at once."""

from collections.abc import Callable
from typing import Final, TypeVar

from anyio import CapacityLimiter, to_thread

from api.sparql import Endpoint, source_of
from graph.asking.files import load_questions
from graph.asking.running import Run, confined
from library.settings import Settings
from library.snapshots.snapshot import Snapshot

# Requests that are answered at once, in threads of their own: the others must not wait for them.
_AT_ONCE: Final = 8

Answer = TypeVar("Answer")


class Asking:
    """The questions are read once: a new file of the site is known after a restart."""

    def __init__(self, settings: Settings, endpoint: Endpoint) -> None:
        self.questions = load_questions(settings.data / "questions")
        self._pool = endpoint.pool
        self._threads = CapacityLimiter(_AT_ONCE)

    def run(self, snapshot: Snapshot) -> Run:
        """What runs queries on a snapshot."""
        return confined(self._pool, source_of(snapshot))

    async def apart(self, work: Callable[[], Answer]) -> Answer:
        """The work done in one of its own threads."""
        return await to_thread.run_sync(work, limiter=self._threads)
