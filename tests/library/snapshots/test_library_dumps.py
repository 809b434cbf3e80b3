"""Dumps are made once a snapshot, whole, and their sums are true."""

import gzip
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.exports.export import export
from library.home import Home
from library.snapshots.dumps import Dump, Dumps, Index, Kept, dumps_of, is_complete, make_all, read_index
from library.snapshots.snapshot import Snapshot

TURTLE = Dump("ttl", None)


@pytest.fixture
def snapshot(two_plans: Home) -> Iterator[Snapshot]:
    """The snapshot of two small plans."""
    with two_plans.current() as snapshot:
        yield snapshot


@pytest.fixture
def dumps(two_plans: Home) -> Iterator[Dumps]:
    """The dumps of that library."""
    dumps = Dumps(two_plans.path / "dumps")
    yield dumps
    dumps.close()


def test_a_dump_is_the_export_compressed_and_its_sum_is_that_of_the_file(
    dumps: Dumps, snapshot: Snapshot
) -> None:
    index = dumps.index(snapshot)
    assert is_complete(index, snapshot)
    assert {dump.name for dump in dumps_of(snapshot)} == index.files.keys()
    for dump in dumps_of(snapshot):
        kept = index.files[dump.name]
        path = dumps.path(snapshot, dump, kept)
        assert path
        content = path.read_bytes()
        assert kept == Kept(len(content), hashlib.sha256(content).hexdigest())
        assert gzip.decompress(content) == b"".join(export(snapshot.graph, dump.format, dump.document))


def test_they_are_made_once(dumps: Dumps, snapshot: Snapshot) -> None:
    index = dumps.index(snapshot)
    path = dumps.path(snapshot, TURTLE, index.files[TURTLE.name])
    assert path
    before = path.stat()
    assert dumps.index(snapshot) == index
    assert path.stat() == before


def test_a_file_that_is_not_what_was_written_is_not_given(dumps: Dumps, snapshot: Snapshot) -> None:
    kept = dumps.index(snapshot).files[TURTLE.name]
    path = dumps.path(snapshot, TURTLE, kept)
    assert path
    path.write_bytes(b"cut short")
    assert dumps.path(snapshot, TURTLE, kept) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"files": {"dataset.ttl.gz": 1}}', b"\xff"])
def test_an_index_that_cannot_be_read_is_made_anew(dumps: Dumps, snapshot: Snapshot, content: bytes) -> None:
    before = dumps.index(snapshot)
    (dumps.root / snapshot.id / "index.json").write_bytes(content)
    assert read_index(dumps.root / snapshot.id) == Index()
    assert dumps.index(snapshot) == before


def test_those_of_snapshots_that_are_no_more_are_taken_away(
    dumps: Dumps, snapshot: Snapshot, two_plans: Home
) -> None:
    old = dumps.root / ("0" * 20)
    old.mkdir(parents=True)
    (old / "dataset.nq.gz").write_bytes(b"old")
    dumps.index(snapshot)
    assert [path.name for path in dumps.root.iterdir()] == [snapshot.id]


def test_those_of_a_large_library_are_made_behind_the_service(two_plans: Home, snapshot: Snapshot) -> None:
    dumps = Dumps(two_plans.path / "dumps", small=0)
    deadline = time.monotonic() + 60
    while not is_complete(index := dumps.index(snapshot), snapshot):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    dumps.close()
    small = Dumps(two_plans.path / "others")
    assert index == small.index(snapshot)


def test_the_process_that_makes_them_ends_with_a_service_that_is_killed(two_plans: Home) -> None:
    service = (
        "import os, signal; from pathlib import Path\n"
        "from library.home import Home; from library.snapshots.dumps import Dumps\n"
        f"home = Home(Path({str(two_plans.path)!r}), {two_plans.base_iri!r})\n"
        "dumps = Dumps(home.path / 'dumps', small=0)\n"
        "with home.current() as snapshot:\n"
        "    dumps.index(snapshot)\n"
        "os.kill(dumps._maker.pid, signal.SIGSTOP); print(dumps._maker.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    told = subprocess.run([sys.executable, "-c", service], capture_output=True, text=True, check=False)
    maker = int(told.stdout)
    os.kill(maker, signal.SIGCONT)
    deadline = time.monotonic() + 60
    while lives(maker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not lives(maker)
    with two_plans.current() as snapshot:
        assert not is_complete(read_index(two_plans.path / "dumps" / snapshot.id), snapshot)


def test_one_process_at_a_time_makes_them(two_plans: Home, snapshot: Snapshot, tmp_path: Path) -> None:
    import fcntl

    folder = tmp_path / "dumps" / snapshot.id
    folder.mkdir(parents=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_all(str(snapshot.path), str(folder))
        assert read_index(folder) == Index()
    make_all(str(snapshot.path), str(folder))
    assert is_complete(read_index(folder), snapshot)


def test_where_nothing_can_be_written_nothing_is_known(snapshot: Snapshot) -> None:
    assert Dumps(Path("/dev/null/dumps")).index(snapshot) == Index()


def test_each_document_of_a_small_library_has_its_own(two_plans: Home) -> None:
    two_plans.remove("alpha")
    with two_plans.current() as snapshot:
        own = [dump.name for dump in dumps_of(snapshot) if dump.document]
        assert own == ["document/gamma.nq.gz", "document/gamma.ttl.gz"]


def lives(process: int) -> bool:
    """Whether a process has not ended; one that nobody has asked for its end has."""
    try:
        told = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return told.rpartition(") ")[2][0] != "Z"
