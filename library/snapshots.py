"""The sealed snapshots of a library: which is served, which are kept, and which may go."""

import fcntl
import logging
import os
import shutil
from pathlib import Path
from typing import Final

from library.manifest import NAME
from library.pointer import point_to, read_pointer
from library.snapshot import Snapshot, open_snapshot
from ontology.errors import Damaged, NotFound

BUILDING: Final = ".building-"
_LEAVING: Final = ".leaving-"
_log = logging.getLogger(__name__)


class Snapshots:
    """The snapshots under one directory, and the pointer beside it."""

    def __init__(self, root: Path, pointer: Path) -> None:
        self.root = root
        self.pointer = pointer

    def current(self) -> Snapshot:
        """The served snapshot, or the newest sound one before it.

        Raises Damaged where none is sound, NotFound where none was ever built.
        """
        refused: list[str] = []
        for snapshot_id in self._newest_first():
            try:
                return open_snapshot(self.root / snapshot_id, tuple(refused))
            except (Damaged, NotFound) as error:
                refused.append(f"Snapshot {snapshot_id} is refused: {error}")
                _log.warning(refused[-1])
        if refused:
            raise Damaged(f"{' '.join(refused)} Run 'throughline rebuild'.")
        raise NotFound(f"There is no snapshot in {self.root} yet: run 'throughline rebuild'.")

    def serve(self, snapshot_id: str) -> None:
        """Make a sealed snapshot the served one, and let older ones go."""
        self._prune(point_to(self.pointer, snapshot_id))

    def sweep(self) -> None:
        """Take away what killed builds left. Only for who holds the lock."""
        for path in self.root.glob(".*"):
            shutil.rmtree(path)

    def _newest_first(self) -> tuple[str, ...]:
        try:
            return read_pointer(self.pointer)
        except Damaged as error:
            _log.warning("%s", error)
            sealed = sorted(
                self.root.glob(f"*/{NAME}"), key=lambda path: path.stat().st_mtime_ns, reverse=True
            )
            return tuple(path.parent.name for path in sealed)

    def _prune(self, kept: tuple[str, ...]) -> None:
        for path in self.root.iterdir():
            if path.name not in kept and not path.name.startswith(".") and not _in_use(path):
                leaving = path.with_name(f"{_LEAVING}{path.name}")
                path.rename(leaving)
                shutil.rmtree(leaving)


def _in_use(path: Path) -> bool:
    """Whether a reader has this snapshot open: each holds a shared lock on its manifest."""
    try:
        descriptor = os.open(path / NAME, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
