"""Answers to queries from worker processes, whole where they are short, streamed where they are long."""

import threading
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Final, Self

from graph.sparql.ended import Ended
from graph.sparql.lanes import Lanes
from graph.sparql.limits import Limits
from graph.sparql.run import Run
from graph.sparql.spool import Spool
from graph.sparql.task import Done, Task
from ontology.errors import Exhausted, ThroughlineError

#: Bytes of an answer that are kept in memory; the rest goes to a file.
HELD: Final = 256 * 1024
#: Seconds that a long answer is kept back: where it is whole by then, it is certain before anything is sent
#: that there is an answer, and whether it was cut.
PATIENCE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: `content` where that is all, or else `rest`.

    That must be read to its end or closed. `done` tells of the whole; None where it is not yet answered.
    """

    content: bytes
    rest: Generator[bytes, None, None] | None
    done: Done | None


class Pool:
    """Answers queries in processes of its own. Close it, or use it as a context, to end them.

    At most `limits.quick` processes are for queries that take a moment, and `limits.workers` for those that
    take longer. Any thread may ask.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._lanes = Lanes(limits)
        self._ended = Ended()

    def ask(self, task: Task, *, whole: bool = False) -> Answer:
        """The answer to a task; with `whole` it is waited for to its end, however long it is.

        Raises Malformed for what is not SPARQL, Exhausted for what takes too much, Busy where too many others
        are at it, Invalid where it cannot be answered for another reason.
        """
        self._ended.check(task)
        lane = self._lanes.enter(task.store)
        try:
            # The same may have been asked by others, and ended, while this one waited.
            self._ended.check(task)
            process = lane.process()
        except BaseException:
            lane.give_up()
            raise
        try:
            return _answer(Run(process, task, self.limits, lane), whole=whole)
        except Exhausted as error:
            self._ended.add(task, error)
            raise

    def start(self, store: str) -> None:
        """Have processes ready that have this store open."""
        self._lanes.keeper(store)

    def close(self) -> None:
        """End all processes; what they were asked is not answered."""
        self._lanes.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _answer(run: Run, *, whole: bool) -> Answer:
    chunks, started = run.chunks(), time.monotonic()
    held, spool, size = list[bytes](), None, 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size > HELD:
            spool = spool or Spool()
            spool.add(b"".join(held))
            held.clear()
            if not whole and time.monotonic() - started > PATIENCE:
                break
    if spool is None:
        return Answer(b"".join(held), None, run.done)
    if run.done is None:
        threading.Thread(target=_drain, args=(chunks, spool), daemon=True).start()
    else:
        spool.add(b"".join(held))
        spool.end()
    return Answer(b"", spool.chunks(), run.done)


def _drain(chunks: Generator[bytes, None, None], spool: Spool) -> None:
    """Take the answer over as quickly as it comes: a reader who is slow must not keep a worker."""
    try:
        for chunk in chunks:
            if spool.abandoned:
                chunks.close()
            spool.add(chunk)
    except ThroughlineError as error:
        spool.end(error)
    else:
        spool.end()
