"""One query under way in one worker process, watched by the clock."""

import time
from collections.abc import Generator
from typing import Final

import orjson

from graph.sparql.lanes import Lane
from graph.sparql.limits import Limits
from graph.sparql.process import Died, Process
from graph.sparql.task import CHUNK, FAILED, Done, Fault, Task
from ontology.errors import Busy, Exhausted, Invalid, Malformed, ThroughlineError

#: Seconds after which a query is one of those that take long, of which only a few run at once.
MOMENT: Final = 0.5


class Run:
    """Gives the chunks of an answer as they come. When it is whole, `done` tells of it."""

    def __init__(self, process: Process, task: Task, limits: Limits, lane: Lane) -> None:
        self.done: Done | None = None
        self._process: Process | None = process
        self._limits = limits
        self._task = task
        self._lane = lane
        self._quick = True

    def chunks(self) -> Generator[bytes, None, None]:
        """Raises Malformed, Exhausted, Busy or Invalid; whatever happens, the lane is left in the end."""
        assert self._process is not None
        started, size = time.monotonic(), 0
        try:
            self._process.send(self._task)
            while (message := self._message(self._process, started))[:1] == CHUNK:
                size += len(message) - 1
                if size > self._limits.output:
                    raise Exhausted(
                        f"The answer is too large: at most {self._limits.output} bytes are given."
                    )
                yield message[1:]
            self._finish(message)
        except Died as error:
            self._process = None
            raise _too_long(self._task) if error.timed else _too_much() from error
        except (ThroughlineError, GeneratorExit) as error:
            if not isinstance(error, Malformed | Invalid):
                self._end_process()
            raise
        finally:
            self._lane.leave(self._process)

    def _message(self, process: Process, started: float) -> bytes:
        """The next message; whoever is still at it after a moment goes over to those that take long."""
        if self._quick:
            message = process.receive(started + min(MOMENT, self._task.seconds) - time.monotonic())
            if message is not None:
                return message
            self._quick = False
            if not self._lane.change():
                raise Busy("Too many queries that take long are running: try again when they have ended.")
            process.yield_to_others()
        message = process.receive(started + self._task.seconds - time.monotonic())
        if message is None:
            raise _too_long(self._task)
        return message

    def _finish(self, message: bytes) -> None:
        told = orjson.loads(message[1:])
        if message[:1] == FAILED:
            raise _told(Fault(**told))
        self.done = Done(**told)

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


def _too_long(task: Task) -> Exhausted:
    return Exhausted(
        f"The query took longer than {task.seconds:g} seconds and was ended: "
        "begin with its rarest pattern, narrow it, or ask for less at once."
    )


def _too_much() -> Exhausted:
    return Exhausted(
        "The query took more memory than it may, and was ended: narrow it, or sort and group less."
    )


def _told(fault: Fault) -> Invalid:
    if fault.kind == "syntax":
        where = f" at {fault.line}:{fault.column}" if fault.line is not None else ""
        said = f": {fault.message}" if fault.message else ""
        return Malformed(f"The query is not SPARQL{where}{said}.", fault.line, fault.column, "query")
    return Invalid(f"The query cannot be answered: {fault.message.rstrip('.')}.", "query")
