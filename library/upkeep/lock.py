"""The lock of a library: one process at a time changes it, and says who it is."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import orjson

from ontology.errors import Busy

_PAUSE: Final = 0.1


@contextlib.contextmanager
def held(path: Path, command: str, wait: float = 0) -> Iterator[None]:
    """Hold the lock while the block runs; the kernel frees it when the process ends, however it ends.

    Raises Busy, naming the holder, where another process holds it for longer than `wait` seconds.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _acquire(descriptor, time.monotonic() + wait)
        who = {"pid": os.getpid(), "command": command, "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"}
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, orjson.dumps(who), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise Busy(f"{_holder(descriptor)}; try again when it has ended.") from None
            time.sleep(_PAUSE)
        else:
            return


def _holder(descriptor: int) -> str:
    try:
        who = orjson.loads(os.pread(descriptor, 65536, 0))
        return (
            f"{who['command']!r} (process {who['pid']}) has been changing this library since {who['since']}"
        )
    except (orjson.JSONDecodeError, KeyError, TypeError):
        # It holds the lock but has not yet said who it is.
        return "Another process is changing this library"
