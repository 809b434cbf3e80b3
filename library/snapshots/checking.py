"""Is a snapshot what was written? Files are hashed when it is sealed, and compared whenever it is opened."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from library.snapshots.manifest import FileRecord

#: A snapshot up to this size is hashed whole each time it is opened: some 50 ms.
SMALL_SNAPSHOT: Final = 32 * 2**20
#: Of a larger one, the files up to this size outside the documents: those that tell how to read the others.
SMALL_FILE: Final = 2**20


def file_records(root: Path, files: Iterable[Path]) -> dict[str, FileRecord]:
    """The records of files under `root`, hashed on all cores (hashing lets go of the interpreter)."""
    files = list(files)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return {
            path.relative_to(root).as_posix(): record
            for path, record in zip(files, pool.map(_record, files), strict=True)
        }


def quick_check(root: Path, files: Mapping[str, FileRecord]) -> str | None:
    """The first thing that is wrong by size, and by hash where that is quick; None where nothing is."""
    small = sum(record.size for record in files.values()) <= SMALL_SNAPSHOT
    for name, record in files.items():
        told = _size_problem(root / name, record)
        if told:
            return told
    hashed = {name: record for name, record in files.items() if small or _tells_how(name, record)}
    return next(iter(hash_problems(root, hashed)), None)


def hash_problems(root: Path, files: Mapping[str, FileRecord]) -> list[str]:
    """A sentence for each file that is missing or not what was written."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        told = pool.map(lambda item: _problem(root / item[0], item[1]), files.items())
        return [sentence for sentence in told if sentence]


def _tells_how(name: str, record: FileRecord) -> bool:
    return record.size <= SMALL_FILE and not name.startswith("documents/")


def _problem(path: Path, record: FileRecord) -> str | None:
    told = _size_problem(path, record)
    if told is None and sha256_of(path) != record.sha256:
        return f"{path} is not what was written: its SHA-256 differs from the manifest's."
    return told


def _size_problem(path: Path, record: FileRecord) -> str | None:
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return f"{path} is missing."
    return None if size == record.size else f"{path} is {size} bytes long where {record.size} were written."


def _record(path: Path) -> FileRecord:
    sha256 = sha256_of(path)
    assert sha256 is not None
    return FileRecord(path.stat().st_size, sha256)


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal; None where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
