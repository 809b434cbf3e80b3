"""The process that does the jobs of a service, one at a time, and lives no longer than the service.

It is a child of one of the service's processes; where several have one, the lock sees to it that only one of
them works. A job that was cut short is begun once more, because storing a document again changes nothing.
"""

import fcntl
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

import orjson

from library.documents.stored import NewDocument
from library.documents.taking import told
from library.following import end_with_beginner
from library.home import Home
from library.progress import Listener, Phase, Progress
from library.uploads.jobs import Job, JobDocument, JobProblem, Jobs, Order
from library.uploads.trial import Work, tried
from ontology.errors import Busy, ThroughlineError

#: Seconds that the process stays when there is nothing to do: it takes a second to begin.
IDLE: Final = 5.0
#: Seconds that a job waits for another command that changes the library.
PATIENCE: Final = 600.0
_T = TypeVar("_T")
_log = logging.getLogger(__name__)
_PAUSE: Final = 0.1
#: How often a job is begun that was cut short, before it is given up.
_ATTEMPTS: Final = 2
_ENDED_OUTSIDE: Final = "It was cut short more than once, perhaps for want of memory, and is given up."
#: Where each phase of a build begins and ends, in per cent of a job.
_SPANS: Final[dict[Phase, tuple[int, int]]] = {
    "preparing": (30, 35),
    "reading": (35, 60),
    "storing": (60, 75),
    "indexing": (75, 85),
    "sealing": (85, 95),
    "serving": (95, 99),
}


def main() -> None:
    """Do all jobs that wait and that come while it waits; end when there are none, or the service ends."""
    work = Work(**orjson.loads(sys.stdin.buffer.readline()))
    end_with_beginner()
    home = Home(Path(work.data), work.base_iri, command="an upload", processes=work.processes)
    jobs = Jobs(home.path / "jobs")
    # One that came between the last look and the letting go of the lock is seen by the look after it.
    while jobs.waiting():
        with _held(jobs.lock) as mine:
            if mine:
                jobs.sweep()
                _work(jobs, home, work)
        if not mine:
            time.sleep(1)


def _work(jobs: Jobs, home: Home, work: Work) -> None:
    idle_since = time.monotonic()
    while time.monotonic() - idle_since < IDLE:
        waiting = jobs.waiting()
        if not waiting:
            time.sleep(_PAUSE)
            continue
        do(waiting[0], jobs, home, work)
        idle_since = time.monotonic()


def do(job: Job, jobs: Jobs, home: Home, work: Work) -> Job:
    """Do one job to its end, whatever it is."""
    if job.attempts >= _ATTEMPTS:
        problem = JobProblem("ThroughlineError", _ENDED_OUTSIDE)
        return jobs.update(job, state="failed", message=_ENDED_OUTSIDE, problem=problem)
    job = jobs.update(job, attempts=job.attempts + 1, state="reading", percent=1, message="Reading.")
    try:
        order = jobs.order(job.id)
        return _add(job, order, jobs, home, work) if order.what == "add" else _remove(job, order, jobs, home)
    except ThroughlineError as error:
        problem = JobProblem(type(error).__name__, str(error), getattr(error, "line", None))
        return jobs.update(job, state="failed", message=str(error), problem=problem)
    except Exception as error:  # noqa: BLE001 - the edge of this process: whoever asked must learn of it
        problem = JobProblem("ThroughlineError", "The service failed to do this; its log tells why.")
        _log.error("A job failed: %r", error)
        return jobs.update(job, state="failed", message=problem.detail, problem=problem)


def _add(job: Job, order: Order, jobs: Jobs, home: Home, work: Work) -> Job:
    content = jobs.content(job.id)
    found = tried("count", content, order, work, profile_toml=order.profile_toml)
    count: int = found["recommendations"]
    job = jobs.update(job, state="building", percent=30, message=f"{count} recommendations found.")
    new = NewDocument(
        content.read_bytes(),
        order.source_name,
        order.slug,
        order.title,
        order.publisher,
        order.date,
        order.slug if order.profile_toml else order.profile,
    )
    profiles = {order.slug: order.profile_toml} if order.slug and order.profile_toml else None
    (taken,) = _patiently(lambda: home.take_in([new], _listener(job, jobs), profiles))
    stored = taken.document
    document = JobDocument(stored.slug, taken.outcome, stored.version, count)
    sentence = told(taken, order.source_name)
    message = sentence[:1].upper() + sentence[1:]
    if profiles and taken.outcome != "held":
        message += f" The site keeps its profile as {order.slug}."
    return jobs.update(job, state="done", percent=100, message=message, document=document)


def _remove(job: Job, order: Order, jobs: Jobs, home: Home) -> Job:
    slug = order.slug or ""
    job = jobs.update(job, state="building", percent=30, message=f"Taking {slug} out.")
    _patiently(lambda: home.remove(slug, progress=_listener(job, jobs)))
    message = f"Removed {slug}; its versions are kept in the data directory."
    return jobs.update(job, state="done", percent=100, message=message, document=JobDocument(slug, "removed"))


def _patiently(change: Callable[[], _T]) -> _T:
    """What a change gives, once no other command changes the library. Raises Busy after PATIENCE."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return change()
        except Busy:
            if time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)


def _listener(job: Job, jobs: Jobs) -> Listener:
    """What tells of a build as the progress of a job, per cent by per cent."""
    shown = job.percent

    def listen(progress: Progress) -> None:
        nonlocal shown
        begin, end = _SPANS[progress.phase]
        percent = begin + (end - begin) * progress.done // max(1, progress.total)
        if percent > shown:
            shown = percent
            jobs.update(job, percent=percent, message=f"Building: {progress.phase}.")

    return listen


@contextmanager
def _held(lock: Path) -> Iterator[bool]:
    """Whether this process does the jobs while the block runs; the kernel frees the lock when it ends."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)
