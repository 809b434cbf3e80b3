"""A worker process as seen by whoever asks it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from typing import Final

from graph.sparql.task import Task

# The modules are found where this process found them, and nowhere else.
_BEGIN: Final = (
    "import sys; sys.path[:] = {path!r}\n"
    "from graph.sparql.confinement import confine; confine({memory})\n"
    "from graph.sparql.worker import main; main({descriptor}, {store!r})"
)
#: Seconds that a process may take to start on a machine that is very busy.
START: Final = 30.0
# Steps of priority behind the service, which may itself run behind others.
_BEHIND: Final = 10
_LOWEST: Final = 19


class Died(Exception):
    """The process has ended; `timed` says whether by its own alarm."""

    def __init__(self, *, timed: bool) -> None:
        super().__init__()
        self.timed = timed


class Process:
    """One worker process. Start it in a thread that lives as long as it may: it ends with that thread."""

    def __init__(self, memory: int, store: str) -> None:
        self._pipe, theirs = Pipe()
        with theirs:
            code = _BEGIN.format(path=sys.path, memory=memory, descriptor=theirs.fileno(), store=store)
            self._child = subprocess.Popen(  # noqa: S603 (our own interpreter and code)
                [sys.executable, "-P", "-c", code],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def wait_until_ready(self) -> None:
        """Raises Died where it could not start."""
        if self.receive(START) is None:
            raise Died(timed=True)

    @property
    def lives(self) -> bool:
        """Whether it has not ended while nobody asked it."""
        return self._child.poll() is None

    def send(self, task: Task) -> None:
        """Hand over a task. Raises Died."""
        try:
            self._pipe.send_bytes(task.written())
        except OSError as error:
            raise self._died() from error

    def receive(self, seconds: float) -> bytes | None:
        """The next message; None where none comes in that time. Raises Died."""
        try:
            return self._pipe.recv_bytes() if self._pipe.poll(max(0.0, seconds)) else None
        except (EOFError, OSError) as error:
            raise self._died() from error

    def yield_to_others(self) -> None:
        """Let it run behind the service itself and the queries that take a moment."""
        with suppress(ProcessLookupError):
            behind = min(_LOWEST, os.getpriority(os.PRIO_PROCESS, 0) + _BEHIND)
            os.setpriority(os.PRIO_PROCESS, self._child.pid, behind)

    def kill(self) -> None:
        """Kill it; may be called by any thread, and whoever waits for it sees it die."""
        self._child.kill()
        self._child.wait()

    def end(self) -> None:
        """Kill it and let go of all that belongs to it; only for the thread that has it."""
        self.kill()
        self._pipe.close()

    def _died(self) -> Died:
        self.end()
        return Died(timed=self._child.returncode == -signal.SIGALRM)
