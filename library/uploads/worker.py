"""The child process of a service that does its jobs: begun when there are jobs, ended with the service."""

import fcntl
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import orjson

from library.uploads.jobs import Job, Jobs, Order
from library.uploads.trial import Work

_BEGIN: Final = """
import sys
sys.path[:] = {path!r}
from library.uploads.working import main
main()
"""
#: Not for a process that reads what others send.
_SECRET: Final = "THROUGHLINE_TOKEN"  # noqa: S105 (the name of a variable, not a secret)


class Worker:
    """Begins the process in which the jobs of a data directory are done, unless another service has."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.jobs = Jobs(Path(work.data) / "jobs")
        self._process: subprocess.Popen[bytes] | None = None
        self._beginning = threading.Lock()
        self._closed = False

    def submit(self, order: Order, incoming: Path) -> Job:
        """Put a job in the queue (see `Jobs.incoming`) and see that it is done."""
        job = self.jobs.submit(order, incoming)
        self.ensure()
        return job

    def ensure(self) -> None:
        """See that what waits is done."""
        with self._beginning:
            if self._closed or self._alive() or not self.jobs.waiting() or _is_held(self.jobs.lock):
                return
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and code)
                [sys.executable, "-P", "-c", _BEGIN.format(path=sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                env={name: value for name, value in os.environ.items() if name != _SECRET},
                cwd=self.work.data,
            )
            assert self._process.stdin is not None
            self._process.stdin.write(orjson.dumps(self.work, option=orjson.OPT_APPEND_NEWLINE))
            self._process.stdin.flush()
            threading.Thread(target=self._look_again, args=(self._process,), daemon=True).start()

    def close(self) -> None:
        """End the process; what it was doing is done when a service begins again."""
        with self._beginning:
            self._closed = True
            if self._process:
                self._process.kill()
                self._forget(self._process)

    def _look_again(self, process: subprocess.Popen[bytes]) -> None:
        """See, once a process has ended, to what came after its last look, while it was still there."""
        if process.wait() == 0:
            self.ensure()

    def _alive(self) -> bool:
        if self._process and self._process.poll() is not None:
            self._forget(self._process)
        return self._process is not None

    def _forget(self, process: subprocess.Popen[bytes]) -> None:
        if process.stdin:
            process.stdin.close()
        process.wait()
        self._process = None


def _is_held(lock: Path) -> bool:
    """Whether a process, of this service or another, does the jobs just now."""
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
