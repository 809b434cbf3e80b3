"""The sealed snapshots of a library: which is served, which are kept, and which may go."""

import contextlib
import fcntl
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from library.snapshots.checking import hash_problems
from library.snapshots.layout import Layout
from library.snapshots.manifest import Manifest, read_manifest
from library.snapshots.pointer import point_to, read_pointer
from library.snapshots.snapshot import Snapshot, open_snapshot
from library.storage import sync_directory
from ontology.errors import Damaged, NotFound

_BUILDING: Final = ".building-"
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
                _log.warning("%s", refused[-1])
        if refused:
            raise Damaged(f"{' '.join(refused)} Run 'throughline rebuild'.")
        raise NotFound(f"There is no snapshot in {self.root} yet: run 'throughline rebuild'.")

    def manifest(self) -> Manifest | None:
        """The manifest of the snapshot that would be served; None where there is none to be read."""
        for snapshot_id in self._newest_first():
            with contextlib.suppress(Damaged):
                return read_manifest(Layout(self.root / snapshot_id).manifest)
        return None

    def sound(self, snapshot_id: str) -> bool:
        """Whether a sealed snapshot is here and every byte of it is what was written."""
        try:
            with open_snapshot(self.root / snapshot_id) as snapshot:
                return not hash_problems(snapshot.path, snapshot.manifest.files)
        except (Damaged, NotFound):
            return False

    @contextlib.contextmanager
    def building(self) -> Iterator[Path]:
        """An empty folder to build in, which is gone when the block ends."""
        folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=self.root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def take_in(self, sealed: Path, snapshot_id: str) -> None:
        """Put a sealed snapshot in its place; a damaged one of the same id makes way."""
        place = self.root / snapshot_id
        if place.exists():
            self._delete(place)
        sealed.rename(place)
        sync_directory(self.root)

    def serve(self, snapshot_id: str) -> None:
        """Make a sealed snapshot the served one, and let older ones go that nobody reads."""
        kept = point_to(self.pointer, snapshot_id)
        for path in self.root.iterdir():
            if path.name not in kept and not path.name.startswith(".") and not _in_use(path):
                self._delete(path)

    def sweep(self) -> None:
        """Take away what killed builds left. Only for who holds the lock."""
        for path in self.root.glob(".*"):
            shutil.rmtree(path)

    def _newest_first(self) -> tuple[str, ...]:
        try:
            return read_pointer(self.pointer)
        except Damaged as error:
            _log.warning("%s", error)
            sealed = [path for path in self.root.glob("*/manifest.json") if path.parent.name[0] != "."]
            sealed.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
            return tuple(path.parent.name for path in sealed)

    def _delete(self, path: Path) -> None:
        leaving = path.with_name(f"{_LEAVING}{path.name}")
        path.rename(leaving)
        shutil.rmtree(leaving)


def _in_use(path: Path) -> bool:
    """Whether a reader has this snapshot open: each holds a shared lock on its manifest."""
    try:
        descriptor = os.open(Layout(path).manifest, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
