import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.snapshots.pointer import point_to, pointer_mark, read_pointer
from library.storage import drop_unfinished, storage_errors, write_atomically, write_synced
from ontology.errors import Damaged, ThroughlineError

ROOT = Path(__file__).parents[2]
A, B, C = "a" * 20, "b" * 20, "c" * 20


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, r"The disk that holds /data is full: free some space"),
        (errno.EROFS, r"/data is on a read-only disk: choose"),
        (errno.EACCES, r"/data may not be read or written by this user: change"),
        (errno.EIO, r"/data cannot be used: Input/output error\."),
    ],
)
def test_an_error_of_the_disk_is_told_in_one_sentence(number: int, told: str) -> None:
    with pytest.raises(ThroughlineError, match=told), storage_errors(Path("/data")):
        raise OSError(number, os.strerror(number))


def test_a_full_disk_is_told_by_the_directory_that_should_have_room() -> None:
    with pytest.raises(ThroughlineError, match="holds /data is full"), storage_errors(Path("/data")):
        write_synced(Path("/dev/full"), b"content")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (sqlite3.OperationalError("database or disk is full"), "The disk that holds /data is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "/data is on a read-only disk"),
        (ValueError("Internal error: 'No space left on device (os error 28)'"), "holds /data is full"),
        (OSError("IO error: No space left on device: While appending to file"), "holds /data is full"),
    ],
)
def test_engines_that_hide_the_number_are_understood(error: Exception, told: str) -> None:
    with pytest.raises(ThroughlineError, match=told), storage_errors(Path("/data")):
        raise error


def test_what_is_no_error_of_the_disk_is_left_as_it_is() -> None:
    with pytest.raises(ValueError, match="seven"), storage_errors(Path("/data")):
        raise ValueError("seven")


def test_the_path_that_failed_is_named_where_it_is_known(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ThroughlineError, match="file/below goes through a file"), storage_errors(tmp_path):
        (tmp_path / "file" / "below").mkdir()


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "file", b"one")
    write_atomically(tmp_path / "file", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"two")]


def test_the_pointer_keeps_the_one_before(tmp_path: Path) -> None:
    pointer = tmp_path / "current"
    assert read_pointer(pointer) == ()
    assert point_to(pointer, A) == (A,)
    assert point_to(pointer, B) == (B, A)
    assert point_to(pointer, C) == (C, B)
    assert read_pointer(pointer) == (C, B)


def test_going_back_keeps_both(tmp_path: Path) -> None:
    pointer = tmp_path / "current"
    for snapshot in (A, B, A):
        point_to(pointer, snapshot)
    assert read_pointer(pointer) == (A, B)


def test_the_mark_changes_with_the_pointer_and_not_otherwise(tmp_path: Path) -> None:
    pointer = tmp_path / "current"
    nothing = pointer_mark(pointer)
    point_to(pointer, A)
    first = pointer_mark(pointer)
    assert first == pointer_mark(pointer) != nothing
    point_to(pointer, B)
    assert pointer_mark(pointer) != first


@given(st.binary(min_size=1))
def test_a_pointer_that_holds_anything_else_is_damage_or_names_snapshots(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    pointer = tmp_path_factory.getbasetemp() / "current"
    pointer.write_bytes(content)
    try:
        ids = read_pointer(pointer)
    except Damaged:
        return
    assert all(len(snapshot) == 20 for snapshot in ids)


def test_a_damaged_pointer_is_written_anew(tmp_path: Path) -> None:
    pointer = tmp_path / "current"
    pointer.write_bytes(b"../../etc")
    with pytest.raises(Damaged, match="names no snapshot"):
        read_pointer(pointer)
    assert point_to(pointer, A) == (A,)


KILLED = """
import os, sys
from pathlib import Path
from library.storage import write_atomically
Path.replace = lambda *_: os._exit(0)
write_atomically(Path(sys.argv[1]), b"two")
"""


def test_what_a_killed_writer_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".keep").write_bytes(b"")
    write_atomically(tmp_path / "file", b"one")
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "file")], check=True, cwd=ROOT)
    assert len(list(tmp_path.iterdir())) == 3
    drop_unfinished(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".keep", "file"]
    assert (tmp_path / "file").read_bytes() == b"one"
