"""A snapshot that was built is closed for good: nothing of it changes any more, and all of it is on disk."""

from pathlib import Path
from typing import Final

from library.snapshots.checking import file_records
from library.snapshots.layout import Layout
from library.snapshots.manifest import Counts, FileRecord, Holding, Manifest, Recipe, write_manifest
from library.snapshots.snapshot import Snapshot
from library.storage import files_under, sync_paths

_READERS_LOCK: Final = ".tantivy-meta.lock"
_UNCHECKED: Final = frozenset({_READERS_LOCK, "LOCK"})
_READ_ONLY: Final = 0o444


def seal_snapshot(
    layout: Layout, recipe: Recipe, counts: Counts, holdings: dict[str, Holding], previous: Snapshot | None
) -> Manifest:
    """Hash all files, make them read-only, write the manifest, and wait until the disk has everything."""
    _tidy(layout)
    files = [path for path in files_under(layout.root) if path.name not in _UNCHECKED]
    known = _known(previous) if previous else {}
    records = {p.relative_to(layout.root).as_posix(): known[_inode(p)] for p in files if _inode(p) in known}
    new = [path for path in files if _inode(path) not in known]
    records |= file_records(layout.root, new)
    manifest = Manifest(
        recipe.id, recipe, counts, dict(sorted(holdings.items())), dict(sorted(records.items()))
    )
    layout.manifest.write_bytes(write_manifest(manifest))
    for path in (*new, layout.manifest):
        path.chmod(_READ_ONLY)
    folders = [path for path in layout.root.rglob("*") if path.is_dir()]
    sync_paths((*new, layout.manifest, *folders, layout.root))
    return manifest


def _known(previous: Snapshot) -> dict[tuple[int, int], FileRecord]:
    """The records of files that the new snapshot may share with the one it was made from."""
    return {_inode(previous.path / name): record for name, record in previous.manifest.files.items()}


def _inode(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _tidy(layout: Layout) -> None:
    """Drop what engines leave, and let every user's readers lock the text index, which they do to open it."""
    for path in (*layout.store.glob("LOG*"), *layout.index.glob("*.lock")):
        path.unlink()
    lock = layout.index / _READERS_LOCK
    lock.touch()
    lock.chmod(0o666)
