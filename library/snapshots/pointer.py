"""The pointer to the snapshot that is served: a small file, replaced by one rename."""

import re
from pathlib import Path
from typing import Final

from library.storage import write_atomically
from ontology.errors import Damaged

KEPT: Final = 2
_ID = re.compile(r"[0-9a-f]{20}", re.ASCII)


def read_pointer(path: Path) -> tuple[str, ...]:
    """The ids of the served snapshot and of those served before it, newest first; empty where none was.

    Raises Damaged where the file holds anything but snapshot ids.
    """
    try:
        ids = tuple(path.read_text("ascii").split())
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError:
        ids = ("",)
    if not all(_ID.fullmatch(snapshot_id) for snapshot_id in ids):
        raise Damaged(f"{path} names no snapshot: run 'throughline rebuild' to write it anew.")
    return ids


def point_to(path: Path, snapshot_id: str) -> tuple[str, ...]:
    """Make a snapshot the served one. Returns the ids that are kept, newest first."""
    try:
        before = read_pointer(path)
    except Damaged:
        before = ()
    kept = (snapshot_id, *(i for i in before if i != snapshot_id))[:KEPT]
    write_atomically(path, "".join(f"{i}\n" for i in kept).encode())
    return kept


def pointer_mark(path: Path) -> tuple[int, int]:
    """What changes whenever the pointer does, for the cost of one `stat`; zeros where there is no pointer."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns
