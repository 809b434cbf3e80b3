"""Dumps: a snapshot's data as compressed files, made once a snapshot, with what must be known to trust them.

They lie in `<data>/dumps/<snapshot id>`, each put there by one rename, beside `index.json` with their sizes
and SHA-256 sums and what the graph holds. A small library's are made when they are first asked for; those of
a large one by a process of its own, behind the service.
"""

import contextlib
import fcntl
import hashlib
import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import orjson
from pydantic import TypeAdapter, ValidationError

from graph.exports.export import export
from graph.exports.gzipped import gzipped
from graph.store.statistics import Statistics, statistics
from graph.syntaxes.formats import FORMATS
from library.snapshots.snapshot import Snapshot, open_snapshot
from ontology.errors import ThroughlineError

#: Up to this many statements all dumps are made in a second or two, while who asks first waits.
SMALL: Final = 50_000
#: Each document's own dumps are made ahead in a library of at most this many; others on request.
FEW: Final = 50
WHOLE: Final = "dataset"
#: The formats of each document's own.
OF_DOCUMENTS: Final = ("nq", "ttl")
_INDEX: Final = "index.json"
_BEGIN: Final = (
    "import os, sys; sys.path[:] = {path!r}; os.nice(10)\n"
    "from library.following import end_with_beginner; end_with_beginner()\n"
    "from library.snapshots.dumps import make_all; make_all({snapshot!r}, {folder!r})"
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Dump:
    """One file: `format` is of `graph.syntaxes.formats`, `document` a slug or None for the whole dataset."""

    format: str
    document: str | None

    @property
    def name(self) -> str:
        """Its path below the folder of its snapshot."""
        whole = WHOLE if self.document is None else f"document/{self.document}"
        return f"{whole}{FORMATS[self.format].suffix}.gz"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a dump is: its size in bytes, and the SHA-256 of these in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Index:
    """What is known of a snapshot's dumps so far; `files` are by name."""

    statistics: Statistics | None = None
    files: dict[str, Kept] = field(default_factory=dict)


_INDEXES: Final = TypeAdapter(Index)


def dumps_of(snapshot: Snapshot) -> list[Dump]:
    """The dumps that are made ahead: the whole dataset in every format, and each document of a few."""
    slugs = sorted(snapshot.manifest.holdings)
    own = [Dump(name, slug) for slug in slugs for name in OF_DOCUMENTS] if len(slugs) <= FEW else []
    return [*(Dump(name, None) for name in FORMATS), *own]


def make_all(snapshot: str, folder: str) -> None:
    """Make what is missing of the dumps of the snapshot at a path; at once done where another process is."""
    with open_snapshot(Path(snapshot)) as opened:
        _make(opened, Path(folder), wait=False)


class Dumps:
    """The dumps of a library, for a service; `root` is their folder in the data directory.

    Of a snapshot of over `small` statements they are made by another process.
    """

    def __init__(self, root: Path, small: int = SMALL) -> None:
        self.root = root
        self._small = small
        self._lock = threading.Lock()
        self._maker: subprocess.Popen[bytes] | None = None

    def index(self, snapshot: Snapshot) -> Index:
        """What is known of a snapshot's dumps now; sees to it that the missing ones are made."""
        known = read_index(self.root / snapshot.id)
        if is_complete(known, snapshot):
            return known
        try:
            self._see_to(snapshot)
        except (OSError, ThroughlineError) as error:
            _log.warning("Dumps cannot be kept in %s: %s", self.root, error)
        return read_index(self.root / snapshot.id)

    def path(self, snapshot: Snapshot, dump: Dump, kept: Kept) -> Path | None:
        """The file of a dump that the index knows, unless it is not what was written."""
        path = self.root / snapshot.id / dump.name
        return path if path.is_file() and path.stat().st_size == kept.size else None

    def close(self) -> None:
        """End the process that makes dumps; what it was at is made anew next time."""
        with self._lock:
            self._end_maker()

    def _end_maker(self) -> None:
        if self._maker:
            self._maker.kill()
            self._maker.communicate()
            self._maker = None

    def _see_to(self, snapshot: Snapshot) -> None:
        with self._lock:
            if snapshot.manifest.counts.quads <= self._small:
                _make(snapshot, self.root / snapshot.id, wait=True)
            elif self._maker is None or self._maker.poll() is not None:
                self._end_maker()
                folder = str(self.root / snapshot.id)
                code = _BEGIN.format(path=sys.path, snapshot=str(snapshot.path), folder=folder)
                self._maker = subprocess.Popen(  # noqa: S603 (our own interpreter and code)
                    [sys.executable, "-P", "-c", code],
                    stdin=subprocess.PIPE,  # it ends when this is closed
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )


def is_complete(index: Index, snapshot: Snapshot) -> bool:
    """Whether nothing is missing of what is made ahead."""
    return index.statistics is not None and all(d.name in index.files for d in dumps_of(snapshot))


def read_index(folder: Path) -> Index:
    """What the index of a folder says; nothing is known where it cannot be read."""
    try:
        return _INDEXES.validate_json((folder / _INDEX).read_bytes())
    except (OSError, ValidationError):
        return Index()


def _make(snapshot: Snapshot, folder: Path, *, wait: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder, wait=wait) as alone:
        if not alone:
            return
        _drop_others(folder)
        index = read_index(folder)
        if index.statistics is None:
            index = Index(statistics(snapshot.graph), index.files)
            _keep(folder, index)
        for dump in dumps_of(snapshot):
            if dump.name not in index.files:
                index.files[dump.name] = _write(snapshot, folder, dump)
                _keep(folder, index)


def _keep(folder: Path, index: Index) -> None:
    beside = folder / f".{_INDEX}"
    beside.write_bytes(orjson.dumps(index))
    beside.replace(folder / _INDEX)


def _write(snapshot: Snapshot, folder: Path, dump: Dump) -> Kept:
    path = folder / dump.name
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}")
    size, digest = 0, hashlib.sha256()
    with beside.open("wb") as file:
        for chunk in gzipped(export(snapshot.graph, dump.format, dump.document)):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    beside.replace(path)
    return Kept(size, digest.hexdigest())


def _drop_others(folder: Path) -> None:
    """Take away the dumps of snapshots that are no more."""
    snapshots = folder.parent.parent / "snapshots"
    for other in folder.parent.iterdir():
        if other != folder and other.is_dir() and not (snapshots / other.name).exists():
            shutil.rmtree(other, ignore_errors=True)


@contextlib.contextmanager
def _alone(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Whether no other process makes dumps in this folder until the block ends."""
    descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)
