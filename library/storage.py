"""Durable writing: what is written is whole or not there, and a failing disk is told in one sentence."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ontology.errors import ThroughlineError

#: One `sync` of everything costs about as much as this many of single files.
MANY: Final = 200

#: What ends the name of a file that is not yet the one it is to be.
_UNFINISHED: Final = ".new"

_SENTENCES: Final = {
    errno.ENOSPC: "The disk that holds {place} is full: free some space and try again.",
    errno.EDQUOT: "The quota of the disk that holds {place} is used up: free some space and try again.",
    errno.EROFS: "{place} is on a read-only disk: choose a data directory that can be written.",
    errno.EACCES: "{place} may not be read or written by this user: change its owner or permissions.",
    errno.EPERM: "{place} may not be changed by this user: change its owner or permissions.",
    errno.ENOTDIR: "{place} goes through a file where a directory should be.",
    errno.EMFILE: "This process has too many files open to use {place}: raise its limit (ulimit -n).",
}


@contextlib.contextmanager
def storage_errors(place: Path) -> Iterator[None]:
    """Tell errors of the disk under `place` as one sentence each."""
    try:
        yield
    except OSError as error:
        told = _SENTENCES.get(error.errno or 0) or _sentence_in(str(error))
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        at = Path(os.fsdecode(error.filename)) if error.filename and not full else place
        raise ThroughlineError(
            told.format(place=at) if told else f"{at} cannot be used: {error.strerror or error}."
        ) from error
    except sqlite3.OperationalError as error:
        told = _sentence_in(str(error)) or f"{{place}} cannot be used: {error}."
        raise ThroughlineError(told.format(place=place)) from error
    except ValueError as error:  # tantivy raises it for everything
        told = _sentence_in(str(error))
        if told is None:
            raise
        raise ThroughlineError(told.format(place=place)) from error


def _sentence_in(message: str) -> str | None:
    """Engines below Python give the operating system's or SQLite's words, without its number."""
    words = {
        "No space left": errno.ENOSPC,
        "disk is full": errno.ENOSPC,
        "Read-only file system": errno.EROFS,
        "readonly database": errno.EROFS,
        "Permission denied": errno.EACCES,
        "Too many open files": errno.EMFILE,
    }
    return next((_SENTENCES[number] for text, number in words.items() if text in message), None)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file by one rename, after its content has reached the disk."""
    beside = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    write_synced(beside, content)
    beside.replace(path)
    sync_directory(path.parent)


def drop_unfinished(directory: Path) -> None:
    """Take away what writers that were killed left in a directory. Only where no other may be writing."""
    for path in directory.glob(f".*{_UNFINISHED}"):
        path.unlink()


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_paths(paths: Sequence[Path]) -> None:
    """Wait until the disk has these files, and the names in these directories."""
    if len(paths) > MANY:
        os.sync()
        return
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_directory(path: Path) -> None:
    """Wait until the disk has the names in a directory."""
    sync_paths([path])


def files_under(path: Path) -> list[Path]:
    """Every regular file under a directory, in the order of its path."""
    return sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())
