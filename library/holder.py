"""The snapshot that a long-running service answers from."""

from collections.abc import Iterator
from contextlib import contextmanager

from library.home import Home
from library.snapshot import Snapshot


class SnapshotHolder:
    """Gives the current snapshot to any thread, and goes over to a new one when there is one."""

    def __init__(self, home: Home) -> None:
        self.home = home

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The current snapshot, which stays open until the block ends, whatever is built meanwhile."""
        raise NotImplementedError
        yield

    def close(self) -> None:
        """Let go of the snapshot once the answers in hand are done."""
        raise NotImplementedError
